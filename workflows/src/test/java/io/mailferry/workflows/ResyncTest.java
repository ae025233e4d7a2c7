package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.mailferry.model.WaveName;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.WaveOrdered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration that is told to forget what was tried. */
class ResyncTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void resumesAgainWhatWasResumedInVainAndTellsWhatWasForgotten() {
    var migration = failedTwice();

    var reply = migration.resync(Given.BEN);

    assertThat(reply.decided()).startsWith("forgotten: a resume. Then: ").contains("resumed once");
    fixture.settlesUntil(() -> fixture.exchange.commands().size() == 3);
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "resumeMove", "resumeMove");
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(tuple("resync", true));
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void isHarmlessAHundredTimes() {
    var migration = fixture.submits();
    fixture.reaches(migration, IN_PROGRESS);

    for (var i = 0; i < 100; i++) {
      migration.resyncSignalled(Given.BEN);
    }
    fixture.settles();
    var reply = migration.resync(Given.BEN);

    assertThat(reply.decided())
        .startsWith("there was nothing to forget. Then: Exchange is working on the move");
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().orders().resync()).as("it counts once").isNull();
  }

  @Test
  void isRelayedByAWave() {
    var migration = failedTwice();

    migration.waveOrdered(
        new WaveOrdered(new WaveName("spring"), "resync", Given.BEN, StandingOrders.NONE));

    fixture.settlesUntil(() -> fixture.exchange.commands().size() == 3);
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "resumeMove", "resumeMove");
  }

  /** Otherwise what is refused for good would never be counted, and nobody would be asked. */
  @Test
  void countsAfreshOnceAndNotAtEachLook() {
    var migration = failedTwice();
    migration.resync(Given.BEN);
    fixture.settlesUntil(() -> fixture.exchange.commands().size() == 3);

    fixture.exchange.mailbox().failsWith("SomethingNewPermanentException");
    fixture.tells(migration, FAILED);

    fixture.settlesUntil(() -> migration.status().question() != null);
    assertThat(migration.status().orders().resync()).isNull();
  }

  @Test
  void isRefusedAfterTheEnd() {
    var migration = fixture.submits();
    fixture.reaches(migration, COMPLETED);
    fixture.ends(migration);

    assertThatThrownBy(() -> migration.resync(Given.BEN)).isInstanceOf(RuntimeException.class);
  }

  private MailboxMigration failedTwice() {
    var migration = fixture.submits();
    fixture.reaches(migration, IN_PROGRESS);
    fixture.exchange.mailbox().failsWith("SomethingNewPermanentException");
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    fixture.exchange.mailbox().failsWith("SomethingNewPermanentException");
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> migration.status().question() != null);
    return migration;
  }
}
