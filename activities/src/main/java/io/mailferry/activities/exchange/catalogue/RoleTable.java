package io.mailferry.activities.exchange.catalogue;

import io.mailferry.activities.exchange.catalogue.Grant.Proof;
import java.util.List;

/**
 * Which management role grants which cmdlet, the least first.
 *
 * <p>Microsoft publishes what each role is for, and hardly which cmdlets it has; each row says how
 * sure it is. In a live organisation {@link #howToAsk} tells.
 */
public final class RoleTable {
  private static final String PAGES = "OfficeDocs-Exchange at 52e8b70f, ExchangeServer2013/";
  private static final String HELP = "-role-exchange-2013-help.md";

  private static final Grant MOVE_NAMED =
      grant("Move Mailboxes", Proof.NAMED, PAGES + "move-mailboxes" + HELP);
  private static final Grant MOVE =
      grant("Move Mailboxes", Proof.PURPOSE, PAGES + "move-mailboxes" + HELP);
  private static final Grant MIGRATION =
      grant("Migration", Proof.PURPOSE, PAGES + "migration" + HELP);
  private static final Grant VIEW_RECIPIENTS =
      grant("View-Only Recipients", Proof.PURPOSE, PAGES + "view-only-recipients" + HELP);
  private static final Grant MAIL_RECIPIENTS =
      grant("Mail Recipients", Proof.PURPOSE, PAGES + "mail-recipients" + HELP);
  private static final Grant VIEW_CONFIGURATION =
      grant("View-Only Configuration", Proof.PURPOSE, PAGES + "view-only-configuration" + HELP);
  private static final Grant DATABASES =
      grant("Databases", Proof.PURPOSE, PAGES + "databases" + HELP);
  private static final Grant DATABASE_COPIES =
      grant("Database Copies", Proof.PURPOSE, PAGES + "database-copies" + HELP);
  private static final Grant MONITORING =
      grant("Monitoring", Proof.PURPOSE, PAGES + "monitoring" + HELP);
  private static final Grant POLICIES =
      grant("Recipient Policies", Proof.PURPOSE, PAGES + "recipient-policies" + HELP);

  private RoleTable() {}

  private static Grant grant(String role, Proof proof, String source) {
    return new Grant(role, proof, source);
  }

  /** The roles that grant a cmdlet, the least first; never none. */
  public static List<Grant> of(CmdletName cmdlet) {
    return switch (cmdlet) {
      case NEW_MOVE_REQUEST ->
          List.of(
              MOVE_NAMED, unverified("Migration", "a blog of 2014, rajisubramanian.blogspot.com"));
      case GET_MOVE_REQUEST, GET_MOVE_REQUEST_STATISTICS ->
          List.of(MOVE, unverified("View-Only Recipients", "no source found; assumed"));
      case SET_MOVE_REQUEST, RESUME_MOVE_REQUEST, SUSPEND_MOVE_REQUEST, REMOVE_MOVE_REQUEST ->
          List.of(MOVE);
      case GET_MAILBOX_DATABASE -> List.of(VIEW_CONFIGURATION, DATABASES);
      case GET_MAILBOX_DATABASE_COPY_STATUS -> List.of(VIEW_CONFIGURATION, DATABASE_COPIES);
      case GET_MAILBOX, GET_MAIL_USER -> List.of(VIEW_RECIPIENTS, MAIL_RECIPIENTS);
      case GET_MIGRATION_USER -> List.of(MIGRATION);
      case GET_MAILBOX_STATISTICS -> List.of(VIEW_RECIPIENTS, MAIL_RECIPIENTS);
      case TEST_MAPI_CONNECTIVITY -> List.of(MONITORING);
      case TEST_MIGRATION_SERVER_AVAILABILITY ->
          List.of(MIGRATION, unverified("Move Mailboxes", "no source found; assumed"));
      case GET_THROTTLING_POLICY_ASSOCIATION, GET_THROTTLING_POLICY ->
          List.of(VIEW_CONFIGURATION, POLICIES);
    };
  }

  private static Grant unverified(String role, String source) {
    return grant(role, Proof.NOT_VERIFIED, source);
  }

  /** The least role that grants a cmdlet, in quotation marks. */
  public static String leastFor(CmdletName cmdlet) {
    return "“" + of(cmdlet).getFirst().role() + "”";
  }

  /**
   * The line with which an administrator asks Exchange itself (find-exchange-cmdlet-permissions).
   */
  public static String howToAsk(CmdletName cmdlet) {
    return "Get-ManagementRole -Cmdlet " + cmdlet.word();
  }
}
