package io.mailferry.simulator.directory;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.mailferry.simulator.count.Counters;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What makes a plain LDAP server answer as a domain controller does. */
final class DomainControllerBehaviour extends InMemoryOperationInterceptor {
  private static final String BAD_CREDENTIALS =
      "80090308: LdapErr: DSID-0C090449, comment: AcceptSecurityContext error, data 52e, v4563";
  private static final String EXPIRED =
      "80090308: LdapErr: DSID-0C090449, comment: AcceptSecurityContext error, data 701, v4563";
  private static final String BIND_FIRST =
      "000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful"
          + " bind must be completed on the connection., data 0, v4563";

  private final String host;
  private final String accountDn;
  private final Set<String> accountNames;
  private final InstantSource clock;
  private final AtomicLong usn;
  private final Counters counters;
  private final Set<Long> seen = ConcurrentHashMap.newKeySet();
  private final Set<Long> bound = ConcurrentHashMap.newKeySet();
  private volatile boolean accountExpired;

  DomainControllerBehaviour(
      String host,
      String accountDn,
      Set<String> accountNames,
      InstantSource clock,
      AtomicLong usn,
      Counters counters) {
    this.host = host;
    this.accountDn = accountDn;
    this.accountNames = Set.copyOf(accountNames);
    this.clock = clock;
    this.usn = usn;
    this.counters = counters;
  }

  void expireAccount() {
    accountExpired = true;
  }

  void extendAccount() {
    accountExpired = false;
  }

  void forgetConnections() {
    seen.clear();
    bound.clear();
  }

  @Override
  public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
    count(request.getConnectionID());
    bound.remove(request.getConnectionID());
    var bind = request.getRequest();
    var password = bind.getPassword();
    if (password != null
        && accountNames.stream().anyMatch(name -> name.equalsIgnoreCase(bind.getBindDN()))) {
      request.setRequest(new SimpleBindRequest(accountDn, password.stringValue()));
    }
  }

  @Override
  public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult result) {
    var answer = result.getResult();
    if (answer == null || answer.getResultCode().equals(ResultCode.SUCCESS)) {
      if (result.getRequest().getBindDN().isEmpty()) {
        return;
      }
      if (!accountExpired) {
        bound.add(result.getConnectionID());
        return;
      }
    }
    // Only whoever knows the password is told more than that it is wrong.
    var isRight = answer == null || answer.getResultCode().equals(ResultCode.SUCCESS);
    result.setResult(
        new BindResult(
            answer == null ? result.getMessageID() : answer.getMessageID(),
            ResultCode.INVALID_CREDENTIALS,
            isRight ? EXPIRED : BAD_CREDENTIALS,
            null,
            null,
            null));
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    count(request.getConnectionID());
    if (isRootDse(request.getRequest().getBaseDN(), request.getRequest().getScope())) {
      return;
    }
    counters.search(host);
    if (!bound.contains(request.getConnectionID())) {
      throw new LDAPException(ResultCode.OPERATIONS_ERROR, BIND_FIRST);
    }
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
    var entry = result.getSearchEntry();
    if (entry == null || !entry.getDN().isEmpty()) {
      return;
    }
    var fresh = entry.duplicate();
    refresh(fresh, "currentTime", AdTime.write(clock.instant()));
    refresh(fresh, "highestCommittedUSN", Long.toString(usn.get()));
    result.setSearchEntry(fresh);
  }

  @Override
  public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
    throw readOnly();
  }

  @Override
  public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) throws LDAPException {
    throw readOnly();
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
    throw readOnly();
  }

  @Override
  public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
      throws LDAPException {
    throw readOnly();
  }

  private static LDAPException readOnly() {
    return new LDAPException(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0");
  }

  private static void refresh(Entry entry, String attribute, String value) {
    if (entry.hasAttribute(attribute)) {
      entry.setAttribute(attribute, value);
    }
  }

  private static boolean isRootDse(@Nullable String base, SearchScope scope) {
    return (base == null || base.isEmpty()) && scope.equals(SearchScope.BASE);
  }

  private void count(long connection) {
    if (seen.add(connection)) {
      counters.connection(host);
    }
  }
}
