package io.mailferry.activities.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.monitor.RunningMigrations.Listed;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.model.slot.SlotLimit;
import io.mailferry.model.slot.SlotLimits;
import io.mailferry.workflows.mailbox.WantedSlot;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Slots are counted by what Exchange shows, and given to those who wait. */
class SlotGiverTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final String TARGET = Given.TARGET.name();
  private static final String SOURCE = "SRC-DB07";

  private record Told(String mailbox, SlotGrant grant) {}

  private final Map<String, Listed> running = new TreeMap<>();
  private final Map<String, String> states = new TreeMap<>();
  private final List<Told> told = new ArrayList<>();
  private List<QueuedMove> queue = new ArrayList<>();
  private String trouble = "";
  private SeenSlots seen = SeenSlots.NONE;
  private Optional<Map<String, Listed>> listed = Optional.of(running);
  private SlotLimits limits =
      new SlotLimits(new SlotLimit(2, null, null), new SlotLimit(1, null, null));

  private static String mailbox(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  private void waits(int number, Phase phase) {
    running.put(
        mailbox(number),
        new Listed(
            phase.words(),
            Given.WAVE.value(),
            new WantedSlot(TARGET, TARGET, SOURCE),
            NOW.minusSeconds(1_000 - number)));
  }

  private void shows(int number, RequestStatus status) {
    states.put(mailbox(number), status.name());
    queue.removeIf(move -> move.mailbox().toString().equals(mailbox(number)));
    queue.add(new QueuedMove(MailboxGuid.of(mailbox(number)), Given.request(status)));
  }

  private void released(int number) {
    shows(number, RequestStatus.SYNCED);
    completesAfter(number, NOW);
  }

  private void completesAfter(int number, Instant moment) {
    queue.replaceAll(
        move ->
            move.mailbox().toString().equals(mailbox(number))
                ? new QueuedMove(move.mailbox(), Given.completingAfter(move.item(), moment))
                : move);
  }

  private void othersMove(int number) {
    IntStream.range(0, number)
        .mapToObj(each -> MailboxGuid.of(mailbox(900 + each)))
        .forEach(each -> queue.add(new QueuedMove(each, Given.request(RequestStatus.IN_PROGRESS))));
  }

  private SlotGiver giver(Duration after) {
    return new SlotGiver(
        limits,
        seen,
        listed,
        NOW.plus(after),
        (who, grant) -> told.add(new Told(who.toString(), grant)));
  }

  private List<String> pass(Duration after) {
    return pass(after, queue);
  }

  private List<String> pass(Duration after, @Nullable List<QueuedMove> read) {
    told.clear();
    var giver = giver(after);
    if (read != null) {
      giver.queueHolds(TARGET, read, NOW.plus(after));
    }
    giver.remindThoseWhoStillWait(NOW.plus(after));
    giver.give(states, NOW.plus(after));
    seen = giver.seen();
    trouble = seen.trouble();
    return told.stream().map(Told::mailbox).toList();
  }

  @Test
  void areGivenToThoseWhoWaitedLongest() {
    IntStream.range(0, 5).forEach(each -> waits(each, Phase.WAITING_TO_COPY));

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0), mailbox(1));
    assertThat(told.getFirst().grant())
        .isEqualTo(new SlotGrant(SlotKind.COPY, NOW.plus(Duration.ofMinutes(15))));
  }

  @Test
  void areTakenByWhomTheyWereGivenToUntilThatShows() {
    IntStream.range(0, 5).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    pass(Duration.ZERO);
    waits(1, Phase.COPYING);
    shows(1, RequestStatus.QUEUED);

    assertThat(pass(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void areFreeWhenTheMailboxIsCopied() {
    IntStream.range(0, 5).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    pass(Duration.ZERO);
    waits(0, Phase.READY);
    shows(0, RequestStatus.SYNCED);
    waits(1, Phase.COPYING);
    shows(1, RequestStatus.IN_PROGRESS);

    assertThat(pass(Duration.ofMinutes(2))).containsExactly(mailbox(2));
  }

  @Test
  void areFreeWhenTheirHolderIsGone() {
    IntStream.range(0, 5).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    pass(Duration.ZERO);
    running.remove(mailbox(0));

    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(2));
  }

  @Test
  void areGivenAgainWhenTheyWereNotTakenInTime() {
    waits(0, Phase.WAITING_TO_COPY);
    pass(Duration.ZERO);

    assertThat(pass(Duration.ofMinutes(1))).as("told once").isEmpty();
    assertThat(pass(Duration.ofMinutes(4))).as("and again").containsExactly(mailbox(0));
    assertThat(told.getFirst().grant().until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(pass(Duration.ofMinutes(16))).as("its turn is over").isEmpty();
    assertThat(pass(Duration.ofMinutes(20))).as("and comes again").containsExactly(mailbox(0));
    assertThat(told.getFirst().grant().until()).isEqualTo(NOW.plus(Duration.ofMinutes(35)));
  }

  @Test
  void areTakenByOthersToo() {
    othersMove(2);
    waits(0, Phase.WAITING_TO_COPY);

    assertThat(pass(Duration.ZERO)).isEmpty();
    queue.removeFirst();
    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(0));
  }

  @Test
  void areNotGivenIntoADatabaseWhoseQueueNobodyHasReadYet() {
    waits(0, Phase.WAITING_TO_COPY);

    assertThat(pass(Duration.ZERO, null)).isEmpty();
    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(0));
    waits(1, Phase.WAITING_TO_COPY);
    assertThat(pass(Duration.ofMinutes(2), null)).as("read before").containsExactly(mailbox(1));
  }

  @Test
  void ofOursShowByTheirStampsWhileTheirQueueIsNotRead() {
    shows(0, RequestStatus.IN_PROGRESS);
    shows(1, RequestStatus.IN_PROGRESS);
    waits(0, Phase.COPYING);
    waits(1, Phase.COPYING);
    waits(2, Phase.WAITING_TO_COPY);
    assertThat(pass(Duration.ZERO)).isEmpty();
    states.put(mailbox(0), RequestStatus.SYNCED.name());

    assertThat(pass(Duration.ofMinutes(1), null)).containsExactly(mailbox(2));
  }

  @Test
  void toSwitchAreTakenByThoseThatWereReleased() {
    for (var each = 0; each < 3; each++) {
      shows(each, RequestStatus.SYNCED);
      waits(each, Phase.WAITING_TO_SWITCH);
    }

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0));
    assertThat(told.getFirst().grant().kind()).isEqualTo(SlotKind.CUTOVER);
    waits(0, Phase.CUTTING_OVER);
    assertThat(pass(Duration.ofMinutes(30))).as("released").isEmpty();
    shows(0, RequestStatus.COMPLETION_IN_PROGRESS);
    assertThat(pass(Duration.ofMinutes(31))).as("switching").isEmpty();
    shows(0, RequestStatus.COMPLETED);
    assertThat(pass(Duration.ofMinutes(32))).containsExactly(mailbox(1));
  }

  /** The answer to its release may have been lost, and then its migration does not say so. */
  @Test
  void toSwitchAreTakenByWhatWasReleasedWhateverItsMigrationSays() {
    released(0);
    shows(1, RequestStatus.SYNCED);
    waits(1, Phase.WAITING_TO_SWITCH);

    for (var phase : List.of(Phase.COPYING, Phase.WAITING_TO_SWITCH, Phase.ATTENTION)) {
      waits(0, phase);
      assertThat(pass(Duration.ofHours(1))).as(phase.words()).doesNotContain(mailbox(1));
    }
    running.remove(mailbox(0));
    assertThat(pass(Duration.ofHours(2))).as("its migration is gone").isEmpty();
    assertThat(pass(Duration.ofHours(3), null)).as("as it was read last").isEmpty();
  }

  @Test
  void toSwitchAreFreeWhenWhatWasReleasedIsParkedAgain() {
    released(0);
    waits(0, Phase.READY);
    shows(1, RequestStatus.SYNCED);
    waits(1, Phase.WAITING_TO_SWITCH);
    assertThat(pass(Duration.ZERO)).isEmpty();
    completesAfter(0, NOW.plus(Duration.ofDays(90)));

    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(1));
  }

  /** It rests before it switches, whatever time somebody has given it. */
  @Test
  void toSwitchAreNotTakenByWhatStopsBeforeItsEnd() {
    released(0);
    queue.replaceAll(move -> new QueuedMove(move.mailbox(), Given.restingWhenReady(move.item())));
    waits(0, Phase.WAITING_TO_SWITCH);

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0));
  }

  /** Nobody would be told of one that Exchange never takes up. */
  @Test
  void toSwitchAreNotTakenByWhatOthersReleasedBeforeItSwitches() {
    queue.add(
        new QueuedMove(
            MailboxGuid.of(mailbox(900)),
            Given.completingAfter(
                Given.request(RequestStatus.SYNCED, "Idle", Route.PULL, "somebody's batch"), NOW)));
    shows(1, RequestStatus.SYNCED);
    waits(1, Phase.WAITING_TO_SWITCH);

    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(1));
  }

  /** A pass may last, and who took a turn meanwhile is listed as waiting until the next one. */
  @Test
  void areNotFreeBeforeThoseTheyWereGivenToAreListedAnew() {
    shows(1, RequestStatus.SYNCED);
    waits(1, Phase.WAITING_TO_SWITCH);
    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(1));
    shows(0, RequestStatus.SYNCED);
    waits(0, Phase.WAITING_TO_SWITCH);
    told.clear();
    var giver = giver(Duration.ofMinutes(1));
    giver.give(states, NOW.plus(Duration.ofMinutes(21)));

    assertThat(told).as("who has waited longer").isEmpty();
  }

  @Test
  void keepAResumedRequestWithinTheLimit() {
    shows(0, RequestStatus.FAILED);
    waits(0, Phase.WAITING_TO_COPY);
    shows(1, RequestStatus.IN_PROGRESS);
    waits(1, Phase.COPYING);
    waits(2, Phase.WAITING_TO_COPY);

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0));
    assertThat(pass(Duration.ofMinutes(1))).as("it does not show yet").isEmpty();
  }

  @Test
  void areGivenToAllWhereNothingIsLimitedAnyMore() {
    IntStream.range(0, 5).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    limits = SlotLimits.NONE;

    assertThat(pass(Duration.ZERO, null)).hasSize(5);
  }

  @Test
  void areTakenBackByNobodyWhenTheLimitsAreHalved() {
    IntStream.range(0, 8).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    limits = new SlotLimits(new SlotLimit(4, null, null), SlotLimit.NONE);
    assertThat(pass(Duration.ZERO)).hasSize(4);
    IntStream.range(0, 4)
        .forEach(
            each -> {
              waits(each, Phase.COPYING);
              shows(each, RequestStatus.IN_PROGRESS);
            });
    limits = new SlotLimits(new SlotLimit(2, null, null), SlotLimit.NONE);
    assertThat(pass(Duration.ofMinutes(20))).isEmpty();
    shows(0, RequestStatus.SYNCED);
    shows(1, RequestStatus.SYNCED);
    assertThat(pass(Duration.ofMinutes(21))).isEmpty();
    shows(2, RequestStatus.SYNCED);

    assertThat(pass(Duration.ofMinutes(22))).containsExactly(mailbox(4));
  }

  /** Five thousand wait and thirty may copy: hour by hour, what is free is used. */
  @Test
  void keepFewWaitingWhileThereIsRoom() {
    limits = new SlotLimits(new SlotLimit(null, 30, 30), SlotLimit.NONE);
    IntStream.range(0, 5_000).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    var used = 0L;
    var began = new TreeMap<String, Integer>();
    for (var minute = 0; minute < 240; minute++) {
      for (var each : pass(Duration.ofMinutes(minute))) {
        began.putIfAbsent(each, minute);
      }
      for (var each : began.entrySet()) {
        var number = Integer.parseInt(each.getKey().substring(24));
        var done = minute - each.getValue() >= 20 + number % 40;
        waits(number, done ? Phase.READY : Phase.COPYING);
        shows(number, done ? RequestStatus.SYNCED : RequestStatus.IN_PROGRESS);
      }
      var atWork =
          states.values().stream().filter(RequestStatus.IN_PROGRESS.name()::equals).count();
      assertThat(atWork).isLessThanOrEqualTo(30);
      used += atWork;
    }

    assertThat((double) used / (240 * 30)).as("of what may be used").isGreaterThan(0.95);
  }

  @Test
  void areNotGivenWhileTemporalListsNothingAndNotForgottenOverIt() {
    IntStream.range(0, 3).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    pass(Duration.ZERO);
    listed = Optional.empty();
    assertThat(pass(Duration.ofMinutes(1))).isEmpty();
    assertThat(trouble).contains("Temporal lists no workflows");
    listed = Optional.of(running);

    assertThat(pass(Duration.ofMinutes(2))).isEmpty();
  }

  @Test
  void areTakenByAdoptedRequestsWhichOnlyTheirQueueShows() {
    othersMove(2);
    var adopted = MailboxGuid.of(mailbox(900)).toString();
    waits(900, Phase.COPYING);
    waits(0, Phase.WAITING_TO_COPY);
    assertThat(running).containsKey(adopted);

    assertThat(pass(Duration.ZERO)).isEmpty();
  }

  /** What an earlier move left in the queue says nothing of the one that is to come. */
  @Test
  void areGivenAlsoToThoseOfWhomSomethingIsLeftInTheQueue() {
    shows(0, RequestStatus.COMPLETED);
    waits(0, Phase.WAITING_TO_COPY);
    waits(1, Phase.WAITING_TO_COPY);
    waits(2, Phase.WAITING_TO_COPY);

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0), mailbox(1));
    assertThat(pass(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void areKeptForWhoeverCouldNotBeTold() {
    IntStream.range(0, 3).forEach(each -> waits(each, Phase.WAITING_TO_COPY));
    var giver =
        new SlotGiver(
            limits,
            seen,
            listed,
            NOW,
            (_, _) -> {
              throw new WorkflowServiceException(
                  WorkflowExecution.getDefaultInstance(),
                  "MailboxMigration",
                  new RuntimeException());
            });
    giver.queueHolds(TARGET, List.of(), NOW);
    giver.give(states, NOW);
    seen = giver.seen();

    assertThat(pass(Duration.ofMinutes(1))).containsExactly(mailbox(0), mailbox(1));
  }

  @Test
  void areNotTakenByThoseThatHaveNothingInExchange() {
    waits(0, Phase.SUBMITTING);
    waits(1, Phase.SUBMITTING);
    waits(2, Phase.WAITING_TO_COPY);

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(2));
  }

  @Test
  void areNotTakenForEverInAQueueThatNobodyReadsAnyMore() {
    othersMove(2);
    pass(Duration.ZERO);
    var giver = giver(Duration.ZERO);
    giver.queuesAre(Set.of());

    assertThat(giver.seen().queues()).isEmpty();
  }

  @Test
  void areNotGivenIntoADatabaseWhoseQueueCannotBeReadAnyMore() {
    waits(0, Phase.WAITING_TO_COPY);
    var giver = giver(Duration.ZERO);
    giver.queueHolds(TARGET, List.of(), NOW);
    giver.cannotRead(TARGET);
    seen = giver.seen();

    assertThat(pass(Duration.ZERO, null)).isEmpty();
    assertThat(trouble).contains("the queue of " + TARGET + " cannot be read");
  }

  @Test
  void toSwitchAreKeptByAReleasedRequestThatFailedUntilItIsResumed() {
    shows(0, RequestStatus.FAILED);
    waits(0, Phase.WAITING_TO_SWITCH);
    shows(1, RequestStatus.SYNCED);
    waits(1, Phase.WAITING_TO_SWITCH);

    assertThat(pass(Duration.ZERO)).containsExactly(mailbox(0));
    assertThat(pass(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void ofTwoForestsWithDatabasesOfOneNameAreToldApart() {
    limits = new SlotLimits(new SlotLimit(null, 1, null), SlotLimit.NONE);
    othersMove(1);
    running.put(
        mailbox(0),
        new Listed(
            Phase.WAITING_TO_COPY.words(),
            "w",
            new WantedSlot(TARGET, TARGET, Given.SOURCE.name()),
            NOW));
    running.put(
        mailbox(1),
        new Listed(
            Phase.WAITING_TO_COPY.words(),
            "w",
            new WantedSlot(TARGET, TARGET, WantedSlot.far(Given.SOURCE.name())),
            NOW));

    assertThat(pass(Duration.ZERO))
        .as("others pull out of the far one")
        .containsExactly(mailbox(0));
  }
}
