package io.mailferry.activities.mailbox;

import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.Sid;
import java.util.Optional;

/** Whose account opens a mailbox (docs/exchange/cross-forest.md#whose-account). */
sealed interface MailboxOwner {
  /** A person with this account, be it beside the mailbox or in another forest. */
  record Person(Sid account) implements MailboxOwner {}

  /** Nobody's own: a shared mailbox, a room, equipment. */
  record Nobody() implements MailboxOwner {}

  /**
   * What Exchange calls invalid, or cannot be told.
   *
   * @param why in a sentence that ends with what to do
   */
  record Unclear(String why) implements MailboxOwner {}

  /** What the account of a mailbox says of it. */
  static MailboxOwner of(Account account) {
    var master = account.master();
    if (account.enabled() == null) {
      return new Unclear(
          "the directory does not show whether the source account is enabled: let Mailferry's"
              + " account read userAccountControl there");
    }
    if (account.isEnabled() && master != null) {
      return new Unclear(
          "the source account is enabled and has msExchMasterAccountSid "
              + master
              + ", which Exchange calls invalid: clear it (Set-ADUser -Clear"
              + " msExchMasterAccountSid) if people sign in with this account, or disable the"
              + " account");
    }
    if (master != null) {
      return master.equals(Sid.SELF) ? new Nobody() : new Person(master);
    }
    if (account.isDisabled()) {
      return new Unclear(
          "the source account is disabled and no msExchMasterAccountSid is seen, which Exchange calls"
              + " invalid: enable it if it is a person's, or set S-1-5-10 (SELF) there for a shared"
              + " mailbox, a room or equipment");
    }
    return Optional.ofNullable(account.sid())
        .<MailboxOwner>map(Person::new)
        .orElseGet(
            () ->
                new Unclear(
                    "the directory does not show the source account's objectSid: let Mailferry's"
                        + " account read it there"));
  }
}
