package io.mailferry.activities.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.model.MailboxGuid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A controller on a real socket that does what a test tells it: it restarts on the same port, lags
 * behind the others, refuses the account.
 */
final class TestController implements AutoCloseable {
  static final String FOREST = "target.example";
  static final String ROOT = "DC=target,DC=example";
  static final String ACCOUNT = "CN=svc,CN=Users," + ROOT;

  /** What its own clock shows, for ever. */
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

  private static final String INSIDE = "the server's own";

  private final String name;
  private final int port;
  private final InMemoryDirectoryServer server;
  private final AtomicInteger binds = new AtomicInteger();
  private volatile String password = "secret";
  private volatile @Nullable String refusal;
  private volatile @Nullable CyclicBarrier together;
  private volatile @Nullable String synchronised = "TRUE";
  private volatile boolean hidesAll;

  private TestController(String name) throws LDAPException {
    this.name = name;
    this.port = freePort();
    var config = new InMemoryDirectoryServerConfig(ROOT);
    config.addAdditionalBindCredentials(ACCOUNT, INSIDE);
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            name, InetAddress.getLoopbackAddress(), port, null));
    config.addInMemoryOperationInterceptor(new Behaviour());
    config.setRootDSEEntry(
        new Entry(
            "",
            new Attribute("objectClass", "top"),
            new Attribute("defaultNamingContext", ROOT),
            new Attribute("configurationNamingContext", ROOT),
            new Attribute("isSynchronized", "TRUE"),
            new Attribute("currentTime", "20261123100000.0Z")));
    this.server = new InMemoryDirectoryServer(config);
    server.add(new Entry(ROOT, new Attribute("objectClass", "top", "domain")));
    // Exchange has one wherever it is installed.
    holds("SystemMailbox", new MailboxGuid(new UUID(1, 1)));
    server.startListening();
  }

  static TestController start(String name) {
    try {
      return new TestController(name);
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  ControllerSettings settings() {
    return new ControllerSettings(name, "127.0.0.1", port, Security.CLEAR);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** Cuts every connection and listens again on the same port. */
  void restart() {
    stop();
    try {
      server.startListening();
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Cuts every connection and listens no more. */
  void stop() {
    server.shutDown(true);
  }

  /** What it says of itself from now on; null for nothing at all. */
  void says(@Nullable String isSynchronized) {
    synchronised = isSynchronized;
  }

  /** Whether it shows the account any of its objects but the root. */
  void hidesAll(boolean hides) {
    hidesAll = hides;
  }

  /** From now on it takes this password and no other. */
  void takes(String other) {
    password = other;
  }

  /** From now on it refuses whatever the password; null to end that. */
  void refuses(@Nullable String data) {
    refusal = data;
  }

  /** Answers no search among its objects before so many are asked at once. */
  void answersTogether(int searches) {
    together = new CyclicBarrier(searches);
  }

  /** Answers each search when it is asked. */
  void answersAlone() {
    together = null;
  }

  /** How often an account has tried to sign in. */
  int binds() {
    return binds.get();
  }

  /** A mailbox of its own, for an object of its own. */
  void holds(String commonName, MailboxGuid mailbox) {
    try {
      server.add(
          new Entry(
              "CN=" + commonName + "," + ROOT,
              new Attribute("objectClass", "top", "user"),
              new Attribute("objectGUID", AdGuid.bytes(UUID.randomUUID())),
              new Attribute("msExchMailboxGuid", AdGuid.bytes(mailbox.value()))));
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An object of any kind. */
  void holds(String dn, Attribute... attributes) {
    try {
      var entry = new Entry(dn, attributes);
      entry.addAttribute("objectGUID", AdGuid.bytes(UUID.randomUUID()));
      server.add(entry);
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }

  private final class Behaviour extends InMemoryOperationInterceptor {
    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
        throws LDAPException {
      binds.incrementAndGet();
      var given = request.getRequest().getPassword();
      var data = refusal;
      if (data == null && (given == null || !given.stringValue().equals(password))) {
        data = "52e";
      }
      if (data != null) {
        throw new LDAPException(
            ResultCode.INVALID_CREDENTIALS,
            "80090308: LdapErr: DSID-0C090449, comment: AcceptSecurityContext error, data "
                + data
                + ", v4563");
      }
      request.setRequest(new SimpleBindRequest(ACCOUNT, INSIDE));
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      var all = together;
      if (all == null || request.getRequest().getScope().equals(SearchScope.BASE)) {
        return;
      }
      try {
        all.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
        throw new LDAPException(ResultCode.OTHER, "the others did not come", alone);
      }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
      var entry = result.getSearchEntry();
      if (hidesAll && entry != null && entry.getDN().length() > ROOT.length()) {
        result.setSearchEntry(null);
        return;
      }
      if (entry == null || !entry.getDN().isEmpty()) {
        return;
      }
      var fresh = entry.duplicate();
      fresh.removeAttribute("isSynchronized");
      var said = synchronised;
      if (said != null) {
        fresh.addAttribute("isSynchronized", said);
      }
      result.setSearchEntry(fresh);
    }
  }
}
