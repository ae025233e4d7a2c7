package io.mailferry.activities.mailbox;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.Sid;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.plan.Intention;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that whoever opened a mailbox before its move into a resource forest opens it afterwards
 * (docs/exchange/cross-forest.md#linked-mailboxes). A logon by Exchange's own account proves
 * nothing of that.
 */
final class VerifyLink {
  private static final String WHAT = "is opened by the same account as before";

  /** {@code msExchRecipientTypeDetails} of a mailbox that is opened by the account beside it. */
  private static final long USER_MAILBOX = 1;

  /** Of shared mailboxes, rooms and equipment. */
  private static final Set<Long> NOBODYS_OWN = Set.of(4L, 16L, 32L);

  private final Organisation organisation;

  VerifyLink(Organisation organisation) {
    this.organisation = organisation;
  }

  /**
   * The check; empty where people sign in with accounts of the target.
   *
   * @param controller the controller of the commands' forest to ask
   */
  Optional<Verification.Check> of(Intention intention, String controller) {
    return organisation.accounts() == AccountsAfterMove.OF_THE_SOURCE
            && intention.route().crossForest()
            && intention.scope() != MailboxScope.ARCHIVE_ONLY
        ? Optional.of(asked(intention, controller).called("account"))
        : Optional.empty();
  }

  private Verification.Check asked(Intention intention, String controller) {
    try {
      var mailbox = intention.mailbox();
      var near = organisation.directory().find(mailbox, controller);
      var stamp = LookUpMailbox.stampIn(intention, near);
      var far =
          organisation
              .otherForest(intention.route(), stamp)
              .find(mailbox, organisation.farController(intention.route(), stamp))
              .value();
      var source = intention.route() == Route.PUSH ? near.value() : far;
      var target = intention.route() == Route.PUSH ? far : near.value();
      return source.isEmpty() || target.isEmpty()
          ? Verification.Check.unknown(WHAT, "one of the forests does not show its object")
          : compared(source.get(), target.get());
    } catch (Fault fault) {
      return Verification.Check.unknown(WHAT, "its accounts cannot be read: " + fault.sentence());
    }
  }

  /**
   * The source, a mail user now, keeps its identifiers. That its account is disabled says little:
   * it may have been disabled since, or be the one beside a mailbox whose link Exchange took away.
   */
  private static Verification.Check compared(DirectoryEntry source, DirectoryEntry target) {
    var before = source.account();
    if (Sid.SELF.equals(before.master()) || isOfNobody(before, target)) {
      return unlinked(target.account());
    }
    var owner = before.master() == null ? before.sid() : before.master();
    if (owner == null) {
      return Verification.Check.unknown(
          WHAT, "the source shows neither objectSid nor msExchMasterAccountSid");
    }
    var check = linkedTo(owner, target);
    return check.passed() || before.master() != null || before.isEnabled()
        ? check
        : Verification.Check.unknown(
            WHAT, "the source does not show any more whose it was; " + check.detail());
  }

  private static boolean isOfNobody(Account before, DirectoryEntry target) {
    return before.master() == null
        && !before.isEnabled()
        && NOBODYS_OWN.contains(target.recipientType());
  }

  private static Verification.Check unlinked(Account account) {
    return account.isLinked()
        ? Verification.Check.failed(
            WHAT, "the mailbox is nobody's own, and is linked to the account " + account.master())
        : Verification.Check.passed(WHAT, "the mailbox is nobody's own, and is not linked");
  }

  private static Verification.Check linkedTo(Sid owner, DirectoryEntry target) {
    var account = target.account();
    if (owner.equals(account.sid())) {
      return account.isLinked()
          ? Verification.Check.failed(
              WHAT, whose(account) + ", and the account beside it is its owner's")
          : Verification.Check.passed(WHAT, "the account beside it is its owner's");
    }
    if (!owner.equals(account.master())) {
      return Verification.Check.failed(WHAT, whose(account) + ", and was " + owner + "'s");
    }
    if (account.isEnabled()) {
      return Verification.Check.failed(
          WHAT,
          "the mailbox is linked to " + owner + ", and yet its own account is enabled: disable it");
    }
    return target.recipientType() == USER_MAILBOX
        ? Verification.Check.failed(
            WHAT,
            "the mailbox names the master account "
                + owner
                + ", and is no linked mailbox (msExchRecipientTypeDetails is 1, not 2):"
                + " Set-User -LinkedMasterAccount for it")
        : Verification.Check.passed(WHAT, "linked to " + owner);
  }

  private static String whose(Account account) {
    return account.isLinked()
        ? "the mailbox is linked to the account " + account.master()
        : "the mailbox is linked to no account";
  }
}
