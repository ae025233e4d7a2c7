package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MigrationTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker with room for one runbook forgets all others and must replay them at every step. */
class ForcedReplaysTest {
  private static final int MAILBOXES = 6;

  @Test
  void everyReplayComesToTheSameDecisions() {
    try (var fixture = WorkflowFixture.withCacheFor(1)) {
      var mailboxes = IntStream.rangeClosed(1, MAILBOXES).mapToObj(Given::mailbox).toList();
      mailboxes.forEach(
          mailbox -> fixture.exchange.mailbox(mailbox).willBe(IN_PROGRESS, SYNCED, COMPLETED));

      var migrations =
          mailboxes.stream()
              .map(mailbox -> fixture.migrates(MigrationTask.beginning(Given.intention(mailbox))))
              .toList();
      fixture.settles();
      migrations.getFirst().pauseSignalled(Given.ANNA);
      fixture.settles();
      migrations.getFirst().resumeSignalled(null);
      migrations.forEach(
          migration -> assertThat(migration.retry(Given.BEN).decided()).isNotBlank());

      assertThat(mailboxes)
          .allSatisfy(
              mailbox ->
                  assertThat(fixture.ends(mailbox)).isInstanceOf(MigrationOutcome.Moved.class));
      assertThat(fixture.exchange.commands().stream().filter("submitMove"::equals))
          .as("one request each")
          .hasSize(MAILBOXES);
      assertThat(fixture.exchange.outcomes()).hasSize(MAILBOXES);
    }
  }
}
