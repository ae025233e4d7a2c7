package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.ActivityInput;
import java.util.ArrayList;
import java.util.Optional;

/** Proves that the mailbox has arrived; its only act is to try a logon. */
final class VerifyMailbox implements Command {
  private static final String SOURCE = "source";

  /** The cmdlet speaks to mailboxes of its own organisation. */
  private static final String NO_LOGON =
      "; not checked: whether it can be logged on to, which nobody can try from the source"
          + " organisation";

  private final Organisation organisation;
  private final MigrationFacts facts;
  private final VerifyLink link;

  VerifyMailbox(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
    this.link = new VerifyLink(organisation);
  }

  @Override
  public Class<Action.Verify> action() {
    return Action.Verify.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var intention = input.intention();
    var checks = new ArrayList<Verification.Check>();
    checks.add(livesThere(intention, before));
    archiveLivesThere(intention, before).ifPresent(checks::add);
    if (intention.route().crossForest() && intention.scope() != MailboxScope.ARCHIVE_ONLY) {
      checks.add(sourceRoutesMailOn(before));
    }
    link.of(intention, before.controller()).ifPresent(checks::add);
    var pushed = intention.route() == Route.PUSH;
    if (!pushed) {
      checks.add(somebodyCanLogOn(intention, before).called("logon"));
    }
    var now = organisation.clock().instant();
    var verification = Verification.after(memory.arrival().verification(), now, checks);
    if (verification.passed()) {
      facts.note(
          intention,
          FactKind.VERIFIED,
          "verified",
          "verified: "
              + String.join(", ", checks.stream().map(c -> c.what()).toList())
              + (pushed ? NO_LOGON : ""),
          "asked " + before.controller());
    }
    return memory.withVerification(verification);
  }

  private static Verification.Check livesThere(Intention intention, Sighting sighting) {
    var there = sighting.targetHome().isIn(intention.destination());
    return new Verification.Check(
            "lives in " + intention.destination().name(),
            there,
            sighting.controller() + (there ? " shows it there" : " does not show it there"))
        .called("home");
  }

  /** Of one that was to go to a database of its own; any other one stays with its mailbox. */
  private static Optional<Verification.Check> archiveLivesThere(
      Intention intention, Sighting sighting) {
    var wanted = intention.targetArchive();
    if (wanted == null
        || intention.scope() != MailboxScope.PRIMARY_AND_ARCHIVE
        || !(sighting.archiveHome() instanceof Home.InDatabase archive)) {
      return Optional.empty();
    }
    return Optional.of(
        new Verification.Check(
            "its archive lives in " + wanted.name(),
            archive.isIn(wanted),
            sighting.controller() + " shows its archive in " + archive.databaseName()));
  }

  private static Verification.Check sourceRoutesMailOn(Sighting sighting) {
    var what = "the source routes mail on";
    return switch (sighting.sourceHome()) {
      case Home.MailUser(var domain) ->
          new Verification.Check(
                  what,
                  domain != null,
                  domain == null
                      ? "the source mail user has no targetAddress"
                      : "the source is a mail user that routes to " + domain)
              .called("no-target-address");
      case Home.InDatabase(var path) ->
          Verification.Check.failed(
                  what,
                  "the source is still a mailbox in " + path + ": mail may split between the two")
              .called("two-mailboxes");
      case Home.Missing _ ->
          Verification.Check.failed(what, "the source object is gone, so mail is lost there")
              .called("source-gone");
      case Home.Unreadable(_, var why, _) ->
          Verification.Check.unknown(what, "the source forest cannot be read: " + why)
              .called(SOURCE);
      case null ->
          Verification.Check.unknown(what, "the source forest was not looked at").called(SOURCE);
    };
  }

  /**
   * What a bad end leaves locked (docs/exchange/queues-and-stamps.md#a-mailbox-can-stay-locked).
   */
  private static String ifLocked(Intention intention) {
    return " (if the mailbox is locked since the move, New-MailboxRepairRequest -CorruptionType"
        + " LockedMoveTarget -Mailbox "
        + intention.mailbox()
        + (intention.scope() == MailboxScope.ARCHIVE_ONLY ? " -Archive" : "")
        + " unlocks it)";
  }

  private Verification.Check somebodyCanLogOn(Intention intention, Sighting sighting) {
    var what = "can be logged on to";
    try {
      return organisation
          .exchange()
          .whyNobodyCanLogOn(intention.mailbox(), sighting.controller())
          .map(
              why ->
                  Verification.Check.failed(
                      what, "logging on failed: " + why + ifLocked(intention)))
          .orElseGet(() -> Verification.Check.passed(what, "logging on worked"));
    } catch (Fault.Refused refused) {
      // The mailbox has moved; what the account may not test, a person can, and accept the rest.
      return Verification.Check.unknown(what, "the test was refused: " + refused.sentence());
    }
  }
}
