package io.mailferry.activities;

import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.FarAnswer;
import io.mailferry.activities.exchange.MoveReport;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An Exchange that keeps requests, writes their stamps, and can be told to misbehave. */
public final class FakeExchange implements Exchange {
  /** Every command, in order: what, and through which controller or queue. */
  public final List<String> said = new ArrayList<>();

  /** The requests that came into being here. */
  public final List<NewMove> created = new ArrayList<>();

  /** Where the mailboxes are said to live whose moves were asked for. */
  public final List<Optional<Database>> sources = new ArrayList<>();

  /** The moves it was shown to say what it lacks for them. */
  public final List<NewMove> examples = new ArrayList<>();

  public final List<Instant> completions = new ArrayList<>();
  public final List<String> comments = new ArrayList<>();

  /** The far ends that requests were given afterwards. */
  public final List<NewMove.FarEnd> farEnds = new ArrayList<>();

  private final FakeDirectory near;
  private final Map<MailboxGuid, QueueItem.Present> requests = new TreeMap<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final Set<String> dismounted = new HashSet<>();
  private final Set<String> unreadableQueues = new HashSet<>();
  private @Nullable Fault unreadable;
  private @Nullable String noLogOn;
  private @Nullable MoveReport report;
  private @Nullable Fault noReport;
  private @Nullable Fault noTest;
  private FarAnswer farAnswer = new FarAnswer.Untold("nobody said");
  private @Nullable Fault noFarAnswer;
  private @Nullable String batch;
  private @Nullable Fault noBatch;
  private List<String> lacking = List.of();
  private boolean stampsLeadNowhere;
  private final Map<MailboxGuid, RequestStatus> stampsShow = new TreeMap<>();
  private final Set<MailboxGuid> notToBeAskedFor = new HashSet<>();
  private final Set<MailboxGuid> stampless = new HashSet<>();
  private final List<QueuedMove> orphans = new ArrayList<>();
  private final Map<String, Runnable> slowQueues = new TreeMap<>();
  private Runnable meanwhile = () -> {};
  private @Nullable CountDownLatch silence;
  private CountDownLatch meeting = new CountDownLatch(0);

  /** Something that goes wrong with one command; it may have been carried out all the same. */
  private record Trouble(Fault fault, boolean carriedOut) {}

  public FakeExchange(FakeDirectory near) {
    this.near = near;
  }

  // ------------------------------------------------------------------ what it is told

  public void has(MailboxGuid mailbox, QueueItem.Present item) {
    requests.put(mailbox, item);
    stampless.remove(mailbox);
    stamp(mailbox, Given.stamp(item.status(), item.route(), item.batchName()));
  }

  public void hasNoLonger(MailboxGuid mailbox) {
    requests.remove(mailbox);
    stamp(mailbox, new Stamp.Absent());
  }

  public QueueItem.Present request(MailboxGuid mailbox) {
    return Optional.ofNullable(requests.get(mailbox)).orElseThrow();
  }

  /** The next command that changes something is not carried out, and answered like this. */
  public void answersTheNextChangeWith(Fault fault) {
    troubles.add(new Trouble(fault, false));
  }

  /** The next command that changes something is carried out, and answered like this. */
  public void carriesOutTheNextChangeAndAnswers(Fault fault) {
    troubles.add(new Trouble(fault, true));
  }

  /** The next command that changes something is carried out, and nobody tells us. */
  public void losesTheNextAnswer() {
    troubles.add(new Trouble(lost(), true));
  }

  /** The next command that changes something gets lost on its way, and nobody tells us. */
  public void losesTheNextChange() {
    troubles.add(new Trouble(lost(), false));
  }

  /** Happens between our look and our act. */
  public void meanwhile(Runnable something) {
    meanwhile = something;
  }

  public void reports(MoveReport told) {
    report = told;
    noReport = null;
  }

  public void cannotReport(Fault fault) {
    noReport = fault;
  }

  public void cannotBeRead() {
    cannotBeRead(notReached());
  }

  public void cannotBeRead(Fault fault) {
    unreadable = fault;
  }

  public void canBeRead() {
    unreadable = null;
    unreadableQueues.clear();
  }

  public void dismounts(Database database) {
    dismounted.add(database.name());
  }

  public void cannotRead(Database queue) {
    unreadableQueues.add(queue.name());
  }

  /** The stamp of this request says something else than its queue. */
  public void stampShows(MailboxGuid mailbox, RequestStatus status) {
    stampsShow.put(mailbox, status);
  }

  /** The queue holds the request, and the directory shows none. */
  public void hasNoStamp(MailboxGuid mailbox) {
    stampsShow.put(mailbox, RequestStatus.NONE);
  }

  /** The queue has lost the request, and its stamp is there. */
  public void losesTheItemOf(MailboxGuid mailbox) {
    requests.remove(mailbox);
  }

  /** The queue holds the request, and its stamp is gone. */
  public void losesTheStampOf(MailboxGuid mailbox) {
    stampless.add(mailbox);
    hidesTheStampOf(mailbox);
  }

  /** The stamp is there, and the account that reads the directory may not read it. */
  public void hidesTheStampOf(MailboxGuid mailbox) {
    stamp(mailbox, new Stamp.Absent());
  }

  /** This request cannot be asked for on its own. */
  public void cannotAskFor(MailboxGuid mailbox) {
    notToBeAskedFor.add(mailbox);
  }

  /** In a queue there is another item of the mailbox, left of a move before. */
  public void hasAnOrphan(MailboxGuid mailbox, QueueItem.Present item) {
    orphans.add(new QueuedMove(mailbox, item));
  }

  /** Reading this queue takes long: this happens meanwhile. */
  public void takesLongToRead(Database queue, Runnable meanwhile) {
    slowQueues.put(queue.name(), meanwhile);
  }

  /** From now on it takes calls for a sign of life and gives none, until the latch is down. */
  public void saysNothing(CountDownLatch until) {
    silence = until;
  }

  /** From now on it gives a sign of life when each of so many has been asked, and not before. */
  public void answersWithTheOthers(CountDownLatch all) {
    silence = all;
    meeting = all;
  }

  /** As with a stamp of which only some attributes have been replicated. */
  public void doesNotFindByStamp() {
    stampsLeadNowhere = true;
  }

  public void letsNobodyTestLogOn(Fault why) {
    noTest = why;
  }

  public void letsNobodyLogOn(String why) {
    noLogOn = why;
  }

  /** From now on the test of a far end answers this. */
  public void farEndAnswers(FarAnswer answer) {
    farAnswer = answer;
    noFarAnswer = null;
  }

  /** From now on no far end can be tested. */
  public void cannotTestFarEnds(Fault fault) {
    noFarAnswer = fault;
  }

  public static Fault notReached() {
    return new Fault.NotReached("MF-EX-NO-SESSION", "no shell session was free.", null);
  }

  private static Fault notReadable() {
    return new Fault.NotReached("MF-EX-LOST-ANSWER", "it ended without an answer.", null);
  }

  public static Fault lost() {
    return new Fault.Unconfirmed("MF-EX-LOST-ANSWER", "the answer did not come.", null);
  }

  public static Fault busy(Duration patience) {
    return new Fault.Busy("MF-EX-BUSY", "Exchange asks for patience.", patience, null);
  }

  public static Fault refused(String code, Fault.Refused.Reason reason) {
    return new Fault.Refused(code, "Exchange says no.", reason, null);
  }

  private void stamp(MailboxGuid mailbox, Stamp stamp) {
    near.has(Given.stamped(near.entry(mailbox), stamp));
  }

  // ------------------------------------------------------------------ reading

  private void beRead(String what) {
    said.add(what);
    if (unreadable != null) {
      throw unreadable;
    }
  }

  @Override
  public QueueItem requestOf(
      MailboxGuid mailbox, @Nullable Database queue, @Nullable String controller) {
    beRead("read via " + controller);
    if (notToBeAskedFor.contains(mailbox)) {
      throw notReadable();
    }
    var item = stampsLeadNowhere || stampless.contains(mailbox) ? null : requests.get(mailbox);
    return item == null ? new QueueItem.Absent() : item;
  }

  @Override
  public Optional<MoveReport> reportOf(MailboxGuid mailbox, String controller) {
    said.add("report via " + controller);
    if (noReport != null) {
      throw noReport;
    }
    return Optional.ofNullable(report);
  }

  @Override
  public QueueItem requestInQueue(Database queue, MailboxGuid mailbox) {
    beRead("read in " + queue.name());
    var item = requests.get(mailbox);
    return item == null || !liesIn(queue, item) ? new QueueItem.Absent() : item;
  }

  private static boolean liesIn(Database queue, QueueItem.Present item) {
    return queue
        .name()
        .equals(item.route() == Route.PUSH ? item.sourceDatabase() : item.targetDatabase());
  }

  @Override
  public List<QueuedMove> queueOf(Database queue) {
    beRead("list " + queue.name());
    slowQueues.getOrDefault(queue.name(), () -> {}).run();
    if (unreadableQueues.contains(queue.name())) {
      throw notReached();
    }
    return Stream.concat(
            orphans.stream().filter(each -> liesIn(queue, each.item())),
            requests.entrySet().stream()
                .filter(each -> liesIn(queue, each.getValue()))
                .map(each -> new QueuedMove(each.getKey(), each.getValue())))
        .toList();
  }

  @Override
  public List<StampedMove> requestsOfBatch(String pattern, @Nullable String controller) {
    beRead("list batch " + pattern);
    return requests.entrySet().stream()
        .filter(each -> ours(each.getValue().batchName()))
        .filter(each -> stampOf(each.getKey()) != RequestStatus.NONE)
        .map(
            each ->
                new StampedMove(
                    each.getKey(),
                    stampOf(each.getKey()),
                    each.getValue().batchName(),
                    each.getValue().route() == Route.PUSH ? null : each.getValue().targetDatabase(),
                    each.getValue().sourceDatabase()))
        .toList();
  }

  private RequestStatus stampOf(MailboxGuid mailbox) {
    return stampsShow.getOrDefault(mailbox, request(mailbox).status());
  }

  private static boolean ours(@Nullable String batchName) {
    return batchName != null && WaveName.marksOurs(batchName);
  }

  // ------------------------------------------------------------------ changing

  private void change(String what, String controller, Runnable change) {
    said.add(what + " via " + controller);
    var now = meanwhile;
    meanwhile = () -> {};
    now.run();
    var trouble = troubles.poll();
    if (trouble == null || trouble.carriedOut()) {
      change.run();
    }
    if (trouble != null) {
      throw trouble.fault();
    }
  }

  @Override
  public void submit(NewMove move, @Nullable Database source, String controller) {
    sources.add(Optional.ofNullable(source));
    change("submit", controller, () -> create(move));
  }

  private void create(NewMove move) {
    if (requests.containsKey(move.mailbox())) {
      throw refused("MF-EX-ALREADY-MOVING", Fault.Refused.Reason.ALREADY_BEING_MOVED);
    }
    created.add(move);
    var brake = move.common().brake();
    var plain =
        Given.request(
            RequestStatus.QUEUED,
            "Queued",
            switch (move) {
              case NewMove.Local _ -> Route.LOCAL;
              case NewMove.Pull _, NewMove.LegacyPull _ -> Route.PULL;
              case NewMove.Push _, NewMove.LegacyPush _ -> Route.PUSH;
            },
            move.common().wave().batchName());
    has(
        move.mailbox(),
        new QueueItem.Present(
            plain.request(),
            plain.status(),
            plain.statusDetail(),
            plain.route(),
            plain.batchName(),
            plain.targetDatabase(),
            plain.sourceDatabase(),
            brake instanceof NewMove.Brake.SuspendWhenReady,
            brake instanceof NewMove.Brake.CompleteAfter after ? after.at() : null,
            plain.progress(),
            plain.times(),
            null));
  }

  @Override
  public void completeAfter(MailboxGuid mailbox, Instant at, String controller) {
    change(
        "complete after",
        controller,
        () -> {
          completions.add(at);
          has(mailbox, Given.completingAfter(request(mailbox), at));
        });
  }

  @Override
  public void suspend(MailboxGuid mailbox, String comment, String controller) {
    change(
        "suspend",
        controller,
        () -> {
          comments.add(comment);
          has(mailbox, Given.but(request(mailbox), RequestStatus.SUSPENDED, "Suspended"));
        });
  }

  @Override
  public void raiseLimits(MailboxGuid mailbox, Limits limits, String controller) {
    change("raiseLimits", controller, () -> has(mailbox, Given.limited(request(mailbox), limits)));
  }

  @Override
  public void repoint(MailboxGuid mailbox, NewMove.FarEnd far, String controller) {
    change("repoint", controller, () -> farEnds.add(far));
  }

  @Override
  public void resume(MailboxGuid mailbox, String controller) {
    change(
        "resume",
        controller,
        () -> has(mailbox, Given.but(request(mailbox), RequestStatus.IN_PROGRESS, "Copying")));
  }

  @Override
  public void remove(MailboxGuid mailbox, String controller) {
    change("remove", controller, () -> hasNoLonger(mailbox));
  }

  @Override
  public void removeFromQueue(Database queue, MailboxGuid mailbox) {
    change("remove from " + queue.name(), "no controller", () -> requests.remove(mailbox));
  }

  // ------------------------------------------------------------------ the rest

  @Override
  public Optional<DatabaseState> stateOf(Database database) {
    said.add("state of " + database.name());
    return Optional.of(new DatabaseState(!dismounted.contains(database.name()), null, false));
  }

  @Override
  public Optional<String> whyNobodyCanLogOn(MailboxGuid mailbox, String controller) {
    said.add("log on via " + controller);
    if (noTest != null) {
      throw noTest;
    }
    return Optional.ofNullable(noLogOn);
  }

  @Override
  public FarAnswer farEndLetsIn(NewMove.FarEnd far) {
    said.add("test " + far.hostName());
    if (noFarAnswer != null) {
      throw noFarAnswer;
    }
    return farAnswer;
  }

  @Override
  public Optional<String> migrationBatchOf(MailboxGuid mailbox) {
    said.add("migration batch");
    if (noBatch != null) {
      throw noBatch;
    }
    return Optional.ofNullable(batch);
  }

  /** A migration batch has every mailbox. */
  public void hasInABatch(String name) {
    batch = name;
  }

  public void cannotTellBatches(Fault fault) {
    noBatch = fault;
  }

  /** From now on its account may do less than a wave needs. */
  public void lacks(String... what) {
    lacking = List.of(what);
  }

  @Override
  public List<String> lacks(NewMove example) {
    examples.add(example);
    return lacking;
  }

  @Override
  public String ping() {
    beRead("ping");
    meeting.countDown();
    var until = silence;
    if (until != null) {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return "exch1.target.example";
  }
}
