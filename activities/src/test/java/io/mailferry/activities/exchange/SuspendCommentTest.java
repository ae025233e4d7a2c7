package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem.OurPause;
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

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Informational: its cutover may not begin yet", "wave 7"})
  void ofOthersIsNone(String message) {
    assertThat(SuspendComment.in(message)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = "Informational: Mailferry: for a reason of a later release, wave friday")
  void thatALaterReleaseWroteIsAskedAbout(String message) {
    assertThat(SuspendComment.in(message)).isEqualTo(OurPause.ORDERED);
  }
}
