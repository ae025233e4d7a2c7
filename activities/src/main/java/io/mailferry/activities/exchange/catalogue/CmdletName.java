package io.mailferry.activities.exchange.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** The cmdlets that Mailferry uses, and no others. */
public enum CmdletName {
  /** Creates a move request. */
  NEW_MOVE_REQUEST("New-MoveRequest"),
  /** Reads stamps from the directory. */
  GET_MOVE_REQUEST("Get-MoveRequest"),
  /** Reads queue items. */
  GET_MOVE_REQUEST_STATISTICS("Get-MoveRequestStatistics"),
  /** Changes a move request. */
  SET_MOVE_REQUEST("Set-MoveRequest"),
  /** Lets a resting or failed request go on. */
  RESUME_MOVE_REQUEST("Resume-MoveRequest"),
  /** Lets a request rest. */
  SUSPEND_MOVE_REQUEST("Suspend-MoveRequest"),
  /** Takes a request away. */
  REMOVE_MOVE_REQUEST("Remove-MoveRequest"),
  /** Reads databases. */
  GET_MAILBOX_DATABASE("Get-MailboxDatabase"),
  /** Reads the copies of a database. */
  GET_MAILBOX_DATABASE_COPY_STATUS("Get-MailboxDatabaseCopyStatus"),
  /** Reads mailboxes. */
  GET_MAILBOX("Get-Mailbox"),
  /** Reads mail users. */
  GET_MAIL_USER("Get-MailUser"),
  /** Reads what Exchange's own batch service is migrating. */
  GET_MIGRATION_USER("Get-MigrationUser"),
  /** Reads sizes. */
  GET_MAILBOX_STATISTICS("Get-MailboxStatistics"),
  /** Logs on to a mailbox. */
  TEST_MAPI_CONNECTIVITY("Test-MapiConnectivity"),
  /** Asks the other forest whether it lets an account in. */
  TEST_MIGRATION_SERVER_AVAILABILITY("Test-MigrationServerAvailability"),
  /** Reads which throttling policy an account is under. */
  GET_THROTTLING_POLICY_ASSOCIATION("Get-ThrottlingPolicyAssociation"),
  /** Reads throttling policies. */
  GET_THROTTLING_POLICY("Get-ThrottlingPolicy");

  private final String word;

  CmdletName(String word) {
    this.word = word;
  }

  /** The name as Exchange writes it. */
  public String word() {
    return word;
  }

  /** The cmdlet of a name, without regard to case; empty when it is none of ours. */
  public static Optional<CmdletName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(word)).findFirst();
  }
}
