package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/**
 * The mailbox or its mail user must be prepared by a person
 * (docs/exchange/command-errors.md#the-objects).
 *
 * <p>Exchange says nearly all of it with one exception, {@code RecipientTaskException}, so that
 * only the words tell; in words it does not know, such an error is unconfirmed and looked into.
 */
final class MailboxFaults {
  private MailboxFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_DELIVERY_DOMAIN)
            .refused(Reason.OTHER)
            .when(
                type("TargetDeliveryDomainMismatchPermanentException"),
                text("doesn't have an SMTP proxy matching"))
            .cause("The target mail user has no address in the delivery domain")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Add an address in that domain to the mail user, then retry.")
            .seen(
                "docs/exchange/cross-forest.md#delivery-domain",
                Samples.newMove("TargetDeliveryDomainMismatchPermanentException"),
                "TargetDeliveryDomainMismatchPermanentException",
                "Target mailbox doesn't have an SMTP proxy matching 'target.example'."),
        row(FaultCode.EX_NO_RECIPIENT)
            .refused(Reason.OTHER)
            .when(text("Cannot find a recipient that has mailbox GUID"))
            .cause("No mail user carries the mailbox's GUID in the other forest")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Prepare the mail user (Prepare-MoveRequest.ps1), then retry.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "Cannot find a recipient that has mailbox GUID"
                    + " '3f1c0000-0000-0000-0000-000000000001'."),
        row(FaultCode.EX_NO_MAILBOX)
            .refused(Reason.OTHER)
            .when(text("isn't a mailbox user"))
            .cause("The object to move has no mailbox in the forest where the command runs")
            .mailferry("It stops and asks; nothing was changed.")
            .you("See where the mailbox lives; plan its move from there.")
            .seen(
                "docs/exchange/command-errors.md#unknown-words (the rule; the words are assumed)",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The recipient 'Migrated_User' isn't a mailbox user in this forest."),
        row(FaultCode.EX_PRIMARY_EXISTS)
            .refused(Reason.OTHER)
            .when(text("already has a primary mailbox"))
            .cause("The target object has a mailbox already")
            .mailferry("It stops and asks; nothing was changed.")
            .you("See whether the move has happened already; otherwise put the object right.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "Target user 'Migrated_User' already has a primary mailbox."),
        row(FaultCode.EX_PRIMARY_ONLY)
            .refused(Reason.OTHER)
            .when(text("You must specify the PrimaryOnly parameter"))
            .cause("Only the primary mailbox can move here, because the archive stays")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Plan the mailbox as PrimaryOnly.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "You must specify the PrimaryOnly parameter."),
        row(FaultCode.EX_UNIFIED_MESSAGING)
            .refused(Reason.OTHER)
            .when(text("isn't enabled for unified messaging"))
            .cause("The target object lacks the unified messaging settings of the mailbox")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Enable or disable unified messaging on both sides alike, then retry.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The target user 'Migrated_User' isn't enabled for unified messaging."),
        row(FaultCode.EX_QUOTA)
            .refused(Reason.OTHER)
            .when(
                type("MailboxExceedsTargetQuotaPermanentException"),
                text("(exceeds?|larger than) .*(target|recoverable ?items).*quota"))
            .cause("The mailbox is larger than the target's quota allows")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Raise the quota or choose another database, then retry.")
            .seen(
                "docs/exchange/move-requests.md#quotas (the rule; the words are assumed)",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The mailbox size 4.1 GB exceeds the target quota 2 GB.")
            .seen(
                "docs/exchange/move-requests.md#quotas (the dumpster; the words are assumed)",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The dumpster size 31 GB is larger than the RecoverableItemsQuota 30 GB."));
  }
}
