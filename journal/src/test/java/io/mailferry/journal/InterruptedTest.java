package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.WaveName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Steps are interrupted when nobody wants their answer any more. An interrupt inside the embedded
 * database would close its file for everybody.
 */
class InterruptedTest {
  private static final WaveName WAVE = new WaveName("interrupted");

  @TempDir Path folder;

  static Stream<Function<JournalSettings, Journal>> doors() {
    return Stream.of(Journal::open, Journal::openForACommand);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void aStepThatIsInterruptedHarmsNoOtherStep(Function<JournalSettings, Journal> door)
      throws InterruptedException {
    // given
    var place = JournalSettings.file(folder.resolve("journal"));
    try (var made = Journal.open(place)) {
      made.reader().waves();
    }
    try (var journal = door.apply(place)) {

      // when
      for (var i = 0; i < 40; i++) {
        var number = i;
        var step = Thread.ofPlatform().start(() -> tells(journal, "disturbed-" + number));
        // Each a little later, so that some are met in the middle of writing.
        var moment = System.nanoTime() + i * 100_000L;
        while (System.nanoTime() < moment) {
          Thread.onSpinWait();
        }
        while (step.isAlive()) {
          step.interrupt();
          Thread.onSpinWait();
        }
        step.join();
        journal.writer().fact(fact("calm-" + i));
      }

      // then
      assertThat(journal.reader().facts(WAVE))
          .extracting(Fact::id)
          .containsAll(IntStream.range(0, 40).mapToObj(i -> "calm-" + i).toList());
    }
  }

  private static @Nullable String tells(Journal journal, String id) {
    try {
      for (var i = 0; i < 5; i++) {
        journal.writer().fact(fact(id + "-" + i));
        journal.reader().facts(WAVE);
      }
      return null;
    } catch (JournalUnavailable interrupted) {
      return interrupted.getMessage();
    }
  }

  private static Fact fact(String id) {
    return new Fact(id, Instant.EPOCH, WAVE, null, FactKind.HEALED, "something happened", null);
  }
}
