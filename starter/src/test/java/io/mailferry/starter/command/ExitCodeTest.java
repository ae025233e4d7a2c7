package io.mailferry.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| [^|]+ \\| [^|]+ \\|");

  /** Scripts know these numbers: they are written out here, and never change. */
  private static final Map<Integer, ExitCode> PROMISED =
      Map.of(
          0, ExitCode.OK,
          1, ExitCode.UNEXPECTED,
          2, ExitCode.BAD_INPUT,
          3, ExitCode.ATTENTION,
          4, ExitCode.REFUSED,
          8, ExitCode.RUNNING,
          20, ExitCode.DIRECTORY_AWAY,
          30, ExitCode.EXCHANGE_AWAY,
          40, ExitCode.TEMPORAL_AWAY);

  @Test
  void isThePromisedNumber() {
    assertThat(ExitCode.values()).hasSameSizeAs(PROMISED.keySet());
    assertThat(PROMISED).allSatisfy((number, code) -> assertThat(code.number()).isEqualTo(number));
  }

  /** The first table of the page has one row for each, and no other. */
  @Test
  void isDocumentedUnderItsName() throws IOException {
    // given
    var root = Path.of(System.getProperty("mailferry.root", ".."));
    var page = Files.readString(root.resolve("docs/operate/exit-codes.md"));

    // when
    var documented = new TreeMap<Integer, String>();
    page.lines()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .forEach(row -> documented.put(Integer.parseInt(row.group(1)), row.group(2)));

    // then
    var promised = new TreeMap<Integer, String>();
    Arrays.stream(ExitCode.values()).forEach(code -> promised.put(code.number(), words(code)));
    assertThat(documented).isEqualTo(promised);
  }

  private static String words(ExitCode code) {
    return switch (code) {
      case OK -> "ok";
      case UNEXPECTED -> "unexpected";
      case BAD_INPUT -> "bad input";
      case ATTENTION -> "attention";
      case REFUSED -> "refused";
      case RUNNING -> "running";
      case DIRECTORY_AWAY -> "directory away";
      case EXCHANGE_AWAY -> "Exchange away";
      case TEMPORAL_AWAY -> "Temporal away";
    };
  }
}
