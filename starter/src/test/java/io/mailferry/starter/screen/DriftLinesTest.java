package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.DriftKind;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.operations.status.OpenDrift;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftLinesTest {
  private static final Instant BEGAN = Instant.parse("2026-11-23T14:02:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T17:02:00Z");

  @Test
  void countsToNowWhileTheMonitorLooks() {
    assertThat(DriftLines.since(seenAt(NOW.minusSeconds(600)), NOW))
        .isEqualTo(" since 2026-11-23 14:02:00 UTC (for 3 h)");
  }

  @Test
  void countsToTheLastLookAndSaysSoWhenNobodyLooks() {
    assertThat(DriftLines.since(seenAt(NOW.minusSeconds(601)), NOW))
        .isEqualTo(
            " since 2026-11-23 14:02:00 UTC (for 2 h 49 min, last seen at 2026-11-23 16:51:59 UTC;"
                + " nobody looks now)");
  }

  @Test
  void countsToTheLastLookWhereExchangeIsAheadOfUs() {
    assertThat(DriftLines.since(seenAt(NOW.plusSeconds(3_600)), NOW))
        .isEqualTo(" since 2026-11-23 14:02:00 UTC (for 4 h)");
  }

  @Test
  void saysInTheStatusThatNobodyLooks() {
    assertThat(DriftLines.of(List.of(seenAt(BEGAN.plusSeconds(60))), NOW, 300, false))
        .containsExactly(
            "DRIFT 1 move request of ours that no migration watches since 2026-11-23 14:02:00 UTC"
                + " (for 1 min, last seen at 2026-11-23 14:03:00 UTC; nobody looks now) ·"
                + " anna@source.example (TGT-DB01, SYNCED, wave first-wave):",
            "  If Temporal lost its wave, start its plan again, which takes it over; if its"
                + " migration ended, start the mailbox in a plan with another --wave name; what is"
                + " not wanted, remove in Exchange.");
  }

  private static OpenDrift seenAt(Instant lastSeen) {
    return new OpenDrift(
        DriftKind.UNWATCHED,
        new OrganisationName("target"),
        new WaveName("first-wave"),
        1,
        false,
        "anna@source.example",
        "TGT-DB01",
        RequestStatus.SYNCED,
        BEGAN,
        lastSeen);
  }
}
