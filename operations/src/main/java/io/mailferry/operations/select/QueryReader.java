package io.mailferry.operations.select;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.text.SimilarName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a query from its first letter to its last. */
final class QueryReader {
  private static final Pattern NAME = Pattern.compile("\\G\\s*([A-Za-z][A-Za-z_-]*)\\s*");
  private static final Pattern BARE =
      Pattern.compile(
          "\\G\\s*((?:(?!\\s+(?:and|or)\\b|[,()'\"=<>!]).)+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("\\G\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(\\d{1,15}(?:\\.\\d{1,6})?)\\s*(%|(?:[kmgt]i?)?b)?", Pattern.CASE_INSENSITIVE);
  private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

  private final String text;
  private int at;

  QueryReader(String text) {
    this.text = text;
  }

  Condition whole() {
    if (text.isBlank()) {
      throw wrong("says nothing; name a condition, for example phase=copying");
    }
    var read = any();
    if (at < text.length() && !text.substring(at).isBlank()) {
      throw wrong(
          "goes on where and, or or its end was expected: "
              + rest()
              + " (conditions are joined by and; a value with a sign in it stands in quotes)");
    }
    return read;
  }

  private Condition any() {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(all());
    } while (word("or"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private Condition all() {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(one());
    } while (word("and"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private Condition one() {
    if (word("not")) {
      return new Condition.Not(one());
    }
    if (sign('(')) {
      var inner = any();
      if (!sign(')')) {
        throw wrong("has a ( that is not closed");
      }
      return inner;
    }
    return comparison();
  }

  private Condition comparison() {
    var field = field();
    var how =
        Comparison.at(text, at)
            .orElseThrow(
                () ->
                    wrong(
                        "has no comparison behind "
                            + text.substring(0, at).strip()
                            + "; write = or <> or, of a number, < <= > >="));
    at += how.sign().length();
    if (field.isNumber()) {
      return numbers(field, how);
    }
    if (how != Comparison.EQUAL && how != Comparison.UNEQUAL) {
      throw wrong(
          "compares words by " + how.sign() + "; of what is no number, = and <> can be asked");
    }
    return new Condition.Is(field, values(field), how == Comparison.EQUAL);
  }

  private Field field() {
    var name = NAME.matcher(text);
    if (!name.find(at) || name.start() != at) {
      throw wrong("names no field where one was expected: " + rest());
    }
    var typed = name.group(1);
    var found =
        Field.named(typed)
            .orElseThrow(
                () ->
                    wrong(
                        "names the field "
                            + typed
                            + ", which there is not"
                            + SimilarName.hint(typed, Field.allNames())
                            + ". There are "
                            + String.join(", ", Field.usualNames())));
    at = name.end();
    return found;
  }

  private List<String> values(Field field) {
    var values = new ArrayList<String>();
    do {
      values.add(known(field, value()));
    } while (sign(','));
    return values;
  }

  private static String known(Field field, String value) {
    var meant = field.meant(value);
    var words = field.vocabulary();
    if (!words.isEmpty()
        && words.stream().noneMatch(word -> Condition.Is.fits(field, meant, word))) {
      throw new OperationFailed(
          ProblemCode.BAD_QUERY,
          "--where: "
              + value
              + " is no "
              + field.word()
              + SimilarName.hint(meant, words)
              + ". There are "
              + String.join(", ", words));
    }
    return meant;
  }

  private String value() {
    var quoted = QUOTED.matcher(text);
    if (quoted.find(at)) {
      at = quoted.end();
      return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }
    var bare = BARE.matcher(text);
    if (!bare.find(at) || bare.group(1).isBlank()) {
      throw wrong("has no value where one was expected: " + rest());
    }
    at = bare.end();
    return bare.group(1).strip();
  }

  private Condition numbers(Field field, Comparison how) {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(new Condition.Compares(field, how, number(field, value())));
    } while (sign(','));
    return switch (how) {
      case EQUAL -> new Condition.Any(parts);
      case UNEQUAL -> new Condition.All(parts);
      case AT_MOST, AT_LEAST, LESS, MORE -> {
        if (parts.size() > 1) {
          throw wrong("compares with several numbers by " + how.sign() + "; name one of them");
        }
        yield parts.getFirst();
      }
    };
  }

  private long number(Field field, String typed) {
    var number = NUMBER.matcher(typed);
    if (!number.matches()) {
      throw wrong(
          "compares "
              + field.word()
              + " with "
              + typed
              + ", which is no number"
              + (field == Field.SIZE ? "; write for example 10GB" : ""));
    }
    var unit = number.group(2) == null ? "" : number.group(2).toLowerCase(Locale.ROOT);
    if (field == Field.SIZE && unit.isEmpty()) {
      throw wrong("gives no unit with " + typed + "; write for example " + typed + "GB");
    }
    if (field != Field.SIZE && !unit.isEmpty() && !(field == Field.PERCENT && unit.equals("%"))) {
      throw wrong("gives " + field.word() + " a unit: " + typed);
    }
    try {
      return new BigDecimal(number.group(1))
          .multiply(
              BigDecimal.valueOf(1024)
                  .pow(unit.isEmpty() ? 0 : POWERS.getOrDefault(unit.charAt(0), 0)))
          .setScale(0, field == Field.SIZE ? RoundingMode.HALF_UP : RoundingMode.UNNECESSARY)
          .longValueExact();
    } catch (ArithmeticException _) {
      throw wrong("compares " + field.word() + " with " + typed + ", which is no whole number");
    }
  }

  private boolean word(String expected) {
    var found =
        Pattern.compile("\\G\\s*" + expected + "(?=[\\s(]|$)\\s*", Pattern.CASE_INSENSITIVE)
            .matcher(text);
    if (found.find(at)) {
      at = found.end();
      return true;
    }
    return false;
  }

  private boolean sign(char expected) {
    var next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == expected) {
      at = next + 1;
      return true;
    }
    return false;
  }

  private String rest() {
    var rest = text.substring(at).strip();
    return rest.isEmpty() ? "it ends there" : rest;
  }

  private OperationFailed wrong(String sentence) {
    return new OperationFailed(
        ProblemCode.BAD_QUERY, "--where \"" + text.strip() + "\" " + sentence);
  }
}
