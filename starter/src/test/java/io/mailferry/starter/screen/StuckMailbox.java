package io.mailferry.starter.screen;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.MovePolicy;
import io.mailferry.model.policy.Situation;
import io.mailferry.model.policy.Timings;
import io.mailferry.model.policy.Verdict;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.operations.explain.FactView;
import io.mailferry.operations.explain.MigrationView;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mailbox on its way from forest to forest that somebody asks about; the policy decides. */
final class StuckMailbox {
  static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  static final Order ANNA = new Order("quarter's end", "anna");

  private static final WaveName WAVE = new WaveName("friday");
  private static final MailboxGuid CARLA = MailboxGuid.of("0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e");
  private static final String SOURCE = "CN=SRC-DB02,CN=Databases,DC=source,DC=example";
  private static final Database TARGET =
      new Database(
          UUID.fromString("5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01"),
          "TGT-DB01",
          "CN=TGT-DB01,CN=Databases,DC=target,DC=example");
  private static final String CONTROLLER = "dc1.target.example";
  private static final int PULL = 9;

  private Stamp stamp = new Stamp.Absent();
  private QueueItem queue = new QueueItem.Absent();
  private Home target = new Home.MailUser("carla@source.example");
  private Home source = new Home.InDatabase(SOURCE);
  private Orders orders = Orders.NONE;
  private StandingOrders standing = StandingOrders.NONE;
  private Consents consents = Consents.NONE;
  private Memory memory = Memory.FRESH.withController(CONTROLLER, ago(Duration.ofDays(1)));
  private CutoverOrder cutover = CutoverOrder.AS_SOON_AS_COPIED;
  private final List<FactView> facts = new ArrayList<>();
  private Instant seen = ago(Duration.ofMinutes(12));
  private @Nullable OpenIncident incident;
  private @Nullable PendingActivity pending;
  private @Nullable BiFunction<AfterFault, Memory, Verdict> fault;

  static Instant ago(Duration time) {
    return NOW.minus(time);
  }

  static QueueItem.Times times(Duration queued, @Nullable Duration lastUpdate) {
    return new QueueItem.Times(
        ago(queued),
        lastUpdate == null ? null : ago(queued),
        lastUpdate == null ? null : ago(lastUpdate),
        null,
        null,
        0);
  }

  /** A request of ours that was seen before. */
  StuckMailbox with(RequestStatus status, String detail, QueueItem.Times times) {
    return with(status, detail, times, null).seenBefore();
  }

  /** A request of ours that has failed. */
  StuckMailbox failed(String type, String message, Duration since) {
    return with(
            RequestStatus.FAILED,
            "FailedOther",
            times(Duration.ofHours(5), since),
            new QueueItem.Failure(type, "Source", message))
        .seenBefore();
  }

  private StuckMailbox seenBefore() {
    return remembering(memory -> memory.withSubmission(new Submission.Seen(ago(HOUR))))
        .happened(Duration.ofHours(6), "SUBMITTED", "move request to TGT-DB01 submitted");
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private StuckMailbox with(
      RequestStatus status,
      String detail,
      QueueItem.Times times,
      QueueItem.@Nullable Failure failure) {
    return request(WAVE.batchName(), status, detail, times, failure);
  }

  StuckMailbox request(
      String batch,
      RequestStatus status,
      String detail,
      QueueItem.Times times,
      QueueItem.@Nullable Failure failure) {
    stamp =
        new Stamp.Present(
            status, new MoveFlags(PULL), batch, "mrs.source.example", null, "TGT-DB01");
    var done = status == RequestStatus.COMPLETED;
    queue =
        new QueueItem.Present(
            new UUID(3, 3),
            status,
            detail,
            Route.PULL,
            batch,
            "TGT-DB01",
            "SRC-DB02",
            false,
            ago(Duration.ofDays(-60)),
            new QueueItem.Progress(
                done ? 100 : 66, done ? 3_000_000_000L : 2_000_000_000L, 3_000_000_000L, 40_000, 3),
            times,
            failure,
            Limits.NONE);
    return this;
  }

  StuckMailbox queue(QueueItem other) {
    queue = other;
    return this;
  }

  StuckMailbox homes(Home atTarget, Home atSource) {
    target = atTarget;
    source = atSource;
    return this;
  }

  static Home arrived() {
    return new Home.InDatabase(TARGET.distinguishedName());
  }

  StuckMailbox ordered(UnaryOperator<Orders> given) {
    orders = given.apply(orders);
    return this;
  }

  StuckMailbox withTheWave(StandingOrders given) {
    standing = given;
    return this;
  }

  StuckMailbox agreed(Consents given) {
    consents = given;
    return this;
  }

  StuckMailbox remembering(UnaryOperator<Memory> what) {
    memory = what.apply(memory);
    return this;
  }

  StuckMailbox notBefore(Instant moment) {
    cutover = new CutoverOrder(CutoverStyle.COMPLETE_AFTER, moment);
    return this;
  }

  StuckMailbox within(CutoverWindows windows) {
    cutover = new CutoverOrder(CutoverStyle.COMPLETE_AFTER, null, windows);
    return this;
  }

  StuckMailbox happened(Duration ago, String kind, String sentence) {
    return happened(ago, kind, sentence, null);
  }

  StuckMailbox happened(Duration ago, String kind, String sentence, @Nullable String code) {
    facts.add(new FactView(ago(ago), WAVE, kind, sentence, null, code));
    return this;
  }

  StuckMailbox waitingFor(OpenIncident open) {
    incident = open;
    return this;
  }

  StuckMailbox pending(PendingActivity activity) {
    pending = activity;
    return this;
  }

  /** It was looked at so long ago. */
  StuckMailbox seen(Duration ago) {
    seen = ago(ago);
    return this;
  }

  /** Something went wrong, and this is what the policy says of it. */
  StuckMailbox after(BiFunction<AfterFault, Memory, Verdict> what) {
    fault = what;
    return this;
  }

  /** What {@code explain} prints. */
  String explained() {
    return String.join("\n", new ExplanationText(view(), NOW, 100).lines()) + "\n";
  }

  MigrationView view() {
    var intention =
        new Intention(
                WAVE,
                new OrganisationName("target"),
                CARLA,
                Route.PULL,
                MailboxScope.PRIMARY_AND_ARCHIVE,
                TARGET,
                null,
                Limits.NONE,
                cutover)
            .with(consents);
    var inForce = orders.beside(standing.untilApproved(intention));
    var sighting =
        new Sighting(seen, CONTROLLER, stamp, queue, target, source, "dc1.source.example");
    var verdict =
        fault == null
            ? new MovePolicy(Timings.DEFAULT)
                .decide(new Situation(intention, sighting, inForce, memory, seen))
            : fault.apply(new AfterFault(Timings.DEFAULT), memory);
    var decision = verdict.decision();
    return MigrationView.of(
        new MigrationStatus(
            intention,
            decision,
            seen,
            decision.next() instanceof Action.WaitAndLook(var pause, _)
                ? seen.plus(pause)
                : pending == null ? NOW.plus(Duration.ofMinutes(18)) : null,
            fault != null && stamp instanceof Stamp.Absent ? null : sighting,
            inForce,
            decision.next() instanceof Action.Ask(var question) ? question : null,
            null,
            standing,
            verdict.memory()),
        pending,
        incident,
        copy(),
        facts,
        List.of());
  }

  private static MailboxSnapshot copy() {
    return new MailboxSnapshot(
        WAVE,
        2,
        "carla@source.example",
        CARLA,
        "SRC-DB02",
        "TGT-DB01",
        null,
        null,
        null,
        null,
        NOW);
  }
}
