package io.mailferry.rehearsal.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds dead citations in a tree: pages, anchors and files that are named and do not exist, and
 * notes that a reader of the repository does not have.
 */
final class Citations {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".mailferry", ".idea", "node_modules");

  private static final Set<String> NO_TEXT = Set.of("png", "jar", "json", "class", "jsa", "log");

  /** Notes from which the facts came; a page that has taken such a name may be cited. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(?<![\\w/.-])(exchange|temporal|active-directory|jpowershell|powershell-host|peers"
              + "|console|error-texts|exchange-today)\\.md\\b");

  /** A section of such notes without their name, in a comment: two numbers in brackets. */
  private static final Pattern SECTION =
      Pattern.compile("\\(\\d\\.\\d{1,2}(?:(?:, | and )\\d(?:\\.\\d{1,2})?)*\\)");

  /** A file of those folders that people are sent to; whoever installs makes the secrets. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w/.-])((?:docs|deploy(?!/secrets/)|examples)/(?:[\\w./-]*[\\w/-])?)(?:#([\\w-]+))?");

  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z+.-]*:.*");

  private final Path root;

  Citations(Path root) {
    this.root = root;
  }

  /** Everything that is wrong, a sentence each: file, line, and what does not exist. */
  List<String> dead() {
    return files().stream().flatMap(file -> deadIn(file, text(file)).stream()).toList();
  }

  /** The facts of a page that do not say where they come from, or how sure they are. */
  List<String> factsWithoutProof(Path page) {
    return Page.of(text(page)).sections().stream()
        .filter(section -> section.level() == 3)
        .filter(section -> !isProven(section.body()))
        .map(section -> at(page, section.line()) + "no source, or no mark: " + section.heading())
        .toList();
  }

  private static boolean isProven(String body) {
    var isMarked = body.contains("**verified**") || body.contains("**not verified**");
    return isMarked && body.contains("\nSource: ");
  }

  /** What is wrong with one file's text. */
  List<String> deadIn(Path file, String text) {
    var flaws = new ArrayList<String>();
    var lines = text.lines().toList();
    for (var index = 0; index < lines.size(); index++) {
      var line = lines.get(index);
      var where = at(file, index + 1);
      NOTE.matcher(line)
          .results()
          .filter(found -> !Files.exists(file.resolveSibling(found.group())))
          .forEach(found -> flaws.add(where + "a note that is not here: " + found.group()));
      if (isComment(file, line)) {
        SECTION
            .matcher(line)
            .results()
            .forEach(found -> flaws.add(where + "a section of no page: " + found.group()));
      }
      PATH.matcher(line)
          .results()
          .forEach(
              found -> {
                var target = root.resolve(found.group(1));
                flaws.addAll(deadTarget(where, target, found.group(2), found.group()));
              });
    }
    if (file.toString().endsWith(".md")) {
      Page.of(text).links().stream()
          .filter(link -> !ELSEWHERE.matcher(link.target()).matches())
          .forEach(link -> flaws.addAll(deadLink(file, text, link)));
    }
    return flaws;
  }

  private List<String> deadLink(Path file, String text, Page.Link link) {
    var parts = link.target().split("#", 2);
    var where = at(file, link.line());
    var anchor = parts.length == 2 ? parts[1] : null;
    if (parts[0].isEmpty()) {
      return anchor == null || Page.of(text).anchors().contains(anchor)
          ? List.of()
          : List.of(where + "no such anchor: " + link.target());
    }
    return deadTarget(where, file.resolveSibling(parts[0]).normalize(), anchor, link.target());
  }

  private List<String> deadTarget(
      String where, Path target, @Nullable String anchor, String words) {
    if (!Files.exists(target)) {
      return List.of(where + "no such file: " + words);
    }
    if (anchor == null || !target.toString().endsWith(".md")) {
      return List.of();
    }
    return Page.of(text(target)).anchors().contains(anchor)
        ? List.of()
        : List.of(where + "no such anchor: " + words);
  }

  private static boolean isComment(Path file, String line) {
    var start = line.stripLeading();
    return file.toString().endsWith(".java")
        && (start.startsWith("*") || start.startsWith("/*") || start.startsWith("//"));
  }

  private String at(Path file, int line) {
    return root.relativize(file) + ":" + line + ": ";
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).filter(this::isOurs).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean isOurs(Path file) {
    for (var part : root.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    var name = file.getFileName().toString();
    return !NO_TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException noText) {
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
