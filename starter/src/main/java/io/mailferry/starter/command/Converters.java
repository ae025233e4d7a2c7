package io.mailferry.starter.command;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads what is typed after options. */
final class Converters {
  private static final Pattern SHORT_TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

  private Converters() {}

  static void register(CommandLine commands) {
    commands.registerConverter(Route.class, word -> oneOf(Route.values(), Route::name, word));
    commands.registerConverter(Choice.class, word -> oneOf(Choice.values(), Choice::name, word));
    commands.registerConverter(Lift.class, word -> oneOf(Lift.values(), Lift::name, word));
    commands.registerConverter(
        Leftovers.class, word -> oneOf(Leftovers.values(), Leftovers::name, word));
    commands.registerConverter(
        RequestsOfOthers.class,
        word -> oneOf(RequestsOfOthers.values(), RequestsOfOthers::name, word));
    commands.registerConverter(CutoverStyle.class, Converters::style);
    commands.registerConverter(Duration.class, Converters::duration);
    commands.registerConverter(OrganisationName.class, Converters::organisation);
  }

  static <E extends Enum<E>> E oneOf(E[] values, Function<E, String> name, String word) {
    var folded = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (var value : values) {
      if (name.apply(value).equals(folded)) {
        return value;
      }
    }
    throw new TypeConversionException(
        word
            + " is not one of: "
            + Arrays.stream(values).map(Words::typed).collect(Collectors.joining(", ")));
  }

  private static CutoverStyle style(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "suspend" -> CutoverStyle.SUSPEND_WHEN_READY;
      case "complete-after" -> CutoverStyle.COMPLETE_AFTER;
      case "exchange" -> CutoverStyle.HELD_BY_EXCHANGE;
      default ->
          throw new TypeConversionException(
              word + " is not one of: complete-after, exchange, suspend");
    };
  }

  /** A length of time as people shorten it, e.g. {@code 90m}. */
  static Duration duration(String word) {
    var match = SHORT_TIME.matcher(word.toLowerCase(Locale.ROOT));
    if (match.matches()) {
      var number = Long.parseLong(match.group(1));
      var duration =
          switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
      if (duration.isPositive()) {
        return duration;
      }
    }
    throw new TypeConversionException(
        word + " is not a length of time; write for example 2s, 500ms or 10m");
  }

  private static OrganisationName organisation(String word) {
    try {
      return new OrganisationName(word);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(word + ": " + e.getMessage());
    }
  }
}
