package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.QueueItem.OurPause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Mailferry suspended can be told from its comment alone. */
class SuspendCommentTest {
  @ParameterizedTest
  @EnumSource(OurPause.class)
  void isReadBackOutOfTheMessageInWhichExchangeKeepsIt(OurPause why) {
    var comment = SuspendComment.of(why, new WaveName("friday"));

    assertThat(SuspendComment.in("Informational: " + comment)).isEqualTo(why);
  }

  private static @Nullable OurPause shown(String status) {
    var move =
        new ObjectMapper()
            .createObjectNode()
            .put("ExchangeGuid", new UUID(7, 7).toString())
            .put("Status", status)
            .put("Message", "Informational: Mailferry: paused by an operator, wave friday");
    return Results.item(move) instanceof QueueItem.Present item ? item.pausedByUs() : null;
  }

  @Test
  void countsAsLongAsTheRequestIsSuspended() {
    assertThat(shown("Suspended")).isEqualTo(OurPause.ORDERED);
    assertThat(shown("InProgress")).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Informational: its cutover may not begin yet", "wave 7"})
  void ofOthersIsNone(@Nullable String message) {
    assertThat(SuspendComment.in(message)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = "Informational: Mailferry: for a reason of a later release, wave friday")
  void thatALaterReleaseWroteIsAskedAbout(String message) {
    assertThat(SuspendComment.in(message)).isEqualTo(OurPause.ORDERED);
  }
}
