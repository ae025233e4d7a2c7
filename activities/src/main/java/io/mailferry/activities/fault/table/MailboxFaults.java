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
  /** What was seen well before the submission, the controller that Exchange asks may not know. */
  private static final String FOUR_TRIES =
      "It submits again, four times within the 15 minutes that controllers may take to agree,"
          + " because the one that Exchange asked may not know the preparation yet. Then it stops"
          + " and asks; nothing was changed.";

  private MailboxFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_DELIVERY_DOMAIN)
            .refused(Reason.OTHER)
            .when(
                type("TargetDeliveryDomainMismatchPermanentException"),
                text("doesn't have an SMTP proxy matching"))
            .cause("The target mail user has no address in the delivery domain")
            .mailferry(FOUR_TRIES)
            .you("Add an address in that domain to the mail user, then retry.")
            .seen(
                "docs/exchange/cross-forest.md#delivery-domain",
                Samples.newMove("TargetDeliveryDomainMismatchPermanentException"),
                "TargetDeliveryDomainMismatchPermanentException",
                "Target mailbox doesn't have an SMTP proxy matching 'target.example'."),
        row(FaultCode.EX_NO_RECIPIENT)
            .refused(Reason.OTHER)
            .when(
                type("MissingExchangeGuidException"),
                text("Cannot find a recipient that has mailbox GUID"),
                text("A recipient wasn't found for .* on the target"))
            .cause("No mail user carries the mailbox's GUID in the other forest")
            .mailferry(FOUR_TRIES)
            .you("Prepare the mail user (Prepare-MoveRequest.ps1), then retry.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "Cannot find a recipient that has mailbox GUID"
                    + " '3f1c0000-0000-0000-0000-000000000001'."),
        row(FaultCode.EX_NO_MAILBOX)
            .refused(Reason.OTHER)
            .when(text("isn't a mailbox user"), text("Recipient '[^']*' isn't a mailbox\\."))
            .cause("The object to move has no mailbox in the forest where Exchange looked for it")
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
            .when(
                text("isn't enabled for unified messaging"),
                text("can't be enabled for Unified Messaging in the target forest"))
            .cause("The target object lacks the unified messaging settings of the mailbox")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Enable or disable unified messaging on both sides alike, then retry.")
            .seen(
                "docs/exchange/command-errors.md#preparation",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The target user 'Migrated_User' isn't enabled for unified messaging."),
        row(FaultCode.EX_ACCEPTED_DOMAIN)
            .refused(Reason.OTHER)
            .when(
                type("NotAcceptedDomainException"),
                text("not an accepted domain for your organization"))
            .cause("An address of the mailbox is in a domain that the organisation does not accept")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Take the address away, or make its domain an accepted one, then retry.")
            .seen(
                "docs/exchange/command-errors.md#accepted-domain",
                Samples.newMove("NotAcceptedDomainException"),
                "NotAcceptedDomainException",
                "You can't use the domain because it's not an accepted domain for your"
                    + " organization."),
        row(FaultCode.EX_NOT_MAIL_USER)
            .refused(Reason.OTHER)
            .when(text("must be a mail-enabled user when the primary mailbox is moving"))
            .cause("The object in the target forest is not a mail user")
            .mailferry(FOUR_TRIES)
            .you(
                "Prepare it (Prepare-MoveRequest.ps1); if it has a mailbox of its own, see first"
                    + " which of the two is wanted.")
            .seen(
                "docs/exchange/command-errors.md#not-a-mail-user",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The target recipient 'Migrated_User' must be a mail-enabled user when the primary"
                    + " mailbox is moving cross forest."),
        row(FaultCode.EX_AMBIGUOUS)
            .refused(Reason.OTHER)
            .when(
                text("couldn't be performed because '.*' matches multiple entries"),
                text("Couldn't find a unique request with the provided information"))
            .cause("More than one object answers to what the command names")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Look for the second one, also among deleted mailboxes and left-over requests.")
            .seen(
                "docs/exchange/command-errors.md#ambiguous",
                "The operation couldn't be performed because 'migrated_user@target.example'"
                    + " matches multiple entries."),
        row(FaultCode.EX_ARCHIVE)
            .refused(Reason.OTHER)
            .when(
                type("UserAlreadyHasDemotedArchiveException"),
                text("archive database is not explicitly set on the mailbox"),
                text("You must specify the ArchiveDomain parameter"))
            .cause("The mailbox's archive does not fit the move")
            .mailferry("It stops and asks; nothing was changed.")
            .you(
                "Look at the archive and its GUID on both sides: one archive, and on one side"
                    + " only.")
            .seen(
                "docs/exchange/command-errors.md#archive",
                "You must specify the ArchiveDomain parameter"),
        row(FaultCode.EX_CONTACT_LIST)
            .refused(Reason.OTHER)
            .when(text("Instant Messaging contact list is stored in Exchange"))
            .cause("The user's list of Instant Messaging contacts would be lost by the move")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Move the list back to the Instant Messaging server, or choose a newer target.")
            .seen(
                "docs/exchange/command-errors.md#target-too-old",
                "You shouldn't migrate mailbox 'Migrated_User' to Exchange 2010 or an earlier"
                    + " version while the user's Instant Messaging contact list is stored in"
                    + " Exchange."),
        row(FaultCode.EX_VERSION)
            .refused(Reason.OTHER)
            .when(text("Moving mailbox to Exchange version .* is not supported"))
            .cause("The target's Exchange is too old for the mailbox")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Plan a database of a newer server.")
            .seen(
                "docs/exchange/command-errors.md#target-too-old",
                "Moving mailbox to Exchange version 'Version 14.3 (Build 123.0)' is not"
                    + " supported."),
        row(FaultCode.EX_OBJECT_INVALID)
            .unconfirmed()
            .when(
                type("DataValidationException"),
                text("Database is mandatory on UserMailbox"),
                text("has been corrupted, and it's in an inconsistent state"))
            .cause("A directory object that Exchange read has values that it does not allow")
            .mailferry("It looks whether the command ran, and asks if it is told the same again.")
            .you("Correct the object; a mailbox without a database needs its homeMDB.")
            .seen(
                "docs/exchange/command-errors.md#object-invalid",
                "Database is mandatory on UserMailbox."),
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
