package io.mailferry.worker.doctor.finding;

import java.util.List;

/**
 * How something is put right.
 *
 * @param sentence what to do
 * @param commands lines for the Exchange Management Shell or Windows, which do it or tell more
 * @param page where it is described: a page of the documentation with its section
 */
public record Fix(String sentence, List<String> commands, String page) {
  /** The list is copied. */
  public Fix {
    commands = List.copyOf(commands);
  }

  /** One that takes no commands. */
  public static Fix of(String sentence, String page) {
    return new Fix(sentence, List.of(), page);
  }

  /** A section of the page on connecting. */
  public static String connecting(String section) {
    return "docs/connect/connecting-exchange.md#" + section;
  }
}
