package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkflowIdsTest {
  @Test
  void sayWhatAWorkflowIsFor() {
    assertThat(WorkflowIds.mailbox(Given.MAILBOX))
        .isEqualTo("mailbox/00000000-0000-0001-0000-000000000001");
    assertThat(WorkflowIds.wave(Given.WAVE)).isEqualTo("wave/spring");
    assertThat(WorkflowIds.check(Given.WAVE, "7")).isEqualTo("check/spring/7");
    assertThat(WorkflowIds.monitor(Given.ORGANISATION)).isEqualTo("monitor/target");
  }

  @Test
  void nameTheWaveTheyBelongTo() {
    assertThat(WorkflowIds.waveOf("wave/spring")).contains(Given.WAVE);
    assertThat(WorkflowIds.waveOf("check/spring/7")).isEmpty();
    assertThat(WorkflowIds.waveOf("wave/no name!")).isEmpty();
  }

  /** A worker and a release before it have to mean the same queue. */
  @Test
  void goWithQueuesThatKeepTheirNames() {
    assertThat(TaskQueues.activities(Given.ORGANISATION)).isEqualTo("mailferry-activities-target");
    assertThat(TaskQueues.formerActivities(Given.ORGANISATION)).isEqualTo("mailferry-hands-target");
    assertThat(TaskQueues.monitor(Given.ORGANISATION)).isEqualTo("mailferry-monitor-target");
    assertThat(TaskQueues.formerMonitor(Given.ORGANISATION)).isEqualTo("mailferry-watch-target");
  }
}
