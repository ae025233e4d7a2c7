package io.mailferry.starter.screen;

import java.util.function.Supplier;

/**
 * Where commands show what they found: data in the form that was asked for, words beside it.
 *
 * <p>Data goes to standard output and words to standard error, so that a program that reads the one
 * never meets the other.
 */
public final class Screen {
  private final Environment environment;
  private final Supplier<OutputFormat> format;

  /** A screen; the format is asked for when something is shown. */
  public Screen(Environment environment, Supplier<OutputFormat> format) {
    this.environment = environment;
    this.format = format;
  }

  /** What the command found around it. */
  public Environment environment() {
    return environment;
  }

  OutputFormat format() {
    return format.get();
  }

  /** Shows data. */
  public void print(Output output) {
    OutputPrinter.print(output, format(), environment.out());
  }

  /** Says something to the person who looks. */
  public void say(String sentence) {
    environment.err().println(sentence);
  }
}
