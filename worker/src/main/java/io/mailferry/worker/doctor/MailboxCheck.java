package io.mailferry.worker.doctor;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailUser;
import io.mailferry.activities.exchange.command.GetMailbox;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.worker.doctor.Asking.Said;
import io.mailferry.worker.doctor.Instruments.Forests;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does with one real mailbox hold what every move depends on? Exchange finds it by its GUID, the
 * directory's account reads the stamp of a request, Exchange's status is a word that is known, no
 * migration batch has the mailbox, and Exchange would take a request for it. It changes nothing.
 */
final class MailboxCheck {
  private static final String BEFORE_A_MOVE = "docs/exchange/cross-forest.md#before-a-move";

  private final Asking exchange;
  private final MoveCheck move;
  private final Directory near;
  private final @Nullable Directory far;
  private final Predicate<String> elsewhere;

  /**
   * @param exchange sends a command, which is a read
   * @param forests where the mailbox is looked for
   * @param targetDatabase where its move is tried to; null for a database that is there
   * @param now by Exchange's clock
   */
  MailboxCheck(
      Function<Cmdlet, Answer> exchange,
      Forests forests,
      FaultWords words,
      @Nullable String targetDatabase,
      Instant now) {
    this.exchange = new Asking(exchange, words);
    this.move = new MoveCheck(this.exchange, forests, targetDatabase, now);
    this.near = forests.near();
    var others = forests.far();
    this.far = others == null ? null : others.directory();
    this.elsewhere = forests.elsewhere();
  }

  /** A mailbox as the near directory shows it, and the controller that did. */
  record Found(DirectoryEntry entry, MailboxGuid mailbox, String controller) {}

  /** The lines {@code mailbox}, {@code stamp}, {@code status}, {@code batch} and {@code move}. */
  void of(String address, Consumer<Finding> told) {
    Optional<Found> found;
    try {
      found = found(address, told);
    } catch (Fault fault) {
      told.accept(exchange.broken(Check.MAILBOX, fault));
      found = Optional.empty();
    }
    if (found.isEmpty()) {
      for (var check : List.of(Check.STAMP, Check.STATUS, Check.BATCH, Check.MOVE)) {
        told.accept(Finding.skipped(check, "no mailbox to look at"));
      }
      return;
    }
    var mailbox = found.get();
    told.accept(byGuid(mailbox));
    var inTheWay = new RequestCheck(exchange, near).of(mailbox, told);
    told.accept(BatchCheck.of(mailbox.mailbox(), exchange));
    told.accept(
        inTheWay.map(why -> Finding.skipped(Check.MOVE, why)).orElseGet(() -> move.of(mailbox)));
  }

  // ------------------------------------------------------------------ the mailbox

  private Optional<Found> found(String address, Consumer<Finding> told) {
    var here = near.findByAddress(List.of(address));
    var entry = here.value().stream().filter(each -> each.owns(address)).findFirst();
    if (entry.isEmpty() && far != null) {
      var there =
          far.findByAddress(List.of(address)).value().stream()
              .filter(each -> each.owns(address))
              .findFirst();
      if (there.isPresent() && there.get().mailbox() != null) {
        var counterpart = near.find(there.get().mailbox(), null);
        if (counterpart.value().isEmpty()) {
          told.accept(
              Finding.toFix(
                  Check.MAILBOX,
                  far.forest()
                      + " has the mailbox, and "
                      + near.forest()
                      + " has no object with its mailbox GUID",
                  Fix.of("Prepare the mail user there, with the mailbox's GUID.", BEFORE_A_MOVE)));
          return Optional.empty();
        }
        return Optional.of(
            new Found(counterpart.value().get(), there.get().mailbox(), counterpart.controller()));
      }
    }
    if (entry.isEmpty()) {
      told.accept(unowned(address));
      return Optional.empty();
    }
    var guid = entry.get().mailbox();
    if (guid == null) {
      told.accept(
          Finding.toFix(
              Check.MAILBOX,
              "the object in " + near.forest() + " has no mailbox GUID, as far as the account sees",
              Fix.of(
                  "Prepare it for the move; if it is prepared, let the account read"
                      + " msExchMailboxGuid.",
                  BEFORE_A_MOVE)));
      return Optional.empty();
    }
    return Optional.of(new Found(entry.get(), guid, here.controller()));
  }

  /**
   * Of several organisations, those that have nothing to do with the mailbox are as they should.
   */
  private Finding unowned(String address) {
    var seen =
        "no object of "
            + near.forest()
            + (far == null ? "" : " or " + far.forest())
            + " owns the address";
    return elsewhere.test(address)
        ? Finding.skipped(Check.MAILBOX, seen + "; a forest of another organisation has it")
        : Finding.toFix(
            Check.MAILBOX,
            seen,
            Fix.of("Name an address of a mailbox that a wave is to move.", BEFORE_A_MOVE));
  }

  private Finding byGuid(Found found) {
    var command =
        found.entry().home() instanceof Home.InDatabase
            ? new GetMailbox(found.mailbox(), found.controller())
            : new GetMailUser(found.mailbox(), found.controller());
    var name = command instanceof GetMailbox ? "Get-Mailbox" : "Get-MailUser";
    var line = name + " -Identity " + found.mailbox();
    return switch (exchange.said(Check.MAILBOX, name, command)) {
      case Said.Nothing(var why) -> why;
      case Said.Objects(var all) when all.isEmpty() ->
          Finding.toFix(
              Check.MAILBOX,
              line + " finds nothing, and " + found.controller() + " shows the object over LDAP",
              Fix.of(
                  "Look at the scope of the account's role assignments: it may leave the object"
                      + " out.",
                  Fix.connecting("which-roles")));
      case Said.Objects(var all) ->
          isSame(found.mailbox(), Asking.text(all.getFirst(), "ExchangeGuid"))
              ? Finding.ok(Check.MAILBOX, line + " finds it, as LDAP does at " + found.controller())
              : Finding.toFix(
                  Check.MAILBOX,
                  line
                      + " finds an object with the ExchangeGuid "
                      + Asking.text(all.getFirst(), "ExchangeGuid").orElse("(none)"),
                  Fix.of(
                      "Report this line with the Exchange version: Mailferry relies on finding"
                          + " mailboxes by this GUID.",
                      Fix.connecting("what-could-not-be-tried")));
    };
  }

  private static boolean isSame(MailboxGuid mailbox, Optional<String> guid) {
    return guid.filter(each -> each.equalsIgnoreCase(mailbox.toString())).isPresent();
  }
}
