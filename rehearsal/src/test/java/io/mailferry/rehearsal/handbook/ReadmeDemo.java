package io.mailferry.rehearsal.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of the demo as the README shows it, next to the end of one that ran: {@code .ci/run}
 * gives it what {@code ./mailferry demo} printed.
 */
final class ReadmeDemo {
  private static final String BEGINS = "On the way:";

  private ReadmeDemo() {}

  /** Takes the root of the project and the file with what the demo printed. */
  public static void main(String[] arguments) throws IOException {
    var missing =
        missing(
            Block.of(
                Path.of("README.md"),
                Files.readAllLines(Path.of(arguments[0]).resolve("README.md"))),
            Files.readAllLines(Path.of(arguments[1])));
    missing.forEach(line -> System.out.println("the README shows, and the demo did not: " + line));
    System.exit(missing.isEmpty() ? 0 : 1);
  }

  /** The lines that the README shows and the demo did not print, in whatever order it did. */
  static List<String> missing(List<Block> readme, List<String> printed) {
    var shown =
        readme.stream()
            .map(Block::text)
            .filter(text -> text.contains(BEGINS))
            .findFirst()
            .orElseThrow();
    return shown.stream()
        .skip(shown.indexOf(BEGINS))
        .filter(line -> printed.stream().noneMatch(each -> Likeness.isLike(line, each)))
        .toList();
  }
}
