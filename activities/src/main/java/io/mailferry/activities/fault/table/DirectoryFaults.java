package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/** What domain controllers say to us directly (docs/exchange/directory.md#result-codes). */
final class DirectoryFaults {
  private DirectoryFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.AD_AWAY)
            .notReached()
            .when(text("Failed to retrieve RootDSE"))
            .cause("None of the forest's domain controllers could be used")
            .mailferry(
                "It tries them again, one after the other, until one answers; nothing has to be"
                    + " retried.")
            .you("Look at the controllers named, each with its cause.")
            .seen(
                "docs/exchange/field-report.md#controller-down (the words are another tool's)",
                "Failed to retrieve RootDSE at 'Source.Domain' under 'DOMAIN\\account'"),
        row(FaultCode.AD_CONTROLLER_AWAY)
            .notReached()
            .cause("One domain controller is of no use, and another of its domain answers")
            .mailferry(
                "It asks the others in its place, and no mailbox waits. Each worker looks after it"
                    + " every ten seconds, and the incident ends when it answers.")
            .you("Look after the controller before the others fail, too.")
            .ours("It is of no use: connection refused. dc2.target.example is asked in its place"),
        row(FaultCode.AD_ACCOUNT)
            .refused(Reason.NOT_ALLOWED)
            .when(text("AcceptSecurityContext error, data [0-9a-f]+"))
            .cause("The directory refused the account that Mailferry signs in with")
            .mailferry(
                "It asks no other controller, so that the account is not locked; it tries again"
                    + " after rests that grow, and at once when the password file changes.")
            .you("Correct the account, or its password in the file.")
            .seen(
                "docs/exchange/directory.md#result-codes (code 49)",
                "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 775,"
                    + " v4563"),
        row(FaultCode.AD_UNPROTECTED)
            .refused(Reason.NOT_ALLOWED)
            .when(
                text("Strong\\(er\\) authentication required"),
                text("requires (the client to negotiate|binds to turn on) (integrity|signing)"))
            .cause("The directory demands a protected connection")
            .mailferry("It sends no password over an unprotected one.")
            .you("Set the controller's security to LDAPS or STARTTLS.")
            .seen(
                "docs/exchange/directory.md#encryption-required (port 389)",
                "BindSimple: Transport encryption required. Strong(er) authentication required"),
        row(FaultCode.AD_AMBIGUOUS)
            .refused(Reason.OTHER)
            .cause("More than one object of the forest carries the same mailbox GUID")
            .mailferry("It touches none of them.")
            .you("Take the GUID away from the object that should not have it, then retry.")
            .ours("2 objects carry the mailbox GUID 3f1c0000-0000-0000-0000-000000000001"),
        row(FaultCode.AD_RIGHTS)
            .refused(Reason.NOT_ALLOWED)
            .when(text("INSUFF_ACCESS_RIGHTS"))
            .cause("The account may not read that part of the directory")
            .mailferry("It stops and asks.")
            .you("Let the account read users and the configuration partition, then retry.")
            .seen(
                "docs/exchange/directory.md#result-codes (code 50)",
                "00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0"));
  }
}
