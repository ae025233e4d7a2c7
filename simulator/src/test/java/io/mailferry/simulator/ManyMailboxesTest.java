package io.mailferry.simulator;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManyMailboxesTest {
  @Test
  void aWorldOfAThousandIsMadeAndMoved() {
    try (var crowd =
        new Practice(SimulatorConfig.builder().mailboxes(1_000).databases(6, 12).servers(4))) {
      for (var mailbox : crowd.simulator.mailboxes()) {
        var database =
            "TGT-DB%02d".formatted(Math.floorMod(mailbox.exchangeGuid().hashCode(), 12) + 1);
        assertThat(crowd.pull(mailbox.exchangeGuid().toString(), database, "").ok()).isTrue();
      }

      crowd.simulator.advance(ofDays(3));

      assertThat(crowd.simulator.requests())
          .hasSize(1_000)
          .allMatch(each -> each.status().equals("Completed"));
      assertThat(crowd.say("Get-MoveRequest -ResultSize 100").results()).hasSize(100);
      assertThat(crowd.say("Get-MoveRequest -ResultSize Unlimited").results()).hasSize(1_000);
    }
  }
}
