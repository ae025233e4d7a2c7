package io.mailferry.model.policy;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.slot.HeldSlots;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A situation told fact by fact. What is not told is calm: no request, the mailbox at its source,
 * no orders, nothing remembered but the controller.
 */
final class SituationFixture {
  static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  static final String CONTROLLER = "dc1.target.example";
  static final Database TARGET =
      new Database(
          UUID.fromString("00000000-0000-0000-0000-0000000000d1"),
          "TGT-DB01",
          "CN=TGT-DB01,CN=Databases,DC=target,DC=example");
  static final Order ANNA = new Order("quarter's end", "anna");
  static final Order BEN = new Order("the manager asked for it", "ben");
  static final Memory CALM = Memory.FRESH.withController(CONTROLLER, ago(Duration.ofDays(1)));

  private static final Timings PATIENCE = Timings.DEFAULT;
  private static final MovePolicy POLICY = new MovePolicy(PATIENCE);

  private Stamp stamp = new Stamp.Absent();
  private QueueItem queue = new QueueItem.Absent();
  private Home home = atSource();
  private @Nullable Home sourceHome;
  private Orders orders = Orders.NONE;
  private Memory memory = CALM;
  private boolean acrossForests;
  private CutoverOrder cutover = CutoverOrder.AS_SOON_AS_COPIED;
  private Consents consents = Consents.NONE;
  private String controller = CONTROLLER;
  private Instant now = NOW;
  private HeldSlots slots = HeldSlots.ALL;
  private List<SilentController> silent = List.of();

  static SituationFixture calm() {
    return new SituationFixture();
  }

  /** A request that directory and queue agree on, seen before. */
  static SituationFixture with(RequestStatus status) {
    return with(status, Whose.OURS);
  }

  static SituationFixture with(RequestStatus status, Whose whose) {
    return calm()
        .stamped(status, whose)
        .queued(item(status, whose))
        .remembering(
            memory -> memory.withSubmission(new Submission.Seen(ago(Duration.ofHours(1)))));
  }

  static Instant ago(Duration time) {
    return NOW.minus(time);
  }

  static Instant in(Duration time) {
    return NOW.plus(time);
  }

  static Home atTarget() {
    return new Home.InDatabase(TARGET.distinguishedName());
  }

  static Home atSource() {
    return new Home.InDatabase("CN=SRC-DB07,CN=Databases,DC=target,DC=example");
  }

  static Intention intention(CutoverOrder cutover) {
    return new Intention(
        new WaveName("spring"),
        new OrganisationName("target"),
        MailboxGuid.of("11111111-2222-3333-4444-555555555555"),
        Route.LOCAL,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        TARGET,
        null,
        Limits.NONE,
        cutover);
  }

  /** The same with consent to remove the completed requests of earlier moves. */
  static Intention clearingTheWay(CutoverOrder cutover) {
    return intention(cutover).with(Consents.NONE.with(Leftovers.REMOVE));
  }

  /** The same from another forest. */
  static Intention betweenForests(Intention local) {
    return moving(local, Route.PULL, local.scope());
  }

  /** The same on another way, or of a part; an archive goes to the same database. */
  static Intention moving(Intention any, Route route, MailboxScope scope) {
    return moved(any, route, scope, scope == MailboxScope.ARCHIVE_ONLY ? any.target() : null);
  }

  private static Intention moved(
      Intention local, Route route, MailboxScope scope, @Nullable Database archive) {
    return new Intention(
        local.wave(),
        local.organisation(),
        local.mailbox(),
        route,
        scope,
        local.target(),
        archive,
        local.limits(),
        local.cutover(),
        local.consents());
  }

  private static QueueItem.Present copy(
      QueueItem.Present item,
      Route route,
      QueueItem.Times times,
      @Nullable Limits limits,
      QueueItem.@Nullable Versions versions) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        route,
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        times,
        item.failure(),
        limits,
        versions);
  }

  /** The same from another forest. */
  static QueueItem.Present betweenForests(QueueItem.Present item) {
    return moving(item, Route.PULL);
  }

  /** The same on another way. */
  static QueueItem.Present moving(QueueItem.Present item, Route route) {
    return copy(item, route, item.times(), item.limits(), item.versions());
  }

  /** The same between two databases of Exchange 2010. */
  static QueueItem.Present withinExchange2010(QueueItem.Present item) {
    return between(item, "Version 14.3 (Build 123.4)", "Version 14.2 (Build 247.5)");
  }

  /** The same between databases of these versions. */
  static QueueItem.Present between(QueueItem.Present item, String source, String target) {
    var versions = new QueueItem.Versions(source, target);
    return copy(item, item.route(), item.times(), item.limits(), versions);
  }

  static Stamp.Present stamp(RequestStatus status, Whose whose) {
    return new Stamp.Present(
        status,
        new MoveFlags(0),
        whose.batch(),
        null,
        null,
        "CN=" + whose.target() + ",CN=Databases,DC=target,DC=example");
  }

  static QueueItem.Present item(RequestStatus status, Whose whose) {
    return item(status, whose, false, in(PATIENCE.parkedFor()), null);
  }

  static QueueItem.Present item(
      RequestStatus status,
      Whose whose,
      boolean suspendWhenReady,
      @Nullable Instant completeAfter,
      QueueItem.@Nullable Failure failure) {
    return item(status, status.toString(), whose, suspendWhenReady, completeAfter, failure);
  }

  static QueueItem.Present item(
      RequestStatus status,
      String detail,
      Whose whose,
      boolean suspendWhenReady,
      @Nullable Instant completeAfter,
      QueueItem.@Nullable Failure failure) {
    return new QueueItem.Present(
        UUID.fromString("00000000-0000-0000-0000-00000000beef"),
        status,
        detail,
        Route.LOCAL,
        whose.batch(),
        whose.target(),
        "SRC-DB07",
        suspendWhenReady,
        completeAfter,
        new QueueItem.Progress(40, 4, 10, 3, 0),
        QueueItem.Times.UNKNOWN,
        failure);
  }

  /** The same with limits that Exchange tells. */
  static QueueItem.Present limited(QueueItem.Present item, Limits limits) {
    return copy(item, item.route(), item.times(), limits, item.versions());
  }

  /** The same that has met so many damaged items. */
  static QueueItem.Present havingMet(QueueItem.Present item, int badItems) {
    return progressed(item, new QueueItem.Progress(40, 4, 10, 3, badItems));
  }

  /** The same that is so far. */
  static QueueItem.Present progressed(QueueItem.Present item, QueueItem.Progress progress) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        progress,
        item.times(),
        item.failure(),
        item.limits());
  }

  /** The same, which Mailferry suspended, as its comment tells. */
  static QueueItem.Present pausedByUs(QueueItem.Present item, QueueItem.OurPause why) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        item.failure(),
        item.limits(),
        item.versions(),
        why);
  }

  /** The same with these times. */
  static QueueItem.Present timed(QueueItem.Present item, QueueItem.Times times) {
    return copy(item, item.route(), times, item.limits(), item.versions());
  }

  /** A request that was there before the others. */
  static QueueItem.Present anotherItem() {
    var item = item(RequestStatus.IN_PROGRESS, Whose.OURS);
    return new QueueItem.Present(
        UUID.fromString("00000000-0000-0000-0000-00000000cafe"),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        item.failure());
  }

  /** One of which nobody knows whether it passes. */
  static QueueItem.Failure unknown() {
    return new QueueItem.Failure("SomethingNewPermanentException", null, "nobody has seen this");
  }

  /** One that passes when the lock of another move is over. */
  static QueueItem.Failure locked() {
    return new QueueItem.Failure("SourceMailboxAlreadyBeingMovedPermanentException", "Source", "");
  }

  /** What the replication service says when the far account's password is another now. */
  static QueueItem.Failure farCredential() {
    return new QueueItem.Failure(
        "RemotePermanentException",
        "Source",
        "The Mailbox Replication Service was unable to connect to the remote server using the"
            + " credentials provided. Please check the credentials and try again. The call to"
            + " 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details: The HTTP"
            + " request is unauthorized with client authentication scheme 'Negotiate'. The"
            + " authentication header received from the server was 'Negotiate,NTLM'. --> The remote"
            + " server returned an error: (401) Unauthorized.");
  }

  static QueueItem.Failure passing() {
    return new QueueItem.Failure("MdbReplicationTransientException", "Target", "try later");
  }

  static QueueItem.Failure lasting() {
    return new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 bad items");
  }

  static Verification verified(Duration ago) {
    return new Verification(
        ago(ago), ago(ago), List.of(new Verification.Check("lives there", true, "it does")));
  }

  static Verification unverified(Duration first, Duration last) {
    return new Verification(
        ago(first),
        ago(last),
        List.of(
            new Verification.Check("lives there", true, "it does"),
            new Verification.Check("can be logged on to", false, "logging on failed")));
  }

  SituationFixture stamped(RequestStatus status, Whose whose) {
    return seeing(stamp(status, whose));
  }

  SituationFixture seeing(Stamp seen) {
    stamp = seen;
    return this;
  }

  SituationFixture queued(QueueItem seen) {
    queue = seen;
    return this;
  }

  /** The request in the queue gave its last sign of life then. */
  SituationFixture touched(@Nullable Instant lastUpdate) {
    return timed(new QueueItem.Times(null, null, lastUpdate, null, null, 0));
  }

  /** The request in the queue tells these times. */
  SituationFixture timed(QueueItem.Times times) {
    return queued(timed((QueueItem.Present) queue, times));
  }

  /** Exchange has this finer word for where the request in the queue stands. */
  SituationFixture detailed(String statusDetail) {
    var item = (QueueItem.Present) queue;
    return queued(
        new QueueItem.Present(
            item.request(),
            item.status(),
            statusDetail,
            item.route(),
            item.batchName(),
            item.targetDatabase(),
            item.sourceDatabase(),
            item.suspendWhenReady(),
            item.completeAfter(),
            item.progress(),
            item.times(),
            item.failure()));
  }

  /** The request in the queue, and what is wanted, is a move from another forest. */
  SituationFixture acrossForests() {
    acrossForests = true;
    return queue instanceof QueueItem.Present item ? queued(betweenForests(item)) : this;
  }

  SituationFixture home(Home seen) {
    home = seen;
    return this;
  }

  /** What the source's own directory shows, where it is another forest's. */
  SituationFixture sourceHome(Home seen) {
    sourceHome = seen;
    return this;
  }

  SituationFixture ordered(Orders given) {
    orders = given;
    return this;
  }

  SituationFixture answered(Choice choice) {
    return ordered(orders.answered(choice));
  }

  SituationFixture remembering(UnaryOperator<Memory> facts) {
    memory = facts.apply(memory);
    return this;
  }

  /** With what was agreed to for the whole wave. */
  SituationFixture agreed(Consents agreed) {
    consents = agreed;
    return this;
  }

  SituationFixture notBefore(Instant moment) {
    cutover = new CutoverOrder(cutover.style(), moment, cutover.windows());
    return this;
  }

  /** With one window between these moments, and the usual last start. */
  SituationFixture window(Instant opens, Instant closes) {
    cutover = new CutoverOrder(cutover.style(), cutover.notBefore(), windows(opens, closes));
    return this;
  }

  static CutoverWindows windows(Instant opens, Instant closes) {
    return new CutoverWindows(
        List.of(
            new Window.Dated(
                LocalDateTime.ofInstant(opens, ZoneOffset.UTC),
                LocalDateTime.ofInstant(closes, ZoneOffset.UTC),
                ZoneOffset.UTC)),
        List.of());
  }

  SituationFixture holdingBy(CutoverStyle style) {
    cutover = new CutoverOrder(style, cutover.notBefore(), cutover.windows());
    return this;
  }

  /** Looked at so long after all that is told as of {@link #NOW}. */
  SituationFixture later(Duration time) {
    now = NOW.plus(time);
    return this;
  }

  /** With what an earlier look left in the memory. */
  SituationFixture after(SituationFixture earlier) {
    memory = earlier.verdict().memory();
    return this;
  }

  SituationFixture askedOf(String otherController) {
    controller = otherController;
    return this;
  }

  /** With a controller that has not answered since then. */
  SituationFixture silent(String name, Instant since) {
    silent = List.of(new SilentController(name, since));
    return this;
  }

  /** With these slots, where they are limited. */
  SituationFixture holding(HeldSlots held) {
    slots = held;
    return this;
  }

  Situation situation() {
    return new Situation(
        (acrossForests ? betweenForests(intention(cutover)) : intention(cutover)).with(consents),
        new Sighting(now, controller, stamp, queue, home, sourceHome, null, silent),
        orders,
        memory,
        now,
        slots);
  }

  Verdict verdict() {
    return POLICY.decide(situation());
  }

  Decision decision() {
    return verdict().decision();
  }

  Action next() {
    return decision().next();
  }

  /** The code of the question that is asked; null when none is. */
  Question.@Nullable Code asks() {
    return next() instanceof Action.Ask(var question) ? question.code() : null;
  }

  List<Choice> choices() {
    return next() instanceof Action.Ask(var question) ? question.choices() : List.of();
  }

  /** The question that is asked. */
  Question question() {
    if (next() instanceof Action.Ask(var question)) {
      return question;
    }
    throw new AssertionError("nothing is asked: " + decision());
  }

  /** How long it is waited; null when something is done instead. */
  @Nullable Duration waits() {
    return next() instanceof Action.WaitAndLook(var time, _) ? time : null;
  }
}
