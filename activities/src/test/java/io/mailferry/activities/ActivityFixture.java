package io.mailferry.activities;

import io.mailferry.activities.check.PlanCheckActivitiesImpl;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.mailbox.MailboxActivitiesImpl;
import io.mailferry.activities.monitor.MonitorActivitiesImpl;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.activities.wave.WaveActivitiesImpl;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.policy.Timings;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotLimits;
import io.mailferry.workflows.check.PlanCheckActivities;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.LookUpResult;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.monitor.MonitorActivities;
import io.mailferry.workflows.wave.WaveActivities;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two forests, an Exchange organisation and a journal that only pretend, and the real steps between
 * them. It plays the runbook's part: what a step remembers goes into the next one.
 */
public final class ActivityFixture implements AutoCloseable {
  public final HandClock clock = new HandClock();
  public final FakeDirectory target = new FakeDirectory("target.example");
  public final FakeDirectory source = new FakeDirectory("source.example");
  public final FakeExchange exchange;
  public final FakeJournal journal = new FakeJournal();
  public final Incidents incidents = new Incidents();
  public final Signals signals = new Signals();
  public final TestActivityEnvironment temporal;
  public final MailboxActivities steps;
  public final Organisation organisation;

  public Intention intention = Given.pull();
  public Orders orders = Orders.NONE;
  public Memory memory = Memory.FRESH;

  /** Whose turn it is; nobody's. */
  public @Nullable SlotGrant copySlot;

  public @Nullable SlotGrant cutoverSlot;

  /** Who asks over an account in another forest, as the journal tells it. */
  public Supplier<List<JournalAsking>> asking = List::of;

  /** Whether the activities are asked to announce the outcome. */
  public boolean announces;

  private ActivityFixture(boolean inTheSource) {
    this(inTheSource, null, null, SlotLimits.NONE, AccountsAfterMove.OF_THE_TARGET);
  }

  /** Directories that are given are read in place of those that pretend. */
  private ActivityFixture(
      boolean inTheSource,
      @Nullable Directory targetRead,
      @Nullable Directory sourceRead,
      SlotLimits limits,
      AccountsAfterMove accounts) {
    var near = inTheSource ? source : target;
    exchange = new FakeExchange(near);
    organisation =
        new Organisation(
                Given.ORGANISATION,
                exchange,
                read(inTheSource ? sourceRead : targetRead, near),
                Timings.DEFAULT,
                ExchangeClock.accelerated(clock, clock.instant(), clock.instant(), 1))
            .reaching(
                List.of(
                    new FarSide(
                        inTheSource ? read(targetRead, target) : read(sourceRead, source),
                        new NewMove.FarEnd(
                            "mail.source.example", null, null, Given.DELIVERY_DOMAIN))))
            .limitedTo(limits)
            .signingIn(accounts)
            .behindBreakers(incidents);
    temporal =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder().setInterceptors(signals).build())
                .build());
    temporal.registerActivitiesImplementations(
        new MailboxActivitiesImpl(organisation, journal),
        new MonitorActivitiesImpl(organisation, journal, (_, _, _, _) -> asking.get()),
        new WaveActivitiesImpl(organisation, journal, Addresses.SEAL),
        new PlanCheckActivitiesImpl(organisation, Addresses.SEAL));
    steps = temporal.newActivityStub(MailboxActivities.class);
    signals.migrationIs(() -> statusWith(orders));
    target.has(Given.TARGET, Given.OTHER_TARGET);
    source.has(Given.SOURCE);
  }

  private static Directory read(@Nullable Directory given, Directory otherwise) {
    return given == null ? otherwise : given;
  }

  /** Exchange and the journal pretend, the directories do not. */
  public static ActivityFixture reading(Directory target, Directory source) {
    return new ActivityFixture(
        false, target, source, SlotLimits.NONE, AccountsAfterMove.OF_THE_TARGET);
  }

  /** Anna lives in the source, her mail user is prepared in the target, and nothing moves yet. */
  public static ActivityFixture set() {
    var fixture = new ActivityFixture(false);
    fixture.annaIsPrepared();
    return fixture;
  }

  /** The same, where only so many mailboxes may be copied, or switch, at a time. */
  public static ActivityFixture limitedTo(SlotLimits limits) {
    var fixture = new ActivityFixture(false, null, null, limits, AccountsAfterMove.OF_THE_TARGET);
    fixture.annaIsPrepared();
    return fixture;
  }

  /** The same, where people go on signing in with the accounts of the source. */
  public static ActivityFixture intoAResourceForest(Route route) {
    var fixture =
        new ActivityFixture(
            route == Route.PUSH, null, null, SlotLimits.NONE, AccountsAfterMove.OF_THE_SOURCE);
    fixture.annaIsPrepared();
    fixture.intention = Given.intention(route);
    return fixture;
  }

  /** The same, with the commands run in the source. */
  public static ActivityFixture setInTheSource() {
    var fixture = new ActivityFixture(true);
    fixture.annaIsPrepared();
    fixture.intention = Given.intention(Route.PUSH);
    return fixture;
  }

  private void annaIsPrepared() {
    source.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    target.has(Given.prepared(Given.ANNA, "anna"));
  }

  /** How the migration answers when these orders are in force. */
  public MigrationStatus statusWith(Orders inForce) {
    return new MigrationStatus(
        intention, null, clock.instant(), null, null, inForce, null, null, null);
  }

  public MonitorActivities monitor() {
    return temporal.newActivityStub(MonitorActivities.class);
  }

  public WaveActivities waves() {
    return temporal.newActivityStub(WaveActivities.class);
  }

  public PlanCheckActivities checks() {
    return temporal.newActivityStub(PlanCheckActivities.class);
  }

  // ------------------------------------------------------------------ the story goes on

  public void passes(Duration time) {
    clock.passes(time);
  }

  /** Anna's mailbox is in the target now, and her source object routes there. */
  public void annaHasArrived() {
    target.has(Given.living(target.entry(Given.ANNA), Given.in(Given.TARGET)));
    source.has(
        Given.living(
            source.entry(Given.ANNA),
            new io.mailferry.model.move.Home.MailUser(Given.DELIVERY_DOMAIN)));
  }

  public ActivityInput input() {
    return new ActivityInput(intention, orders, memory, announces, false, copySlot, cutoverSlot);
  }

  public LookUpResult looksUp() {
    var found = steps.lookUpMailbox(input());
    memory = found.memory();
    return found;
  }

  public ActivityResult detects() {
    return remembered(steps::detectDuplicateMove);
  }

  public ActivityResult polls() {
    return remembered(steps::pollMove);
  }

  public ActivityResult submits() {
    return remembered(steps::submitMove);
  }

  public ActivityResult remembered(Function<ActivityInput, ActivityResult> step) {
    var report = step.apply(input());
    memory = report.memory();
    return report;
  }

  @Override
  public void close() {
    temporal.close();
  }
}
