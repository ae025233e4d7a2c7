package io.mailferry.rehearsal.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a page.
 *
 * @param page where it stands, from the root of the project
 * @param line the line of its first fence
 * @param language the word behind the fence; empty for none
 * @param text its lines, without the indentation of the fence
 * @param prose the paragraph before it
 */
record Block(Path page, int line, String language, List<String> text, String prose) {
  private static final Pattern FENCE = Pattern.compile("^(\\s*)```(\\w*)\\s*$");
  private static final Pattern FILE = Pattern.compile("`([\\w./\\\\:-]+\\.(?:csv|yaml))`");

  /** All blocks of the project's pages; README first, each page from top to bottom. */
  static List<Block> all(Path root) throws IOException {
    var blocks = new ArrayList<Block>();
    for (var page : pages(root)) {
      blocks.addAll(of(page, Files.readAllLines(root.resolve(page))));
    }
    return blocks;
  }

  /** All pages that people read, README first. */
  static List<Path> pages(Path root) throws IOException {
    try (var below = Files.walk(root.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of),
              below.filter(file -> file.toString().endsWith(".md")).map(root::relativize).sorted())
          .toList();
    }
  }

  /** The blocks of one page. */
  static List<Block> of(Path page, List<String> lines) {
    var blocks = new ArrayList<Block>();
    var prose = new StringBuilder();
    for (var i = 0; i < lines.size(); i++) {
      var fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        prose.append(lines.get(i)).append('\n');
        continue;
      }
      var text = new ArrayList<String>();
      var first = i + 1;
      for (i++; i < lines.size() && !FENCE.matcher(lines.get(i)).matches(); i++) {
        text.add(without(fence.group(1), lines.get(i)));
      }
      blocks.add(new Block(page, first, fence.group(2), List.copyOf(text), paragraph(prose)));
      prose.setLength(0);
    }
    return blocks;
  }

  private static String without(String indentation, String line) {
    return line.startsWith(indentation) ? line.substring(indentation.length()) : line.strip();
  }

  private static String paragraph(StringBuilder prose) {
    var paragraphs = prose.toString().strip().split("\n\\s*\n");
    return paragraphs[paragraphs.length - 1];
  }

  /** Where it stands, for people. */
  String place() {
    return page + ":" + line;
  }

  /** Its first line. */
  String begins() {
    return text.isEmpty() ? "" : text.getFirst();
  }

  /** The file that the paragraph before it names last: what a reader saves it as. */
  Optional<String> savedAs() {
    return FILE.matcher(prose)
        .results()
        .reduce((_, later) -> later)
        .map((MatchResult found) -> found.group(1));
  }
}
