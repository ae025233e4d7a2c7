package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SightingReaderTest {
  private final ActivityFixture fixture = ActivityFixture.set();
  private final SightingReader reader = new SightingReader(fixture.organisation);

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void seesBothForestsAndWhoAnswered() {
    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.controller()).isEqualTo("dc1.target.example");
    assertThat(sighting.sourceController()).isEqualTo("dc1.source.example");
    assertThat(sighting.targetHome()).isEqualTo(new Home.MailUser("source.example"));
    assertThat(sighting.sourceHome()).isEqualTo(Given.in(Given.SOURCE));
    assertThat(sighting.seenAt()).isEqualTo(fixture.clock.instant());
  }

  @Test
  void tellsWhichControllersOfBothForestsAreAway() {
    fixture.target.isAway("dc1.target.example");
    fixture.source.isAway("dc2.source.example");

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.controller()).isEqualTo("dc2.target.example");
    assertThat(sighting.silent())
        .containsExactly(
            new SilentController("dc1.target.example", FakeDirectory.SILENT_SINCE),
            new SilentController("dc2.source.example", FakeDirectory.SILENT_SINCE));
  }

  @Test
  void seesTheForestsTheOtherWayRoundWhenItPushes() {
    try (var inTheSource = ActivityFixture.setInTheSource()) {
      var sighting =
          new SightingReader(inTheSource.organisation)
              .look(Given.intention(Route.PUSH), Memory.FRESH);

      assertThat(sighting.controller()).isEqualTo("dc1.source.example");
      assertThat(sighting.sourceController()).isEqualTo("dc1.target.example");
      assertThat(sighting.targetHome()).isEqualTo(new Home.MailUser("source.example"));
      assertThat(sighting.sourceHome()).isEqualTo(Given.in(Given.SOURCE));
    }
  }

  @Test
  void seesOneForestWhenTheMoveIsLocal() {
    var sighting = reader.look(Given.intention(Route.LOCAL), Memory.FRESH);

    assertThat(sighting.sourceHome()).isNull();
    assertThat(fixture.source.asked).isEmpty();
  }

  @Test
  void readsTheRequestThroughTheControllerThatShowsItsStamp() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    var memory = Memory.FRESH.withController("dc2.target.example", fixture.clock.instant());

    var sighting = reader.look(Given.pull(), memory);

    assertThat(sighting.stamp()).isInstanceOf(Stamp.Present.class);
    assertThat(sighting.queue()).isInstanceOf(QueueItem.Present.class);
    assertThat(fixture.exchange.said).containsExactly("read via dc2.target.example");
  }

  @Test
  void findsTheRequestInItsQueueWhenItsStampHasOnlyPartlyReachedTheController() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.exchange.doesNotFindByStamp();

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.queue()).isInstanceOf(QueueItem.Present.class);
    assertThat(fixture.exchange.said)
        .containsExactly("read via dc1.target.example", "read in " + Given.TARGET.name());
  }

  @Test
  void looksIntoTheTargetsQueueWhenTheDirectoryShowsNoStamp() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.exchange.losesTheStampOf(Given.ANNA);

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.stamp()).isInstanceOf(Stamp.Absent.class);
    assertThat(sighting.queue()).isInstanceOf(QueueItem.Present.class);
    assertThat(fixture.exchange.said)
        .containsExactly("read in TGT-DB01", "read via dc1.target.example");
  }

  /** An account that may not read an attribute is shown none, and no error. */
  @Test
  void takesARequestThatExchangeFindsByItsStampForOneThatHasAStamp() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.SYNCED));
    fixture.exchange.hidesTheStampOf(Given.ANNA);

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.stamp())
        .isInstanceOfSatisfying(Stamp.Present.class, stamp -> assertThat(stamp.hidden()).isTrue());
    assertThat(sighting.queue()).isEqualTo(Given.request(RequestStatus.SYNCED));
    assertThat(fixture.exchange.said)
        .containsExactly("read in TGT-DB01", "read via dc1.target.example");
  }

  @Test
  void asksForNoStampOfARequestThatIsBeingRemovedNorWhereThereIsNone() {
    reader.look(Given.pull(), Memory.FRESH);
    fixture.exchange.has(
        Given.ANNA,
        Given.request(RequestStatus.QUEUED, "Canceled", Route.PULL, Given.WAVE.batchName()));
    fixture.exchange.losesTheStampOf(Given.ANNA);
    reader.look(Given.pull(), Memory.FRESH);

    assertThat(fixture.exchange.said).containsExactly("read in TGT-DB01", "read in TGT-DB01");
  }

  @Test
  void looksIntoTheSourcesQueueWhenItPushes() {
    try (var inTheSource = ActivityFixture.setInTheSource()) {
      new SightingReader(inTheSource.organisation).look(Given.intention(Route.PUSH), Memory.FRESH);

      assertThat(inTheSource.exchange.said).containsExactly("read in SRC-DB01");
    }
  }

  @Test
  void takesAQueueThatCannotBeReadForAValue() {
    fixture.exchange.cannotBeRead();

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.queue())
        .isEqualTo(
            new QueueItem.Unreadable(
                fixture.clock.instant(), FakeExchange.notReached().sentence()));
  }

  @Test
  void remembersSinceWhenTheQueueCannotBeRead() {
    fixture.exchange.cannotBeRead();
    var began = fixture.clock.instant();

    fixture.polls();
    fixture.passes(Duration.ofHours(2));
    var report = fixture.polls();

    assertThat(report.decision().sentence())
        .contains("cannot be read since " + began)
        .contains("move has not failed");
    fixture.exchange.canBeRead();
    assertThat(fixture.polls().memory().doubts().unreadableSince()).isNull();
  }

  @Test
  void takesAFarForestThatCannotBeReadForAValue() {
    fixture.source.isAway();

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.sourceHome()).isInstanceOf(Home.Unreadable.class);
    assertThat(sighting.sourceController()).isNull();
  }

  @Test
  void cannotLookWithoutTheDirectoryInWhichTheCommandsRun() {
    fixture.target.isAway();

    assertThatThrownBy(() -> reader.look(Given.pull(), Memory.FRESH))
        .isInstanceOf(Fault.Away.class);
  }

  @Test
  void seesAnObjectThatNobodyHasAsMissing() {
    fixture.target.forgets(Given.ANNA);

    var sighting = reader.look(Given.pull(), Memory.FRESH);

    assertThat(sighting.targetHome()).isEqualTo(new Home.Missing());
    assertThat(sighting.stamp()).isEqualTo(new Stamp.Absent());
  }

  @Test
  void looksAtTheArchiveBesideItsMailboxWhenBothMove() {
    assertThat(reader.look(Given.pull(), Memory.FRESH).archiveHome()).as("there is none").isNull();

    var home = Given.in(Given.OTHER_TARGET);
    fixture.target.has(Given.withArchive(fixture.target.entry(Given.ANNA), home));

    assertThat(reader.look(Given.pull(), Memory.FRESH).archiveHome()).isEqualTo(home);
  }

  @Test
  void looksAtTheArchiveWhenOnlyTheArchiveMoves() {
    var intention =
        Given.intention(
            Given.ANNA, Route.LOCAL, MailboxScope.ARCHIVE_ONLY, CutoverStyle.COMPLETE_AFTER);

    var sighting = reader.look(intention, Memory.FRESH);

    assertThat(sighting.targetHome()).as("the archive's home").isEqualTo(new Home.Missing());
    assertThat(fixture.exchange.said).containsExactly("read in TGT-DB02");
  }
}
