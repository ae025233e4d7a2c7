package io.mailferry.rehearsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever doubts a promise finds the test that is named for it. */
class PromisesTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .toAbsolutePath()
          .normalize();

  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/develop/promises.md"));
  }

  static Stream<String> named() throws IOException {
    return NAMED.matcher(page()).results().map(MatchResult::group).distinct();
  }

  @ParameterizedTest
  @MethodSource("named")
  void whatIsNamedIsThere(String named) throws IOException {
    var parts = NAMED.matcher(named);
    assertThat(parts.matches()).isTrue();

    assertThat(sources(parts.group(1)))
        .anyMatch(source -> source.contains(" " + parts.group(2) + "("));
  }

  @Test
  void eachPromiseNamesAProof() throws IOException {
    var rows =
        page()
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| promise |"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows).allMatch(row -> row.split("\\|")[2].contains("`"));
  }

  /** Several modules may have a test of that name. */
  private static List<String> sources(String name) throws IOException {
    var sources = new ArrayList<String>();
    try (var modules = Files.list(ROOT)) {
      for (var module : modules.sorted().toList()) {
        var tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          try (var files = Files.walk(tests)) {
            for (var file : files.filter(each -> each.endsWith(name + ".java")).toList()) {
              sources.add(Files.readString(file));
            }
          }
        }
      }
    }
    return sources;
  }
}
