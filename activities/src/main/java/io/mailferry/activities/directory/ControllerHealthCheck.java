package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a controller is well: it answers, is in step with the others, its clock is right, it serves
 * its domain of the forest, and it lets our account search (docs/exchange/directory.md#health).
 *
 * <p>A root entry alone proves little: it is readable without any account.
 */
final class ControllerHealthCheck {
  private final String root;
  private final String forestRoot;
  private final InstantSource clock;
  private final Duration tolerance;

  ControllerHealthCheck(DirectorySettings settings, InstantSource clock) {
    this.root = settings.root();
    this.forestRoot = settings.forestRoot();
    this.clock = clock;
    this.tolerance = settings.timing().clockTolerance();
  }

  /** What its root entry says, which takes no account. */
  void check(LDAPConnection connection) throws LDAPException {
    var dse = rootOf(connection);
    if (!"TRUE".equalsIgnoreCase(dse.getAttributeValue("isSynchronized"))) {
      throw unwell("it is not synchronised with the other controllers");
    }
    var context = dse.getAttributeValue("defaultNamingContext");
    if (context == null || !DN.equals(context, root)) {
      throw unwell("it serves " + context + " and not " + root);
    }
    var forest = dse.getAttributeValue("rootDomainNamingContext");
    if (forest != null && !DN.equals(forest, forestRoot)) {
      throw unwell("it belongs to the forest of " + forest + " and not of " + forestRoot);
    }
    var off = Duration.between(clock.instant(), timeOf(dse)).abs();
    if (off.compareTo(tolerance) > 0) {
      throw unwell("its clock is " + off.toSeconds() + " s off");
    }
  }

  /**
   * Whether our account may search it.
   *
   * @throws ShownNothing when it may sign in and not even see the root
   */
  void search(LDAPConnection connection) throws LDAPException {
    var request =
        new SearchRequest(root, SearchScope.BASE, "(objectClass=*)", SearchRequest.NO_ATTRIBUTES);
    try {
      if (connection.search(request).getEntryCount() == 0) {
        throw new ShownNothing("object", null);
      }
    } catch (LDAPSearchException failed) {
      if (failed.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw new ShownNothing("object", failed);
      }
      throw failed;
    }
  }

  /** The controller's root entry. */
  static RootDSE rootOf(LDAPConnection connection) throws LDAPException {
    var dse = connection.getRootDSE();
    if (dse == null) {
      throw unwell("it returns no root DSE");
    }
    return dse;
  }

  /** What a controller's own clock shows, in its root entry. */
  static Instant timeOf(RootDSE dse) throws LDAPException {
    var time = dse.getAttributeValue("currentTime");
    if (time == null) {
      throw unwell("it does not report its time");
    }
    try {
      return StaticUtils.decodeGeneralizedTime(time).toInstant();
    } catch (ParseException unreadable) {
      throw new LDAPException(
          ResultCode.DECODING_ERROR, "it reports a time that cannot be read: " + time, unreadable);
    }
  }

  private static LDAPException unwell(String why) {
    return new LDAPException(ResultCode.UNAVAILABLE, why);
  }
}
