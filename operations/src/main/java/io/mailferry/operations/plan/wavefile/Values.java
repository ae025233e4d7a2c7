package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.plan.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Reads the values behind keys; what is none of the kind that is wanted is a problem. */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** One text. */
  Optional<String> text(Yaml.Entry entry) {
    return switch (entry.value()) {
      case Yaml.Text text -> text(entry.key(), text);
      case Yaml.Items list -> {
        problems.wrong(list.line(), entry.key() + " takes one value, and here stands a list");
        yield Optional.empty();
      }
      case Yaml.Entries map -> {
        problems.wrong(map.line(), entry.key() + " takes one value, and here stand keys");
        yield Optional.empty();
      }
    };
  }

  private Optional<String> text(String key, Yaml.Text text) {
    return ofSeveralLines(key, text)
        .filter(_ -> isSeen(key, text, letter -> letter == '\n' || letter == '\t'));
  }

  /** One text that may have several lines: what is said back of it is not the text itself. */
  Optional<String> ofSeveralLines(Yaml.Entry entry) {
    return entry.value() instanceof Yaml.Text text
        ? ofSeveralLines(entry.key(), text)
        : text(entry);
  }

  private Optional<String> ofSeveralLines(String key, Yaml.Text text) {
    if (text.isNothing() || text.text().isBlank()) {
      hasNone(text.line(), key);
      return Optional.empty();
    }
    return isSeen(key, text, _ -> false) ? Optional.of(text.text().strip()) : Optional.empty();
  }

  private void hasNone(int line, String key) {
    problems.wrong(line, key + " has no value; write one behind the colon, or delete the key");
  }

  /** Whether a person sees all of a text: what is not seen may say something else to a program. */
  boolean isSeen(String key, Yaml.Text text) {
    return isSeen(key, text, letter -> letter == '\n' || letter == '\t');
  }

  private boolean isSeen(String key, Yaml.Text text, IntPredicate more) {
    var unseen =
        text.text()
            .strip()
            .codePoints()
            .filter(letter -> Printable.isUnseen(letter) || more.test(letter))
            .findFirst();
    unseen.ifPresent(
        letter ->
            problems.wrong(
                text.line(),
                letter == '\n' || letter == '\t'
                    ? key
                        + (letter == '\n' ? " has a line break" : " has a tab")
                        + " in its value; in double quotes \\n and \\t are such, so write it without"
                        + " quotes, or each backslash twice"
                    : String.format(
                        Locale.ROOT,
                        "%s contains a character that cannot be seen (U+%04X); delete the value and"
                            + " type it anew",
                        key,
                        letter)));
    return unseen.isEmpty();
  }

  /**
   * Several texts, each in its line of a list, or in one that is separated by semicolons or lines.
   */
  List<Yaml.Text> apart(Yaml.Entry entry) {
    var parts = new ArrayList<Yaml.Text>();
    for (var text : texts(entry, this::ofSeveralLines)) {
      var own =
          Arrays.stream(text.text().split("[;\\r\\n]+"))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .map(each -> new Yaml.Text(text.line(), each, false))
              .toList();
      if (own.isEmpty()) {
        hasNone(text.line(), entry.key());
      }
      parts.addAll(own);
    }
    return parts;
  }

  /** Several texts, each in its line of a list, or one alone. */
  private List<Yaml.Text> texts(
      Yaml.Entry entry, BiFunction<String, Yaml.Text, Optional<String>> read) {
    return switch (entry.value()) {
      case Yaml.Text text -> read.apply(entry.key(), text).stream().map(_ -> text).toList();
      case Yaml.Items list -> texts(entry, list, read);
      case Yaml.Entries map -> {
        problems.wrong(
            map.line(),
            entry.key()
                + " takes one value or a list, and here stand keys; put a text with a colon into"
                + " double quotes");
        yield List.of();
      }
    };
  }

  private List<Yaml.Text> texts(
      Yaml.Entry entry, Yaml.Items list, BiFunction<String, Yaml.Text, Optional<String>> read) {
    var texts = new ArrayList<Yaml.Text>();
    for (var each : list.items()) {
      if (each instanceof Yaml.Text text) {
        read.apply(entry.key(), text).ifPresent(_ -> texts.add(text));
      } else {
        problems.wrong(
            each.line(),
            entry.key() + " takes a list of texts; put a text with a colon into double quotes");
      }
    }
    if (list.items().isEmpty()) {
      problems.wrong(list.line(), entry.key() + " has an empty list; delete the key");
    }
    return texts;
  }

  /** What is separated by commas, in one text or in a list of several. */
  List<String> separated(Yaml.Entry entry) {
    var texts = texts(entry, this::text);
    var parts =
        texts.stream()
            .flatMap(text -> Arrays.stream(text.text().split(",")))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    if (parts.isEmpty() && !texts.isEmpty()) {
      hasNone(texts.getFirst().line(), entry.key());
    }
    return parts;
  }

  /**
   * One text, read.
   *
   * @param read throws {@link IllegalArgumentException} with a sentence when it cannot
   */
  <T> Optional<T> read(Yaml.Entry entry, Function<String, T> read) {
    return text(entry).flatMap(text -> told(entry, () -> read.apply(text)));
  }

  /** Whole numbers, read together. */
  List<Integer> numbers(Yaml.Entry entry, Function<List<Integer>, List<Integer>> read) {
    var texts = separated(entry);
    if (texts.isEmpty()) {
      return List.of();
    }
    return told(entry, () -> read.apply(texts.stream().map(text -> number(text)).toList()))
        .orElse(List.of());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is not a whole number", e);
    }
  }

  private <T> Optional<T> told(Yaml.Entry entry, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (IllegalArgumentException e) {
      problems.wrong(entry.line(), entry.key() + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
