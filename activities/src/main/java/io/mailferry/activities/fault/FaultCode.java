package io.mailferry.activities.fault;

import io.mailferry.model.memory.Refusal;
import java.util.Set;

/**
 * The codes of all faults, each written once. They never change: people search for them, and they
 * stand in histories. The table of faults says what each means.
 */
public final class FaultCode {
  // ------------------------------------------------------------------ a directory's

  public static final String AD_ACCOUNT = "MF-AD-ACCOUNT";
  public static final String AD_AMBIGUOUS = "MF-AD-AMBIGUOUS";
  public static final String AD_AWAY = "MF-AD-AWAY";
  public static final String AD_CONTROLLER_AWAY = "MF-AD-CONTROLLER-AWAY";
  public static final String AD_RIGHTS = "MF-AD-RIGHTS";
  public static final String AD_UNPROTECTED = "MF-AD-UNPROTECTED";

  // ------------------------------------------------------------------ Exchange's and the shell's

  public static final String EX_ACCEPTED_DOMAIN = "MF-EX-ACCEPTED-DOMAIN";
  public static final String EX_AD_AWAY = "MF-EX-AD-AWAY";
  public static final String EX_AD_FAILED = "MF-EX-AD-FAILED";
  public static final String EX_AD_RIGHTS = "MF-EX-AD-RIGHTS";
  public static final String EX_ALREADY_MOVING = "MF-EX-ALREADY-MOVING";
  public static final String EX_ALREADY_THERE = "MF-EX-ALREADY-THERE";
  public static final String EX_AMBIGUOUS = "MF-EX-AMBIGUOUS";
  public static final String EX_ARCHIVE = "MF-EX-ARCHIVE";
  public static final String EX_BINDING = "MF-EX-BINDING";
  public static final String EX_CMDLET = "MF-EX-CMDLET";
  public static final String EX_COMBINATION = "MF-EX-COMBINATION";
  public static final String EX_COMPLETED_REMAINS = "MF-EX-COMPLETED-REMAINS";
  public static final String EX_CONNECT = "MF-EX-CONNECT";
  public static final String EX_CONNECT_AWAY = "MF-EX-CONNECT-AWAY";
  public static final String EX_CONNECT_CERTIFICATE = "MF-EX-CONNECT-CERTIFICATE";
  public static final String EX_CONNECT_CLIENT = "MF-EX-CONNECT-CLIENT";
  public static final String EX_CONNECT_DENIED = "MF-EX-CONNECT-DENIED";
  public static final String EX_CONNECT_KERBEROS = "MF-EX-CONNECT-KERBEROS";
  public static final String EX_CONTACT_LIST = "MF-EX-CONTACT-LIST";
  public static final String EX_COPY_LAGS = "MF-EX-COPY-LAGS";
  public static final String EX_CREDENTIAL = "MF-EX-CREDENTIAL";
  public static final String EX_DATABASE_OFFLINE = "MF-EX-DATABASE-OFFLINE";
  public static final String EX_DATABASE_SCHEMA = "MF-EX-DATABASE-SCHEMA";
  public static final String EX_DELIVERY_DOMAIN = "MF-EX-DELIVERY-DOMAIN";
  public static final String EX_ENDPOINT_AWAY = "MF-EX-ENDPOINT-AWAY";
  public static final String EX_ENDPOINT_CERTIFICATE = "MF-EX-ENDPOINT-CERTIFICATE";
  public static final String EX_ENDPOINT_REFUSED = "MF-EX-ENDPOINT-REFUSED";
  public static final String EX_ENDPOINT_SLOW = "MF-EX-ENDPOINT-SLOW";
  public static final String EX_ENDPOINT_UNREADY = "MF-EX-ENDPOINT-UNREADY";
  public static final String EX_ENDPOINT_WRONG = "MF-EX-ENDPOINT-WRONG";
  public static final String EX_FAR_ACCOUNT = Refusal.FAR_ACCOUNT;
  public static final String EX_FORM = "MF-EX-FORM";
  public static final String EX_LOAD_QUOTA = "MF-EX-LOAD-QUOTA";
  public static final String EX_LOST_ANSWER = "MF-EX-LOST-ANSWER";
  public static final String EX_MAILBOX_LOCKED = "MF-EX-MAILBOX-LOCKED";
  public static final String EX_MRS_DOWN = "MF-EX-MRS-DOWN";
  public static final String EX_MRS_FAILED = "MF-EX-MRS-FAILED";
  public static final String EX_MRS_NOT_SCANNING = "MF-EX-MRS-NOT-SCANNING";
  public static final String EX_NO_CMDLET = "MF-EX-NO-CMDLET";
  public static final String EX_NO_DATABASE = "MF-EX-NO-DATABASE";
  public static final String EX_NO_MAILBOX = "MF-EX-NO-MAILBOX";
  public static final String EX_NO_PROVISIONING = "MF-EX-NO-PROVISIONING";
  public static final String EX_NO_RECIPIENT = "MF-EX-NO-RECIPIENT";
  public static final String EX_NO_ROLE = "MF-EX-NO-ROLE";
  public static final String EX_NO_SESSION = "MF-EX-NO-SESSION";
  public static final String EX_NOT_DELIVERED = "MF-EX-NOT-DELIVERED";
  public static final String EX_NOT_FOUND = "MF-EX-NOT-FOUND";
  public static final String EX_NOT_MAIL_USER = "MF-EX-NOT-MAIL-USER";
  public static final String EX_NUL = "MF-EX-NUL";
  public static final String EX_OBJECT_INVALID = "MF-EX-OBJECT-INVALID";
  public static final String EX_PARAMETER_MISSING = "MF-EX-PARAMETER-MISSING";
  public static final String EX_PARAMETER_UNKNOWN = "MF-EX-PARAMETER-UNKNOWN";
  public static final String EX_PARAMETERS = "MF-EX-PARAMETERS";
  public static final String EX_PRIMARY_EXISTS = "MF-EX-PRIMARY-EXISTS";
  public static final String EX_PRIMARY_ONLY = "MF-EX-PRIMARY-ONLY";
  public static final String EX_PROXIED = "MF-EX-PROXIED";
  public static final String EX_PROXY_FULL = "MF-EX-PROXY-FULL";
  public static final String EX_QUOTA = "MF-EX-QUOTA";
  public static final String EX_RUNSPACE_BUDGET = "MF-EX-RUNSPACE-BUDGET";
  public static final String EX_SCOPE = "MF-EX-SCOPE";
  public static final String EX_SESSION_CLOSED = "MF-EX-SESSION-CLOSED";
  public static final String EX_SESSION_LOST = "MF-EX-SESSION-LOST";
  public static final String EX_STOPPED = "MF-EX-STOPPED";
  public static final String EX_STORE_AWAY = "MF-EX-STORE-AWAY";
  public static final String EX_TOO_LONG_ANSWER = "MF-EX-TOO-LONG-ANSWER";
  public static final String EX_TOO_MANY_SHELLS = "MF-EX-TOO-MANY-SHELLS";
  public static final String EX_UNHEALTHY = "MF-EX-UNHEALTHY";
  public static final String EX_UNIFIED_MESSAGING = "MF-EX-UNIFIED-MESSAGING";
  public static final String EX_UNKNOWN = "MF-EX-UNKNOWN";
  public static final String EX_VALUE = "MF-EX-VALUE";
  public static final String EX_VERSION = "MF-EX-VERSION";
  public static final String EX_WRONG_STATE = "MF-EX-WRONG-STATE";

  /** A domain controller's and not Exchange's (docs/exchange/command-errors.md). */
  static final Set<String> OF_CONTROLLERS = Set.of(EX_AD_AWAY, EX_AD_FAILED);

  /** Exchange answered, and what it said leaves open what became of the command. */
  static final Set<String> UNCLEAR_ANSWERS =
      Set.of(EX_UNKNOWN, EX_PROXIED, EX_MRS_FAILED, EX_OBJECT_INVALID, EX_DATABASE_SCHEMA);

  private FaultCode() {}
}
