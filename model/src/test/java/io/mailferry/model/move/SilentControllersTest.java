package io.mailferry.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentControllersTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-29T19:25:00Z");
  private static final Duration SETTLE = Duration.ofMinutes(15);

  @Test
  void mayAloneKnowWhatWasWrittenWhenTheyFellSilent() {
    assertThat(namesOf(WRITTEN.plusSeconds(30))).containsExactly("dc1");
    assertThat(namesOf(WRITTEN.minusSeconds(30)))
        .as("noticed by us before Exchange noticed it")
        .containsExactly("dc1");
  }

  @Test
  void knowNothingThatOthersDoNotWhenTheyFellSilentLongBeforeOrAfter() {
    assertThat(namesOf(WRITTEN.minus(Duration.ofHours(3)))).isEmpty();
    assertThat(namesOf(WRITTEN.plus(SETTLE))).as("they had passed it on").isEmpty();
    assertThat(seen(WRITTEN).silentSince(null, SETTLE)).isEmpty();
  }

  private static List<String> namesOf(Instant silentSince) {
    return seen(silentSince).silentSince(WRITTEN, SETTLE).stream()
        .map(SilentController::name)
        .toList();
  }

  private static Sighting seen(Instant silentSince) {
    return new Sighting(
        WRITTEN,
        "dc2",
        new Stamp.Absent(),
        new QueueItem.Absent(),
        new Home.Missing(),
        null,
        null,
        List.of(new SilentController("dc1", silentSince)));
  }
}
