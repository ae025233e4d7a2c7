package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.Printable;
import io.mailferry.operations.text.SimilarName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the keys that a file may have from those that it may not. */
final class Keys {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|pwd|secret|token|credential|apikey|username).*");

  /** The files lie beside each other, and are YAML both. */
  private static final Set<String> OF_WORKERS = Set.of("mailferry", "spring");

  private Keys() {}

  /**
   * The entries by their keys. What is not known or there twice is a problem.
   *
   * @param known all keys of that place
   * @param where for people, where that is, e.g. {@code a row}
   */
  static <K extends Enum<K> & Key> Map<K, Yaml.Entry> of(
      Yaml.Entries entries, K[] known, String where, Problems problems) {
    var found = new LinkedHashMap<K, Yaml.Entry>();
    for (var entry : entries.entries()) {
      var key = Arrays.stream(known).filter(each -> each.word().equals(entry.key())).findFirst();
      if (key.isEmpty()) {
        problems.add(entry.line(), Code.KEY_UNKNOWN, unknown(entry.key(), known, where));
      } else if (found.containsKey(key.get())) {
        problems.add(
            entry.line(),
            Code.KEY_TWICE,
            entry.key()
                + " is there twice, first in line "
                + found.get(key.get()).line()
                + "; keep one of the two");
      } else {
        found.put(key.get(), entry);
      }
    }
    return found;
  }

  private static <K extends Enum<K> & Key> String unknown(String word, K[] known, String where) {
    var shown = Printable.of(word);
    if (word.equals("<<")) {
      return "<< is not known here: what holds for all rows stands at the top of the file, and a row"
          + " says what is different";
    }
    if (OF_WORKERS.contains(word)) {
      return shown + " is of the settings of a worker, which are no plan; name the file of a wave";
    }
    if (SECRET.matcher(word.replaceAll("[-_ ]", "")).matches()) {
      return shown
          + " is not known, and no secret stands in a wave file: accounts and their passwords are"
          + " the workers' (docs/connect/settings.md)";
    }
    return where
        + " has no key "
        + shown
        + likeliest(word, known)
            .map(likely -> " (did you mean " + likely + "?)")
            .orElseGet(
                () ->
                    "; it has "
                        + Arrays.stream(known).map(Key::word).collect(Collectors.joining(", ")));
  }

  /** The same letters first, then what others call it, then a slip of the pen. */
  private static <K extends Enum<K> & Key> Optional<String> likeliest(String word, K[] known) {
    return Arrays.stream(known)
        .filter(key -> folded(key.word()).equals(folded(word)))
        .findFirst()
        .or(
            () ->
                Arrays.stream(known)
                    .filter(
                        key ->
                            key.others().stream()
                                .anyMatch(other -> folded(other).equals(folded(word))))
                    .findFirst())
        .map(Key::word)
        .or(() -> SimilarName.closest(word, words(known)));
  }

  private static <K extends Enum<K> & Key> List<String> words(K[] known) {
    return Arrays.stream(known).map(Key::word).toList();
  }

  private static String folded(String word) {
    return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}
