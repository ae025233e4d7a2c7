package io.mailferry.activities.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.Addresses;
import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.FakeJournal;
import io.mailferry.activities.FarSide;
import io.mailferry.activities.Given;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.check.PlanCheckActivitiesImpl;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.monitor.MonitorActivitiesImpl;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.model.policy.Timings;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanCheckRunbook;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.monitor.MoveMonitorRunbook;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveRunbook;
import io.mailferry.workflows.wave.WaveTally;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.EncodedValues;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.DynamicQueryHandler;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real runbooks of wave and monitor, the real steps, and migrations that only pretend. */
class WaveActivitiesTest {
  private final FakeDirectory target = new FakeDirectory("target.example");
  private final FakeExchange exchange = new FakeExchange(target);
  private final FakeJournal journal = new FakeJournal();
  private final TestWorkflowEnvironment temporal = environment();

  /** What each migration was started with, by its workflow id. */
  private static final Map<String, MigrationTask> STARTED = new ConcurrentHashMap<>();

  private static final AtomicInteger STARTS = new AtomicInteger();
  private static final List<String> SIGNALS = new CopyOnWriteArrayList<>();
  private static final List<WaveOrdered> ORDERED = new CopyOnWriteArrayList<>();

  private static TestWorkflowEnvironment environment() {
    var options = TestEnvironmentOptions.newBuilder();
    SearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    return TestWorkflowEnvironment.newInstance(options.build());
  }

  /** A migration that ends as withdrawn when it is cancelled, and as home otherwise. */
  public static final class PretendMigration implements DynamicWorkflow {
    private boolean cancelled;
    private boolean told;
    private @Nullable MigrationOutcome announced;

    /** Only Temporal makes one. */
    public PretendMigration() {}

    @Override
    public Object execute(EncodedValues arguments) {
      Workflow.registerListener(
          (DynamicSignalHandler)
              (signal, given) -> {
                if (signal.equals("waveOrder")) {
                  ORDERED.add(given.get(0, WaveOrdered.class));
                }
                cancelled |= signal.equals("cancel");
                told |= signal.equals("moveChanged") || signal.equals("retry");
                told |= signal.equals("giveWay") && announced != null;
                if (signal.equals("hasMoved")) {
                  announced = new MigrationOutcome.AlreadyHome("TGT-DB01");
                }
                SIGNALS.add(signal);
              });
      var task = arguments.get(0, MigrationTask.class);
      Workflow.registerListener((DynamicQueryHandler) (_, _) -> status(task));
      STARTED.put(Workflow.getInfo().getWorkflowId(), task);
      STARTS.incrementAndGet();
      Workflow.await(() -> cancelled || told || announced != null);
      if (announced != null) {
        tellsItsWave(task.intention(), announced);
        Workflow.await(() -> told);
      }
      return cancelled
          ? new MigrationOutcome.Withdrawn("cancelled")
          : new MigrationOutcome.AlreadyHome("TGT-DB01");
    }

    private static void tellsItsWave(Intention intention, MigrationOutcome outcome) {
      Workflow.newExternalWorkflowStub(Wave.class, WorkflowIds.wave(intention.wave()))
          .migrationEnded(new MigrationEnd(intention.mailbox(), MigrationEnd.Ending.of(outcome)));
    }

    private MigrationStatus status(MigrationTask task) {
      return new MigrationStatus(
          task.intention(),
          null,
          Instant.EPOCH,
          null,
          null,
          task.orders(),
          null,
          announced,
          task.standing());
    }
  }

  @BeforeEach
  void raisesTheCurtain() {
    STARTED.clear();
    STARTS.set(0);
    SIGNALS.clear();
    ORDERED.clear();
    target.has(Given.TARGET, Given.OTHER_TARGET);
    target.has(Given.prepared(Given.ANNA, "anna"));
    target.has(Given.prepared(Given.BERND, "bernd"));
    var source = new FakeDirectory("source.example");
    source.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    source.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
    var organisation =
        new Organisation(
                Given.ORGANISATION,
                exchange,
                target,
                Timings.DEFAULT,
                ExchangeClock.accelerated(
                    () -> Instant.ofEpochMilli(temporal.currentTimeMillis()),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    1))
            .reaching(
                List.of(
                    new FarSide(
                        source,
                        new NewMove.FarEnd(
                            "mail.source.example", null, null, Given.DELIVERY_DOMAIN))));
    temporal
        .newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
                .build())
        .registerWorkflowImplementationTypes(
            WaveRunbook.class,
            MoveMonitorRunbook.class,
            PlanCheckRunbook.class,
            PretendMigration.class);
    temporal
        .newWorker(TaskQueues.activities(Given.ORGANISATION))
        .registerActivitiesImplementations(
            new WaveActivitiesImpl(organisation, journal, Addresses.SEAL),
            new PlanCheckActivitiesImpl(organisation, Addresses.SEAL));
    temporal
        .newWorker(TaskQueues.monitor(Given.ORGANISATION))
        .registerActivitiesImplementations(
            new MonitorActivitiesImpl(organisation, journal, (_, _, _, _) -> List.of()));
    temporal.start();
  }

  @AfterEach
  void dropsTheCurtain() {
    temporal.close();
  }

  private static WavePlan plan(String... addresses) {
    return plan(CutoverOrder.AS_SOON_AS_COPIED, addresses);
  }

  private static WavePlan plan(CutoverOrder cutover, String... addresses) {
    return new WavePlan(
        Given.WAVE,
        Given.ORGANISATION,
        Route.PULL,
        cutover,
        List.copyOf(Addresses.of(addresses).lines()));
  }

  private static WavePlan startedBy(String who, String... addresses) {
    return plan(addresses).with(Consents.NONE.with(new WantedApproval(who)));
  }

  private Wave starts(WavePlan plan) {
    var wave =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                Wave.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.wave(plan.wave()))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(wave::run, WaveTask.beginning(plan));
    return wave;
  }

  private Wave starts(WavePlan plan, String name) {
    return starts(named(plan, name));
  }

  private static WavePlan named(WavePlan plan, String name) {
    return new WavePlan(
        new WaveName(name), plan.organisation(), plan.route(), plan.cutover(), plan.mailboxes());
  }

  private PlanFindings check(WavePlan plan, String name) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            PlanCheck.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId("check/" + name)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .build())
        .check(named(plan, name));
  }

  private WorkflowStub migration(io.mailferry.model.MailboxGuid mailbox) {
    return temporal.getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
  }

  private static WaveTally ended(Wave wave) {
    return WorkflowStub.fromTyped(wave).getResult(WaveTally.class);
  }

  @Test
  void startsItsMigrationsAndCountsThemEvenIfTheNewsWasLost() {
    var wave = starts(plan("anna@source.example", "nobody@source.example", "bernd@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    assertThat(STARTED)
        .containsOnlyKeys("mailbox/" + Given.ANNA, "mailbox/" + Given.BERND)
        .allSatisfy((_, task) -> assertThat(task.intention().target()).isEqualTo(Given.TARGET));

    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.BERND).signal("cancel", Order.UNSIGNED);

    var tally = ended(wave);
    assertThat(tally.alreadyHome()).isEqualTo(1);
    assertThat(tally.withdrawn()).isEqualTo(1);
    assertThat(tally.notStarted()).isEqualTo(1);
    assertThat(journal.ended).containsExactly(Given.WAVE);
  }

  @Test
  void startsNoMigrationThatNobodyWouldFind() {
    // given
    journal.isAway();
    var wave = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofMinutes(30));
    var meanwhile = Map.copyOf(STARTED);

    // when
    journal.isBack();
    temporal.sleep(Duration.ofMinutes(2));

    // then
    assertThat(meanwhile).as("while the journal was away").isEmpty();
    assertThat(STARTED).containsOnlyKeys("mailbox/" + Given.ANNA);
    assertThat(journal.lines)
        .singleElement()
        .satisfies(line -> assertThat(line.mailbox()).isEqualTo(Given.ANNA));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(1);
  }

  @Test
  void startsEachMigrationWithTheCutoverOfItsPlan() {
    var wanted =
        new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, Instant.parse("2026-11-27T20:00:00Z"));
    var wave = starts(plan(wanted, "anna@source.example", "bernd@source.example"));
    temporal.sleep(Duration.ofSeconds(10));

    assertThat(STARTED)
        .containsOnlyKeys("mailbox/" + Given.ANNA, "mailbox/" + Given.BERND)
        .allSatisfy((_, task) -> assertThat(task.intention().cutover()).isEqualTo(wanted));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.BERND).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(2);
  }

  @Test
  void tellsSearchersWhatAMigrationIs() {
    var wave = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));

    var attributes = migration(Given.ANNA).describe().getTypedSearchAttributes();

    assertThat(attributes.get(SearchAttributes.WAVE)).isEqualTo("first-wave");
    assertThat(attributes.get(SearchAttributes.TARGET_DATABASE)).isEqualTo("TGT-DB01");
    assertThat(attributes.get(SearchAttributes.ATTENTION)).isEqualTo("none");
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(1);
  }

  @Test
  void leavesAMailboxToTheWaveThatHasIt() {
    var other =
        new WavePlan(
            new io.mailferry.model.WaveName("other-wave"),
            Given.ORGANISATION,
            Route.PULL,
            CutoverOrder.AS_SOON_AS_COPIED,
            List.copyOf(Addresses.of("anna@source.example").lines()));
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));

    assertThat(ended(starts(other)).notStarted()).isEqualTo(1);
    assertThat(journal.facts)
        .filteredOn(fact -> fact.wave().equals(other.wave()))
        .singleElement()
        .satisfies(
            fact ->
                assertThat(fact.sentence())
                    .contains("wave first-wave is migrating this mailbox to TGT-DB01"));
    assertThat(journal.outcomes)
        .as("the refused wave's status and report tell it too")
        .anySatisfy(
            entry -> {
              assertThat(entry.wave()).isEqualTo(other.wave());
              assertThat(entry.outcome()).isInstanceOf(MigrationOutcome.NotStarted.class);
            });
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(first).alreadyHome()).isEqualTo(1);
  }

  @Test
  void startsNoMailboxAgainThatEndedBeforeALostStartIsRepeated() {
    var other = starts(plan("bernd@source.example"), "other-wave");
    temporal.sleep(Duration.ofSeconds(10));
    journal.losesTheNextOutcome(
        () -> {
          migration(Given.ANNA).signal("cancel", Order.UNSIGNED);
          migration(Given.ANNA).getResult(MigrationOutcome.class);
        });

    var tally = ended(starts(plan("anna@source.example", "bernd@source.example")));

    assertThat(tally.withdrawn()).isEqualTo(1);
    assertThat(tally.notStarted()).isEqualTo(1);
    assertThat(STARTS).as("Anna and Bernd, once each").hasValue(2);
    migration(Given.BERND).signal("retry", Order.UNSIGNED);
    assertThat(ended(other).alreadyHome()).isEqualTo(1);
  }

  @Test
  void aMailboxThatHasMovedGivesWayToAnotherWave() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    migration(Given.ANNA).signal("hasMoved");

    var back = starts(plan("anna@source.example"), "other-wave");
    temporal.sleep(Duration.ofMinutes(1));

    assertThat(SIGNALS).contains("giveWay");
    assertThat(STARTED.get("mailbox/" + Given.ANNA))
        .satisfies(task -> assertThat(task.intention().wave().value()).isEqualTo("other-wave"));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(back).alreadyHome()).isEqualTo(1);
    assertThat(ended(first).alreadyHome()).isEqualTo(1);
  }

  @Test
  void aMailboxThatBecameAnotherWavesIsNotWaitedFor() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    migration(Given.ANNA).terminate("by hand");
    var other = starts(plan("anna@source.example"), "other-wave");

    assertThat(ended(first).withdrawn()).isEqualTo(1);
    assertThat(SIGNALS).as("the other one still runs").isEmpty();
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(other).alreadyHome()).isEqualTo(1);
  }

  @Test
  void aCheckTellsThatAnotherWaveHasTheMailbox() {
    var wave = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));

    var found = check(plan("anna@source.example", "bernd@source.example"), "other-wave");

    assertThat(found.ready()).isEqualTo(1);
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.sentence()).contains("wave first-wave is migrating"));
    assertThat(check(plan("anna@source.example"), "first-wave").problems())
        .as("its own wave joins it")
        .isEmpty();
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(1);
  }

  @Test
  void tellsAMigrationThatItJoinsWhatStandsForTheWave() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");
    target.isAway();
    var again = starts(plan("anna@source.example"));
    again.order(new WaveOrder(OrderVerb.HOLD, new Order("lunch", "jo")));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(SIGNALS).containsExactly("waveOrder");
    assertThat(STARTS).hasValue(1);
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(again).alreadyHome()).isEqualTo(1);
  }

  @Test
  void tellsNothingAgainToAMigrationThatItStartedItself() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    migration(Given.ANNA).signal("hasMoved");
    target.isAway();
    var back = starts(plan("anna@source.example", "bernd@source.example"), "other-wave");
    back.order(new WaveOrder(OrderVerb.HOLD, new Order("lunch", "jo")));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(SIGNALS)
        .as("Bernd was started with the hold, and Anna had to give way first")
        .containsExactly("hasMoved", "giveWay");
    assertThat(STARTS).hasValue(3);
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.BERND).signal("retry", Order.UNSIGNED);
    assertThat(ended(back).alreadyHome()).isEqualTo(2);
    assertThat(ended(first).alreadyHome()).isEqualTo(1);
  }

  @Test
  void startsWithThePauseThatIsInForce() {
    target.isAway();
    var wave = starts(plan("anna@source.example"));
    var lunch = new Order("lunch", "jo");
    wave.order(new WaveOrder(OrderVerb.PAUSE, lunch));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(STARTED.values())
        .singleElement()
        .satisfies(task -> assertThat(task.standing().pause()).isEqualTo(lunch));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(1);
  }

  @Test
  void startsWithTheHoldAndTheCancellationThatAreInForce() {
    target.isAway();
    var wave = starts(plan("anna@source.example"));
    var lunch = new Order("lunch", "jo");
    var storm = new Order("a storm", "kim");
    wave.order(new WaveOrder(OrderVerb.HOLD, lunch));
    wave.order(new WaveOrder(OrderVerb.CANCEL, storm));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(STARTED.values())
        .extracting(MigrationTask::standing)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since")
        .containsExactly(StandingOrders.NONE.held(lunch).cancelled(storm));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(wave).alreadyHome()).isEqualTo(1);
  }

  @Test
  void goesOnWithTheHoldThatStoodBeforeItWasStopped() {
    target.isAway();
    var first = starts(plan("anna@source.example"));
    var lunch = new Order("lunch", "jo");
    first.order(new WaveOrder(OrderVerb.HOLD, lunch));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");

    var again = starts(plan("anna@source.example", "bernd@source.example"));
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(ORDERED)
        .as("Bernd began without it and is told")
        .isNotEmpty()
        .allSatisfy(ordered -> assertThat(ordered.standing().hold()).isEqualTo(lunch));
    assertThat(again.order(new WaveOrder(OrderVerb.RESUME, lunch)).decided())
        .contains("the wave's hold is lifted", "resume sent to 2 open migrations");
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.BERND).signal("retry", Order.UNSIGNED);
    assertThat(ended(again).alreadyHome()).isEqualTo(2);
  }

  @Test
  void goesOnWithTheApprovalThatItHadBeforeItWasStopped() {
    target.isAway();
    var first = starts(startedBy("anna", "anna@source.example"));
    first.order(new WaveOrder(OrderVerb.APPROVE, new Order("CHG 4711", "ben")));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));
    var given = first.approval().given();
    WorkflowStub.fromTyped(first).terminate("the wave is lost");

    var again = starts(startedBy("carla", "anna@source.example", "bernd@source.example"));
    temporal.sleep(Duration.ofMinutes(5));

    assertThat(given).isNotNull();
    assertThat(again.approval().given()).isEqualTo(given);
    assertThat(ORDERED.getLast().standing().approval()).isEqualTo(given);
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.BERND).signal("retry", Order.UNSIGNED);
    assertThat(ended(again).alreadyHome()).isEqualTo(2);
  }

  @Test
  void beginsNothingAgainThatWasWithdrawnForAWaveThatGoesOn() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");
    migration(Given.ANNA).signal("cancel", Order.UNSIGNED);
    migration(Given.ANNA).getResult(MigrationOutcome.class);

    var again = starts(plan("anna@source.example"));

    assertThat(ended(again).withdrawn()).isEqualTo(1);
    assertThat(STARTS).hasValue(1);
  }

  @Test
  void writesDownAgainHowItEndedWhatIsNotBegunAgain() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");
    migration(Given.ANNA).signal("cancel", Order.UNSIGNED);
    migration(Given.ANNA).getResult(MigrationOutcome.class);
    journal.outcomes.clear();

    ended(starts(plan("anna@source.example")));

    assertThat(journal.outcomes)
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.outcome()).isInstanceOf(MigrationOutcome.Withdrawn.class));
  }

  @Test
  void beginsAgainWhatIsWantedElsewhereNow() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    migration(Given.ANNA).getResult(MigrationOutcome.class);

    var again =
        starts(
            new WavePlan(
                Given.WAVE,
                Given.ORGANISATION,
                Route.PULL,
                CutoverOrder.AS_SOON_AS_COPIED,
                List.of(Addresses.line(2, "anna@source.example", "TGT-DB02"))));
    temporal.sleep(Duration.ofSeconds(10));

    assertThat(STARTS).hasValue(2);
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(again).alreadyHome()).isEqualTo(1);
  }

  @Test
  void tellsAMigrationThatItJoinsEveryOrderThatStands() {
    var first = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofSeconds(10));
    WorkflowStub.fromTyped(first).terminate("the wave is lost");
    target.isAway();
    var again = starts(plan("anna@source.example"));
    var lunch = new Order("lunch", "jo");
    var storm = new Order("a storm", "kim");
    again.order(new WaveOrder(OrderVerb.PAUSE, lunch));
    again.order(new WaveOrder(OrderVerb.HOLD, lunch));
    again.order(new WaveOrder(OrderVerb.CANCEL, storm));
    target.isBack();
    temporal.sleep(Duration.ofMinutes(5));

    var all = StandingOrders.NONE.paused(lunch).held(lunch).cancelled(storm);
    assertThat(ORDERED)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("standing.since")
        .containsExactly(
            new WaveOrdered(Given.WAVE, "pause", lunch, all),
            new WaveOrdered(Given.WAVE, "hold", lunch, all),
            new WaveOrdered(Given.WAVE, "cancel", storm, all));
    migration(Given.ANNA).signal("retry", Order.UNSIGNED);
    assertThat(ended(again).alreadyHome()).isEqualTo(1);
  }

  @Test
  void theMonitorIsWokenWatchesAndGoesToSleepWithoutWritingHistory() {
    exchange.has(Given.ANNA, Given.request(io.mailferry.model.move.RequestStatus.IN_PROGRESS));
    var wave = starts(plan("anna@source.example"));
    temporal.sleep(Duration.ofHours(3));
    var monitor =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(WorkflowIds.monitor(Given.ORGANISATION));
    var watching =
        temporal.getWorkflowClient().fetchHistory(WorkflowIds.monitor(Given.ORGANISATION));
    assertThat(
            watching.getEvents().stream()
                .filter(
                    event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
        .as("three hours of passes")
        .hasSize(1);

    exchange.has(Given.ANNA, Given.request(io.mailferry.model.move.RequestStatus.SYNCED));
    assertThat(ended(wave).alreadyHome()).as("told by the monitor").isEqualTo(1);

    exchange.hasNoLonger(Given.ANNA);
    assertThat(monitor.getResult(Void.class)).isNull();
  }
}
