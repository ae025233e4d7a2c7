package io.mailferry.activities.exchange;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueuePatienceTest {
  private static final UUID QUEUE = new UUID(0, 1);

  private final QueuePatience patience = new QueuePatience(ofMinutes(2), ofMinutes(15));

  @Test
  void isShortWithOneOfWhichNothingIsKnown() {
    assertThat(patience.with(QUEUE)).isEqualTo(ofMinutes(2));
  }

  /** A shell that hangs is given up soon, so that what the stamps tell is not kept waiting. */
  @Test
  void staysShortWithAQuickOne() {
    patience.took(QUEUE, ofSeconds(3));

    assertThat(patience.with(QUEUE)).isEqualTo(ofMinutes(2).plusSeconds(6));
  }

  @Test
  void growsUntilALongOneCanBeRead() {
    patience.wasTooShort(QUEUE);
    assertThat(patience.with(QUEUE)).isEqualTo(ofMinutes(4));
    patience.took(QUEUE, ofMinutes(3));

    assertThat(patience.with(QUEUE)).isEqualTo(ofMinutes(8));
  }

  @Test
  void growsNoLongerThanExchangeLetsACommandRun() {
    for (var i = 0; i < 10; i++) {
      patience.wasTooShort(QUEUE);
    }

    assertThat(patience.with(QUEUE)).isEqualTo(ofMinutes(15));
    assertThat(patience.with(new UUID(0, 2))).as("another one").isEqualTo(ofMinutes(2));
  }
}
