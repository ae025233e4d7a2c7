package io.mailferry.activities.mailbox;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.Sid;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether the account of a prepared mail user fits the mailbox that is to come
 * (docs/exchange/cross-forest.md#linked-mailboxes).
 */
final class PreparedAccount {
  private static final String AGAIN =
      "run Prepare-MoveRequest.ps1 with -LinkedMailUser -UseLocalObject -OverWriteLocalObject for"
          + " it";

  private PreparedAccount() {}

  /** What stands in the way, each in a sentence. */
  static List<String> obstacles(
      DirectoryEntry source, DirectoryEntry target, AccountsAfterMove accounts) {
    return switch (accounts) {
      case OF_THE_TARGET -> unwantedLink(source.account(), target.account());
      case OF_THE_SOURCE ->
          switch (MailboxOwner.of(source.account())) {
            case MailboxOwner.Person(var account) -> ofAPerson(account, target.account());
            case MailboxOwner.Nobody _ -> ofNobody(target.account());
            case MailboxOwner.Unclear(var why) -> List.of(why);
          };
    };
  }

  /** What was linked before may stay so. */
  private static List<String> unwantedLink(Account source, Account target) {
    return target.isLinked() && !Objects.equals(source.master(), target.master())
        ? List.of(
            "the target mail user is linked to the account "
                + target.master()
                + " (msExchMasterAccountSid), and people are to sign in with accounts of the"
                + " target forest: clear that, or set linked-mailboxes for the organisation if they"
                + " keep their own")
        : List.of();
  }

  private static List<String> ofAPerson(Sid owner, Account target) {
    if (owner.equals(target.sid())) {
      return target.isLinked()
          ? List.of(
              "the account of the target mail user is its owner's own, and yet linked to the"
                  + " account "
                  + target.master()
                  + ": clear msExchMasterAccountSid there")
          : List.of();
    }
    return Stream.concat(
            notLinkedTo(owner, target).stream(), enabled("a linked mailbox", target).stream())
        .toList();
  }

  private static List<String> notLinkedTo(Sid owner, Account target) {
    var master = target.master();
    if (master == null) {
      return List.of(
          "the target mail user is linked to no account (no msExchMasterAccountSid is seen), and"
              + " people are to sign in with those of the source forest: "
              + AGAIN);
    }
    return master.equals(owner)
        ? List.of()
        : List.of(
            "the target mail user is linked to the account "
                + master
                + ", and the mailbox is "
                + owner
                + "'s: somebody else would open it; "
                + AGAIN);
  }

  private static List<String> ofNobody(Account target) {
    return Stream.concat(
            target.isLinked()
                ? Stream.of(
                    "the mailbox is nobody's own (shared, a room or equipment), and the target mail"
                        + " user is linked to the account "
                        + target.master()
                        + ": clear msExchMasterAccountSid there")
                : Stream.empty(),
            enabled("a mailbox that is nobody's own", target).stream())
        .toList();
  }

  private static List<String> enabled(String what, Account target) {
    return target.isEnabled()
        ? List.of(
            "the account of the target mail user is enabled, and that of "
                + what
                + " is disabled: Disable-ADAccount for it")
        : List.of();
  }
}
