package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void drawsOverItselfOnATerminal() {
    // given
    var table = new LiveTable(out, true, 10);

    // when
    table.show(List.of("a", "b"));
    table.show(List.of("a", "c", "d"));

    // then
    assertThat(text())
        .isEqualTo(
            "\u001B[2Ka\n\u001B[2Kb\n\u001B[0J\u001B[2A\u001B[2Ka\n\u001B[2Kc\n\u001B[2Kd\n\u001B[0J");
  }

  @Test
  void appendsWhatIsNewElsewhere() {
    // given
    var table = new LiveTable(out, false, 10);

    // when
    table.show(List.of("a", "b"));
    table.show(List.of("a", "c"));

    // then
    assertThat(text().lines()).containsExactly("a", "b", "c");
    assertThat(text()).doesNotContain("\u001B");
  }

  @Test
  void countsWhatDoesNotFitTheScreen() {
    // given
    var table = new LiveTable(out, true, 3);

    // when
    table.show(List.of("1", "2", "3", "4", "5"));

    // then
    assertThat(text()).contains("2\n").contains("… and 3 more lines").doesNotContain("3\n");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
