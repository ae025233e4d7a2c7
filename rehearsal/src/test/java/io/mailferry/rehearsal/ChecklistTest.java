package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drill asks of a machine on which a worker was killed a moment ago. */
class ChecklistTest {
  private final Checklist checklist = new Checklist();

  @Test
  void asksAgainUntilTheWorkerThatWasKilledIsBack() throws Exception {
    var answers =
        new ArrayDeque<>(
            List.of(new Tool.Said(40, "no worker answers"), new Tool.Said(8, "running")));

    checklist.expectSoon("status exits 8", answers::remove, said -> said.code() == 8);

    assertThat(answers).isEmpty();
    assertThat(checklist.failures()).isEmpty();
  }
}
