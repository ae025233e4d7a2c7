package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a migration can stand when an order comes, and how one gets there. */
enum Standing {
  LOOKING_UP(Phase.LOOKING_UP, "looking up"),
  WAITING_TO_COPY(Phase.WAITING_TO_COPY, "waiting for its turn to be copied"),
  SUBMITTING(Phase.SUBMITTING, "submitting"),
  COPYING(Phase.COPYING, "copying"),
  READY(Phase.READY, "ready for cutover"),
  HELD(Phase.READY, "ready for cutover, held"),
  NOT_APPROVED(Phase.READY, "ready for cutover, not approved yet"),
  WAITING_TO_SWITCH(Phase.WAITING_TO_SWITCH, "waiting for its turn to switch"),
  RELEASED(Phase.CUTTING_OVER, "cutting over, released"),
  COMPLETING(Phase.CUTTING_OVER, "cutting over, Exchange is completing"),
  PAUSED(Phase.PAUSED, "paused"),
  ATTENTION(Phase.ATTENTION, "needs attention, the request failed"),
  VERIFYING(Phase.VERIFYING, "verifying"),
  CLEANING_UP(Phase.CLEANING_UP, "cleaning up"),
  DONE(Phase.DONE, "done");

  final Phase phase;
  final String words;

  Standing(Phase phase, String words) {
    this.phase = phase;
    this.words = words;
  }

  /** A migration of this mailbox that stands here. */
  Reached of(WorkflowFixture fixture, MailboxGuid mailbox) {
    var on = new Way(fixture, mailbox);
    var migration = reachedBy(on);
    if (this != DONE) {
      fixture.settlesUntil(() -> on.stands(migration, this));
    }
    return new Reached(migration, on.gate);
  }

  private MailboxMigration reachedBy(Way way) {
    return switch (this) {
      case LOOKING_UP -> way.stoppedAt("lookUpMailbox");
      case WAITING_TO_COPY -> {
        way.fixture.exchange.limitsSlots();
        yield way.migrates();
      }
      case SUBMITTING -> way.stoppedAt("submitMove");
      case COPYING -> way.copies();
      case READY -> way.waitsForItsTime();
      case HELD -> {
        var migration = way.waitsForItsTime();
        migration.hold(Given.ANNA);
        yield migration;
      }
      case NOT_APPROVED -> {
        var migration = way.waitsForAnApproval();
        way.untilSubmitted();
        way.reaches(migration, SYNCED);
        yield migration;
      }
      case WAITING_TO_SWITCH -> {
        way.fixture.exchange.limitsSlots();
        var migration = way.migrates();
        migration.slotGiven(SlotGrant.from(SlotKind.COPY, way.fixture.now()));
        way.untilSubmitted();
        way.reaches(migration, SYNCED);
        yield migration;
      }
      case RELEASED -> way.copiesUntil(SYNCED);
      case COMPLETING -> way.copiesUntil(COMPLETION_IN_PROGRESS);
      case PAUSED -> {
        var migration = way.copies();
        migration.pause(Given.ANNA);
        yield migration;
      }
      case ATTENTION -> {
        var migration = way.copies();
        way.fails(migration);
        // What nobody has described yet is resumed once.
        way.fixture.settlesUntil(() -> way.fixture.exchange.commands().contains("resumeMove"));
        way.fails(migration);
        yield migration;
      }
      case VERIFYING -> {
        way.fixture.exchange.failsVerification("the mailbox cannot be logged on to yet");
        yield way.copiesUntil(COMPLETED);
      }
      case CLEANING_UP -> way.copiesUntil(COMPLETED);
      case DONE -> {
        var migration = way.copies();
        migration.cancel(Given.ANNA);
        way.fixture.ends(way.mailbox);
        yield migration;
      }
    };
  }

  static Set<Phase> phases() {
    var phases = new TreeSet<Phase>();
    for (var standing : values()) {
      phases.add(standing.phase);
    }
    return phases;
  }

  /**
   * A migration that stands somewhere.
   *
   * @param gate what keeps it there; nothing when it stays by itself
   */
  record Reached(MailboxMigration migration, Optional<PretendExchange.Gate> gate) {
    void goesOn() {
      gate.ifPresent(PretendExchange.Gate::open);
    }
  }

  private static final class Way {
    private final WorkflowFixture fixture;
    private final MailboxGuid mailbox;
    private Optional<PretendExchange.Gate> gate = Optional.empty();

    private Way(WorkflowFixture fixture, MailboxGuid mailbox) {
      this.fixture = fixture;
      this.mailbox = mailbox;
      fixture.exchange.mailbox(mailbox).comesFromAnotherForest();
    }

    private MailboxMigration migrates() {
      return migrates(CutoverOrder.AS_SOON_AS_COPIED);
    }

    private MailboxMigration migrates(CutoverOrder cutover) {
      return migrates(cutover, Consents.NONE);
    }

    private MailboxMigration waitsForAnApproval() {
      return migrates(CutoverOrder.AS_SOON_AS_COPIED, Given.APPROVAL_AFTER_ANNA);
    }

    private MailboxMigration migrates(CutoverOrder cutover, Consents consents) {
      return fixture.migrates(
          new MigrationTask(
              Given.fromAnotherForest(Given.intention(mailbox, cutover)).with(consents),
              Orders.NONE,
              Memory.FRESH,
              false,
              StandingOrders.NONE,
              false));
    }

    private MailboxMigration stoppedAt(String step) {
      var stop = fixture.exchange.stops(step);
      gate = Optional.of(stop);
      var migration = migrates();
      stop.awaitArrival();
      return migration;
    }

    private MailboxMigration copies() {
      var migration = migrates();
      untilSubmitted();
      reaches(migration, IN_PROGRESS);
      return migration;
    }

    private MailboxMigration copiesUntil(RequestStatus status) {
      var migration = copies();
      reaches(migration, status);
      return migration;
    }

    private MailboxMigration waitsForItsTime() {
      var migration =
          migrates(
              new CutoverOrder(
                  CutoverStyle.COMPLETE_AFTER, fixture.now().plus(Duration.ofDays(30))));
      untilSubmitted();
      reaches(migration, SYNCED);
      return migration;
    }

    private void untilSubmitted() {
      fixture.settlesUntil(() -> fixture.exchange.mailbox(mailbox).hasRequest());
    }

    private void reaches(MailboxMigration migration, RequestStatus status) {
      fixture.exchange.mailbox(mailbox).is(status);
      migration.moveChanged(new MoveChange(mailbox, status));
    }

    private void fails(MailboxMigration migration) {
      fixture.exchange.mailbox(mailbox).failsWith("SomethingNewPermanentException");
      migration.moveChanged(new MoveChange(mailbox, FAILED));
    }

    private boolean stands(MailboxMigration migration, Standing where) {
      var decision = migration.status().decision();
      return where == LOOKING_UP
          ? decision == null
          : decision != null && decision.phase() == where.phase;
    }
  }
}
