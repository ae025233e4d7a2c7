package io.mailferry.starter.command;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.plan.StyleWords;
import io.mailferry.operations.text.Typed;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads what is typed after options. */
final class Converters {
  private Converters() {}

  static void register(CommandLine commands) {
    commands.registerConverter(Route.class, word -> oneOf(Route.values(), word));
    commands.registerConverter(Choice.class, word -> oneOf(Choice.values(), word));
    commands.registerConverter(Lift.class, word -> oneOf(Lift.values(), word));
    commands.registerConverter(Leftovers.class, word -> oneOf(Leftovers.values(), word));
    commands.registerConverter(
        RequestsOfOthers.class, word -> oneOf(RequestsOfOthers.values(), word));
    commands.registerConverter(CutoverStyle.class, word -> told(() -> StyleWords.read(word)));
    commands.registerConverter(Duration.class, Converters::duration);
    commands.registerConverter(OrganisationName.class, Converters::organisation);
  }

  static <E extends Enum<E>> E oneOf(E[] values, String word) {
    return told(() -> Typed.oneOf(values, word));
  }

  /** A length of time as people shorten it, e.g. {@code 90m}. */
  static Duration duration(String word) {
    return told(() -> Typed.duration(word));
  }

  private static <T> T told(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static OrganisationName organisation(String word) {
    try {
      return new OrganisationName(word);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(word + ": " + e.getMessage());
    }
  }
}
