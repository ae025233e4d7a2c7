package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VoiceTest {
  @Test
  void saysSentencesInTheirOrder() throws Exception {
    var said = new ByteArrayOutputStream();
    var voice = new Voice(new PrintStream(said, true, StandardCharsets.UTF_8));

    voice.accept("the worker has ended");
    voice.accept("the worker is back");
    voice.finish(Duration.ofMinutes(1));

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("The worker has ended", "The worker is back");
  }

  @Test
  void neverWaitsForWhoeverDoesNotTakeIt() throws Exception {
    var held = new CountDownLatch(1);
    var voice =
        new Voice(
            new PrintStream(
                new OutputStream() {
                  @Override
                  public void write(int each) {
                    try {
                      held.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                },
                true,
                StandardCharsets.UTF_8));

    for (var i = 0; i < 3_000; i++) {
      voice.accept("nobody reads this");
    }
    voice.finish(Duration.ofMillis(1));

    held.countDown();
  }
}
