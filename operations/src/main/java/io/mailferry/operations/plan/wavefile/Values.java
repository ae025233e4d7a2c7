package io.mailferry.operations.plan.wavefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    if (text.isNothing() || text.text().isBlank()) {
      problems.wrong(
          text.line(), key + " has no value; write one behind the colon, or delete the key");
      return Optional.empty();
    }
    return Optional.of(text.text().strip());
  }

  /** Several texts, each in its line of a list, or one alone. */
  List<Yaml.Text> texts(Yaml.Entry entry) {
    return switch (entry.value()) {
      case Yaml.Text text -> text(entry.key(), text).stream().map(_ -> text).toList();
      case Yaml.Items list -> texts(entry, list);
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

  private List<Yaml.Text> texts(Yaml.Entry entry, Yaml.Items list) {
    var texts = new ArrayList<Yaml.Text>();
    for (var each : list.items()) {
      if (each instanceof Yaml.Text text) {
        text(entry.key(), text).ifPresent(_ -> texts.add(text));
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
    return texts(entry).stream()
        .flatMap(text -> Arrays.stream(text.text().split(",")))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
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
