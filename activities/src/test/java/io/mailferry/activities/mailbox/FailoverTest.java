package io.mailferry.activities.mailbox;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that changes its server, and changes it back, is Exchange's own business. */
class FailoverTest {
  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void isWaitedOutThereAndBackWithoutACommandAndWithoutAPerson() {
    fixture.submits();
    fixture.exchange.said.clear();

    copies();
    failsOver();
    copies();
    failsOver();
    copies();

    assertThat(fixture.exchange.said).allMatch(said -> said.startsWith("read"));
    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(fixture.memory.submission()).isInstanceOf(Submission.Seen.class);
    assertThat(fixture.memory.repairs().resumes()).isZero();
  }

  @Test
  void leavesWhatWasSeenLastAsItWasWhileTheQueueCannotBeRead() {
    copies();
    var known = fixture.memory.request().lastSeen();

    cannotBeRead();

    assertThat(fixture.memory.request().lastSeen()).isEqualTo(known).isNotNull();
    assertThat(fixture.journal.progress)
        .as("what is unknown is not written over what was known")
        .extracting(ProgressNote::percent)
        .isEqualTo(List.of(40));
  }

  private void copies() {
    requestIs(RequestStatus.IN_PROGRESS, "CopyingMessages");
    assertThat(waits(fixture.polls()).attention()).isEqualTo(Attention.NONE);
    fixture.passes(ofMinutes(10));
  }

  private void failsOver() {
    requestIs(RequestStatus.QUEUED, "RelinquishedMDBFailover");
    waits(fixture.polls());
    fixture.passes(ofMinutes(1));
    cannotBeRead();
    fixture.passes(ofMinutes(10));
  }

  private void cannotBeRead() {
    fixture.exchange.cannotBeRead(
        new Fault.NotReached("MF-EX-QUEUE-OFFLINE", "TGT-DB01 is dismounted.", null));
    var report = fixture.polls();
    waits(report);
    assertThat(report.sighting())
        .satisfies(
            seen -> assertThat(seen).extracting("queue").isInstanceOf(QueueItem.Unreadable.class));
    fixture.exchange.canBeRead();
  }

  private void requestIs(RequestStatus status, String detail) {
    fixture.exchange.has(
        Given.ANNA, Given.request(status, detail, Route.PULL, Given.WAVE.batchName()));
  }

  private static Decision waits(ActivityResult report) {
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.decision().attention()).isNotEqualTo(Attention.QUESTION);
    return report.decision();
  }
}
