package io.mailferry.operations.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.order.Choice;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Instant MOMENT = Instant.parse("2026-11-23T20:01:30Z");

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KB",
    "1536,1.5 KB",
    "1048524,1023.9 KB",
    "1048525,1.0 MB",
    "1610612736,1.5 GB",
    "1649267441664,1.5 TB",
    "9223372036854775807,8388608.0 TB"
  })
  void sayASizeInTheLargestUnitThatFits(long bytes, String words) {
    assertThat(Words.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-1S,0 s",
    "PT0S,0 s",
    "PT59.9S,59 s",
    "PT1M,1 min",
    "PT13M2S,13 min 2 s",
    "PT1H,1 h",
    "PT3H59M59S,3 h 59 min",
    "P1D,1 d",
    "P2DT5H59M,2 d 5 h"
  })
  void sayADurationInItsTwoLargestUnits(Duration duration, String words) {
    assertThat(Words.duration(duration)).isEqualTo(words);
  }

  @Test
  void sayAMomentInUtcAndNothingWhenThereIsNone() {
    assertThat(Words.minute(MOMENT)).isEqualTo("2026-11-23 20:01");
    assertThat(Words.second(MOMENT)).isEqualTo("2026-11-23 20:01:30");
    assertThat(Words.minute(null)).isEmpty();
    assertThat(Words.second(null)).isEmpty();
  }

  @Test
  void countOneAsOne() {
    assertThat(Words.count(0, "mailbox", "mailboxes")).isEqualTo("0 mailboxes");
    assertThat(Words.count(1, "mailbox", "mailboxes")).isEqualTo("1 mailbox");
    assertThat(Words.count(2, "mailbox", "mailboxes")).isEqualTo("2 mailboxes");
  }

  @Test
  void writeAConstantAsPeopleTypeIt() {
    assertThat(Words.typed(Choice.SUBMIT_AGAIN)).isEqualTo("submit-again");
  }

  @Test
  void keepNothingThatSteersATerminal() {
    assertThat(Words.harmless("a\u001B[31mb\nc\u0085d")).isEqualTo("a [31mb c d");
  }
}
