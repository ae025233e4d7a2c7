package io.mailferry.starter.screen;

import static io.mailferry.starter.screen.StuckMailbox.ANNA;
import static io.mailferry.starter.screen.StuckMailbox.NOW;
import static io.mailferry.starter.screen.StuckMailbox.ago;
import static io.mailferry.starter.screen.StuckMailbox.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Turn;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.PendingActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@code explain} prints where a mailbox does not go on, read aloud: what it is, whose turn it
 * is, since when, what happens next, and which command shows or changes it.
 */
class StuckSituationsTest {
  private static final Duration MINUTES = Duration.ofMinutes(12);

  @Test
  void allControllersAreAway() {
    reads(
        new StuckMailbox()
            .seen(Duration.ofSeconds(200))
            .after(
                (policy, memory) ->
                    policy.cannotLook(
                        memory,
                        "No domain controller of the forest target.example answers.",
                        "forest/target.example"))
            .waitingFor(
                incident(
                    new Dependency(Dependency.Kind.FOREST, "target.example"),
                    "MF-AD-AWAY",
                    "No domain controller of the forest target.example answers.",
                    212))
            .pending(
                new PendingActivity(
                    "pollMove",
                    7,
                    false,
                    "MF-AD-AWAY",
                    "no domain controller of the forest target.example answers",
                    NOW.plusSeconds(90))),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for forest target.example, which is away; nobody needs to do anything
          We say          submitting, since 2026-11-23 19:56:40 UTC (3 min 20 s ago)
                          No domain controller of the forest target.example answers. The move has not
                          failed: Mailferry reads again by itself
          Incident        forest target.example (MF-AD-AWAY) since 2026-11-23 19:20:00 UTC (for 40 min); 212
                          mailboxes of the wave wait; asked again at 2026-11-23 20:01:30 UTC (in 1 min 30 s)
          Tried           nothing had to be tried again
          Next            looks again at 2026-11-23 20:01:40 UTC (in 1 min 40 s), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e'
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        """);
  }

  @Test
  void itsDatabaseIsAnOpenIncident() {
    var database = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
    reads(
        new StuckMailbox()
            .seen(Duration.ofSeconds(200))
            .after(
                (policy, memory) ->
                    policy.away(
                        memory,
                        database,
                        "The database TGT-DB01 is not mounted.",
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(40)))
            .waitingFor(
                incident(
                    database,
                    "MF-EX-DATABASE-OFFLINE",
                    "The database TGT-DB01 is not mounted.",
                    9)),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for database TGT-DB01, which is away; nobody needs to do anything
          We say          submitting, since 2026-11-23 19:56:40 UTC (3 min 20 s ago)
                          The database TGT-DB01 is not mounted. Nothing was sent meanwhile, and the
                          migration goes on by itself.
          Incident        database TGT-DB01 (MF-EX-DATABASE-OFFLINE) since 2026-11-23 19:20:00 UTC (for 40
                          min); 9 mailboxes of the wave wait; asked again at 2026-11-23 20:01:30 UTC (in 1
                          min 30 s)
          Tried           nothing had to be tried again
          Next            looks again at 2026-11-23 20:01:40 UTC (in 1 min 40 s), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e'
          Get-MailboxDatabase -Identity '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01' -Status
          Get-MailboxDatabaseCopyStatus -Identity '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01'
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        """);
  }

  @Test
  void itsRequestFailedAndAPersonIsAsked() {
    reads(
        new StuckMailbox()
            .failed(
                "TooManyBadItemsPermanentException",
                "This mailbox exceeded the maximum number of corrupted items that were specified"
                    + " for this move request.",
                Duration.ofMinutes(50)),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: the move request failed: more items are damaged than may be left
                          behind
          We say          needs attention, since 2026-11-23 19:48:00 UTC (12 min ago)
                          the request failed and will not get better by itself (more items are damaged than
                          may be left behind, whose limits are 0 damaged and 0 too large items; 3 damaged
                          ones were met so far; TooManyBadItemsPermanentException: This mailbox exceeded the
                          maximum number of corrupted items that were specified for this move request.).
                          What helps: repair the mailbox with New-MailboxRepairRequest and answer resume, or
                          answer raise-limits with a higher limit for damaged items
          Exchange says   FAILED / FailedOther, 66 %, 1.9 GB of 2.8 GB, last sign of life 2026-11-23
                          19:10:00 UTC, TooManyBadItemsPermanentException: This mailbox exceeded the maximum
                          number of corrupted items that were specified for this move request. · 12 min ago
          Directory says  request FAILED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once; not resumed, because that would not help
          Next            looks again at 2026-11-23 20:18:00 UTC (in 18 min), earlier when something changes
          QUESTION        answer with one of these commands
                          to raise the limits for damaged and too large items, and resume the request:
                            mailferry answer carla@source.example raise-limits --bad-items NUMBER --large-items NUMBER --reason …
                          to resume the request:
                            mailferry answer carla@source.example resume --reason …
                          to remove the failed request and submit a new one, which copies from the
                          beginning:
                            mailferry answer carla@source.example restart --reason …
                          to look again and decide again:
                            mailferry answer carla@source.example look-again --reason …
                          to leave everything as it is and end this migration:
                            mailferry answer carla@source.example leave --reason …
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example' -IncludeReport
        To change it:
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itsRequestFailedInPassingAndIsResumedByItself() {
    reads(
        new StuckMailbox()
            .failed(
                "TooManyTransientFailureRetriesPermanentException",
                "The job encountered too many transient failures (62) and is quitting. The most"
                    + " common failure is MapiExceptionNetworkError with the hit count 62.",
                Duration.ofMinutes(14))
            .happened(Duration.ofHours(2), "HEALED", "it was removed; a new one", "restarted")
            .happened(Duration.ofHours(2), "ORDER", "limits of 50 damaged", "limits-raised")
            .remembering(
                memory ->
                    memory
                        .withOneMoreResume(ago(Duration.ofHours(1)), FailureFamily.NETWORK)
                        .withOneMoreResume(ago(Duration.ofMinutes(20)), FailureFamily.NETWORK)),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for the next try: the request failed for a passing reason; nobody needs to
                          do anything
          We say          copying, since 2026-11-23 19:48:00 UTC (12 min ago)
                          the request failed again (the way between the servers is broken or overloaded;
                          TooManyTransientFailureRetriesPermanentException: The job encountered too many
                          transient failures (62) and is quitting. The most common failure is
                          MapiExceptionNetworkError with the hit count 62.); it is resumed at
                          2026-11-23T19:55:00Z
          Exchange says   FAILED / FailedOther, 66 %, 1.9 GB of 2.8 GB, last sign of life 2026-11-23
                          19:46:00 UTC, TooManyTransientFailureRetriesPermanentException: The job
                          encountered too many transient failures (62) and is quitting. The most common
                          failure is MapiExceptionNetworkError with the hit count 62. · 12 min ago
          Directory says  request FAILED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once; begun anew once; limits raised once; 2 of 5 resumes, the last one
                          20 min ago
          Next            looks again at any moment
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example' -IncludeReport
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
          2026-11-23 18:00:00  it was removed; a new one
          2026-11-23 18:00:00  limits of 50 damaged
        """);
  }

  @Test
  void itHasStalledForFourHours() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.IN_PROGRESS,
                "StalledDueToTarget_MdbReplication",
                times(Duration.ofHours(9), Duration.ofMinutes(290))),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: look at Exchange, where nothing has moved for too long; it goes on
                          by itself
          We say          copying, since 2026-11-23 19:48:00 UTC (12 min ago)
                          Exchange is working on the move, and nothing has moved since 2026-11-23T15:10:00Z.
                          What stands in the way: the copies of the target database must catch up (Exchange
                          calls it StalledDueToTarget_MdbReplication). Exchange goes on by itself when that
                          is over, and Mailferry waits and changes nothing; when it is copied, the cutover
                          comes next. To help, look at Get-MailboxDatabaseCopyStatus for the target
                          database: state, CopyQueueLength and ReplayQueueLength (into TGT-DB01, from
                          SRC-DB02)
          Exchange says   IN_PROGRESS / StalledDueToTarget_MdbReplication, 66 %, 1.9 GB of 2.8 GB, last sign
                          of life 2026-11-23 15:10:00 UTC · 12 min ago
          Directory says  request IN_PROGRESS, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once
          Next            looks again at 2026-11-23 20:18:00 UTC (in 18 min), earlier when something changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-MailboxDatabaseCopyStatus -Identity '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01'
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itHasBeenQueuedForADay() {
    reads(
        new StuckMailbox().with(RequestStatus.QUEUED, "Queued", times(Duration.ofHours(27), null)),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: look at Exchange, where nothing has moved for too long; it goes on
                          by itself
          We say          copying, since 2026-11-23 19:48:00 UTC (12 min ago)
                          the request has been queued since 2026-11-22T17:00:00Z. What stands in the way: no
                          server has taken the request up (Exchange calls it Queued). Exchange goes on by
                          itself when that is over, and Mailferry waits and changes nothing; when it is
                          copied, the cutover comes next. To help, look at that Test-MRSHealth passes on the
                          servers of the database, and how many moves run there at once (into TGT-DB01, from
                          SRC-DB02)
          Exchange says   QUEUED / Queued, 66 %, 1.9 GB of 2.8 GB · 12 min ago
          Directory says  request QUEUED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once
          Next            looks again at 2026-11-23 20:18:00 UTC (in 18 min), earlier when something changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-MailboxDatabaseCopyStatus -Identity '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01'
          Get-MoveRequestStatistics -MoveRequestQueue '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01'
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itIsPaused() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.SUSPENDED,
                "Suspended",
                times(Duration.ofHours(3), Duration.ofHours(1)))
            .ordered(orders -> orders.paused(ANNA))
            .remembering(memory -> memory.withSuspendedByUs(true)),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for an operator's resume: the move is paused, as ordered
          We say          paused, since 2026-11-23 19:48:00 UTC (12 min ago)
                          paused by anna: quarter's end; the request rests until resumed
          Exchange says   SUSPENDED / Suspended, 66 %, 1.9 GB of 2.8 GB, last sign of life 2026-11-23
                          19:00:00 UTC · 12 min ago
          Directory says  request SUSPENDED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Order           paused by anna: quarter's end
          Tried           submitted once
          Next            looks again at 2026-11-24 01:48:00 UTC (in 5 h 48 min), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry resume carla@source.example --reason …  let it go on again
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itsWaveIsNotApproved() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.SYNCED, "InitialSeedingComplete", times(Duration.ofHours(3), MINUTES))
            .agreed(Consents.NONE.with(new WantedApproval("anna"))),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for an approval of its wave, by somebody else than who started it
          We say          ready for cutover, since 2026-11-23 19:48:00 UTC (12 min ago)
                          copied; the cutover is held by the approval rule: anna started wave friday, and
                          nobody else has approved it yet: mailferry approve friday --reason …
          Exchange says   SYNCED / InitialSeedingComplete, 66 %, 1.9 GB of 2.8 GB, last sign of life
                          2026-11-23 19:48:00 UTC · 12 min ago
          Directory says  request SYNCED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Order           cutover held with the whole wave by the approval rule: anna started wave friday,
                          and nobody else has approved it yet: mailferry approve friday --reason …
          Tried           submitted once
          Next            looks again at 2026-11-24 01:48:00 UTC (in 5 h 48 min), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry approve friday --reason …               let the whole wave switch; somebody else than
                                                            who started it says so
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itIsHeldWithItsWave() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.SYNCED, "InitialSeedingComplete", times(Duration.ofHours(3), MINUTES))
            .ordered(orders -> orders.held(ANNA))
            .withTheWave(StandingOrders.NONE.held(ANNA)),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for an operator's resume: the cutover is held, and the copy goes on, as
                          ordered
          We say          ready for cutover, since 2026-11-23 19:48:00 UTC (12 min ago)
                          copied; the cutover is held by anna: quarter's end
          Exchange says   SYNCED / InitialSeedingComplete, 66 %, 1.9 GB of 2.8 GB, last sign of life
                          2026-11-23 19:48:00 UTC · 12 min ago
          Directory says  request SYNCED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Order           cutover held with the whole wave by anna: quarter's end
          Tried           submitted once
          Next            looks again at 2026-11-24 01:48:00 UTC (in 5 h 48 min), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry resume friday --reason …                let the whole wave go on again
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void theRequestOfAnEarlierMoveStandsInTheWay() {
    reads(
        new StuckMailbox()
            .request(
                "mailferry/spring",
                RequestStatus.COMPLETED,
                "Completed",
                times(Duration.ofDays(200), Duration.ofDays(199)),
                null)
            .remembering(
                memory -> memory.withOdd(ago(Duration.ofMinutes(40)), ago(Duration.ofMinutes(20)))),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: the completed request of an earlier move stands in the way
          We say          needs attention, since 2026-11-23 19:48:00 UTC (12 min ago)
                          a request of an earlier move (status COMPLETED, batch "mailferry/spring", to
                          TGT-DB01) stands in the way: Exchange accepts no new request until it is removed
          Exchange says   COMPLETED / Completed, 100 %, 2.8 GB of 2.8 GB, last sign of life 2026-05-08
                          20:00:00 UTC · 12 min ago
          Directory says  request COMPLETED, pull, batch mailferry/spring · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           nothing had to be tried again
          Next            looks again at 2026-11-23 20:18:00 UTC (in 18 min), earlier when something changes
          QUESTION        answer with one of these commands
                          to remove the completed request of the earlier move, and move the mailbox:
                            mailferry answer carla@source.example remove-leftover --reason …
                          to look again and decide again:
                            mailferry answer carla@source.example look-again --reason …
                          to leave everything as it is and end this migration:
                            mailferry answer carla@source.example leave --reason …
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        """);
  }

  @Test
  void somebodyElsesRequestIsThere() {
    reads(
        new StuckMailbox()
            .request(
                "HR move",
                RequestStatus.IN_PROGRESS,
                "CopyingMessages",
                times(Duration.ofHours(2), MINUTES),
                null),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: somebody else's request moves the mailbox to the same place
          We say          needs attention, since 2026-11-23 19:48:00 UTC (12 min ago)
                          somebody else's move request (batch "HR move", status IN_PROGRESS) already takes
                          this mailbox to TGT-DB01
          Exchange says   IN_PROGRESS / CopyingMessages, 66 %, 1.9 GB of 2.8 GB, last sign of life
                          2026-11-23 19:48:00 UTC · 12 min ago
          Directory says  request IN_PROGRESS, pull, batch HR move · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Tried           nothing had to be tried again
          Next            looks again at 2026-11-23 20:18:00 UTC (in 18 min), earlier when something changes
          QUESTION        answer with one of these commands
                          to take over the request that is there:
                            mailferry answer carla@source.example adopt --reason …
                          to look again and decide again:
                            mailferry answer carla@source.example look-again --reason …
                          to leave everything as it is and end this migration:
                            mailferry answer carla@source.example leave --reason …
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-MigrationUser -MailboxGuid '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e'
        To change it:
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        """);
  }

  @Test
  void itsSubmissionIsUnconfirmed() {
    reads(
        new StuckMailbox()
            .seen(Duration.ofSeconds(20))
            .remembering(
                memory ->
                    memory.withSubmission(new Submission.Unconfirmed(ago(Duration.ofMinutes(8))))),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for Exchange to show whether a submission that was not answered has arrived;
                          nobody needs to do anything
          We say          submitting, since 2026-11-23 19:59:40 UTC (20 s ago)
                          the answer to New-MoveRequest was lost, so a request may exist; nothing is sent
                          again until 2026-11-23T20:07:00Z; by then dc1.target.example shows the request if
                          it exists
          Exchange says   no move request in the queue · 20 s ago
          Directory says  no trace of a request · 20 s ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:59:40 UTC, through dc1.target.example and dc1.source.example
          Tried           nothing had to be tried again
          Next            looks again at 2026-11-23 20:00:40 UTC (in 40 s), earlier when something changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequest -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-MoveRequestStatistics -MoveRequestQueue '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01' -MailboxGuid '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e'
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        """);
  }

  @Test
  void itsQueueCannotBeRead() {
    reads(
        new StuckMailbox()
            .seen(Duration.ofSeconds(200))
            .with(RequestStatus.IN_PROGRESS, "CopyingMessages", times(Duration.ofHours(3), MINUTES))
            .queue(
                new QueueItem.Unreadable(
                    ago(Duration.ofMinutes(30)), "The database TGT-DB01 is not mounted.")),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for a directory or a queue that cannot be read; nobody needs to do anything
          We say          copying, since 2026-11-23 19:56:40 UTC (3 min 20 s ago)
                          Exchange's move queue cannot be read since 2026-11-23T19:30:00Z: The database
                          TGT-DB01 is not mounted. The move has not failed: Mailferry reads again by itself
          Exchange says   the queue cannot be read since 2026-11-23 19:30:00 UTC: The database TGT-DB01 is
                          not mounted. · 3 min 20 s ago
          Directory says  request IN_PROGRESS, pull, batch mailferry/friday · 3 min 20 s ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:56:40 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once
          Next            looks again at 2026-11-23 20:01:40 UTC (in 1 min 40 s), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-MailboxDatabase -Identity '5b7c1a52-6f0d-4b8e-9a34-0d7f6c3e1b01' -Status
        To change it:
          mailferry retry carla@source.example --reason …   look and decide again at once, which is always
                                                            harmless
          mailferry pause carla@source.example --reason …   let the request rest
          mailferry hold carla@source.example --reason …    hold the cutover back, while the copy goes on
          mailferry cancel carla@source.example --reason …  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itWaitsForTheTimeFromWhichItMaySwitch() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.SYNCED, "InitialSeedingComplete", times(Duration.ofHours(3), MINUTES))
            .notBefore(Instant.parse("2026-11-27T19:00:00Z")),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for the moment from which the cutover may begin; nobody needs to do anything
          We say          ready for cutover, since 2026-11-23 19:48:00 UTC (12 min ago)
                          copied; the cutover may begin at 2026-11-27T19:00:00Z
          Exchange says   SYNCED / InitialSeedingComplete, 66 %, 1.9 GB of 2.8 GB, last sign of life
                          2026-11-23 19:48:00 UTC · 12 min ago
          Directory says  request SYNCED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Cutover         not before 2026-11-27 19:00:00 UTC (in 3 d 23 h)
          Tried           submitted once
          Next            looks again at 2026-11-24 01:48:00 UTC (in 5 h 48 min), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry retry carla@source.example --reason …          look and decide again at once, which is
                                                                   always harmless
          mailferry pause carla@source.example --reason …          let the request rest
          mailferry hold carla@source.example --reason …           hold the cutover back, while the copy
                                                                   goes on
          mailferry cutover carla@source.example --now --reason …  let it switch now, whatever was planned
          mailferry cancel carla@source.example --reason …         take the mailbox out, which stays where
                                                                   it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void noWindowIsLeftForItsCutover() {
    reads(
        new StuckMailbox()
            .with(
                RequestStatus.SYNCED, "InitialSeedingComplete", times(Duration.ofHours(3), MINUTES))
            .within(
                new CutoverWindows(
                    List.of(
                        new Window.Dated(
                            LocalDateTime.parse("2026-11-20T21:00"),
                            LocalDateTime.parse("2026-11-21T05:00"),
                            ZoneId.of("Europe/Berlin"))),
                    List.of())),
        Turn.NEEDS_A_PERSON,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        NEEDS A PERSON: give it a window for its cutover; none is left
          We say          ready for cutover, since 2026-11-23 19:48:00 UTC (12 min ago)
                          copied; no window is left in which the cutover may begin: give it another with the
                          order cutover
          Exchange says   SYNCED / InitialSeedingComplete, 66 %, 1.9 GB of 2.8 GB, last sign of life
                          2026-11-23 19:48:00 UTC · 12 min ago
          Directory says  request SYNCED, pull, batch mailferry/friday · 12 min ago
                          target forest: mail user routed to carla@source.example; source forest: mailbox in
                          SRC-DB02
          Seen            2026-11-23 19:48:00 UTC, through dc1.target.example and dc1.source.example
          Cutover         only in its windows: 2026-11-20 21:00 - 2026-11-21 05:00 Europe/Berlin; none is
                          left
          Tried           submitted once
          Next            looks again at 2026-11-24 01:48:00 UTC (in 5 h 48 min), earlier when something
                          changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To change it:
          mailferry retry carla@source.example --reason …
                  look and decide again at once, which is always harmless
          mailferry pause carla@source.example --reason …
                  let the request rest
          mailferry hold carla@source.example --reason …
                  hold the cutover back, while the copy goes on
          mailferry cutover carla@source.example --window "…" --reason …
                  give it another window
          mailferry cutover carla@source.example --now --reason …
                  let it switch now, whatever was planned
          mailferry cancel carla@source.example --reason …
                  take the mailbox out, which stays where it is
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  @Test
  void itsArrivalIsNotSeenInTheSourceYet() {
    reads(
        new StuckMailbox()
            .seen(Duration.ofSeconds(20))
            .with(
                RequestStatus.COMPLETED,
                "Completed",
                times(Duration.ofHours(3), Duration.ofMinutes(20)))
            .homes(
                StuckMailbox.arrived(),
                new Home.InDatabase("CN=SRC-DB02,CN=Databases,DC=source,DC=example"))
            .remembering(
                memory ->
                    memory.withVerification(
                        new Verification(
                            ago(Duration.ofMinutes(14)),
                            ago(Duration.ofSeconds(50)),
                            List.of(
                                Verification.Check.failed(
                                    "source routes on",
                                    "the source forest still shows the mailbox in SRC-DB02"))))),
        Turn.WAITS,
        """
        carla@source.example · mailbox 0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e · wave friday · to TGT-DB01
          In short        WAITS for both directories and Exchange to show that it has arrived; nobody needs
                          to do anything
          We say          verifying, since 2026-11-23 19:59:40 UTC (20 s ago)
                          moved, and these checks do not pass yet (the source forest still shows the mailbox
                          in SRC-DB02)
          Exchange says   COMPLETED / Completed, 100 %, 2.8 GB of 2.8 GB, last sign of life 2026-11-23
                          19:40:00 UTC · 20 s ago
          Directory says  request COMPLETED, pull, batch mailferry/friday · 20 s ago
                          target forest: mailbox in TGT-DB01; source forest: mailbox in SRC-DB02
          Seen            2026-11-23 19:59:40 UTC, through dc1.target.example and dc1.source.example
          Tried           submitted once
          Next            looks again at 2026-11-23 20:00:40 UTC (in 40 s), earlier when something changes
        To see for yourself, in Exchange's shell of organisation target (changes nothing):
          Get-MoveRequestStatistics -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
          Get-Mailbox -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.target.example'
        To see for yourself, in Exchange's shell of the other organisation (changes nothing):
          Get-MailUser -Identity '0cd9cbb2-1b76-4b55-9a7a-6c1c3a1f8d3e' -DomainController 'dc1.source.example'
        To change it:
          mailferry retry carla@source.example --reason …  look and decide again at once, which is always
                                                           harmless
        What happened (UTC):
          2026-11-23 14:00:00  move request to TGT-DB01 submitted
        """);
  }

  private static OpenIncident incident(
      Dependency dependency, String code, String sentence, int waiting) {
    return new OpenIncident(
        dependency,
        code,
        sentence,
        ago(Duration.ofMinutes(40)),
        ago(Duration.ofMinutes(1)),
        NOW.plusSeconds(90),
        false,
        waiting);
  }

  private static void reads(StuckMailbox mailbox, Turn turn, String text) {
    assertThat(mailbox.view().inShort().turn()).isEqualTo(turn);
    assertThat(mailbox.explained()).isEqualTo(text);
  }
}
