package io.mailferry.starter;

import io.mailferry.operations.text.SimilarName;
import io.mailferry.starter.command.ExitCode;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say of a command line that is not understood: one sentence, and where help is. */
public final class Misuse {
  /** The commands that the launcher carries out itself, or hands to another program. */
  static final List<String> OF_THE_LAUNCHER =
      List.of(
          "demo",
          "test",
          "drill",
          "bench",
          "up",
          "simulator",
          "build",
          "jdk",
          "temporal",
          "worker",
          "shell",
          "help");

  private Misuse() {}

  /**
   * Says what is not understood, on the error output of the command that was typed.
   *
   * @return the exit code
   */
  public static int told(ParameterException e) {
    var command = e.getCommandLine();
    var words = command.getErr();
    words.println("mailferry: " + sentence(e));
    words.println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
    return ExitCode.BAD_INPUT.number();
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return notKnown(unmatched.getUnmatched().getFirst(), e.getCommandLine().getCommandSpec());
    }
    if (e.getCause() instanceof TypeConversionException wrong && e.getArgSpec() != null) {
      var where =
          e.getArgSpec() instanceof OptionSpec option
              ? option.longestName()
              : e.getArgSpec().paramLabel();
      return where + ": " + inWords(String.valueOf(wrong.getMessage()));
    }
    return String.valueOf(e.getMessage());
  }

  /** The parser names types of the program's language. */
  private static String inWords(String message) {
    return message
        .replaceFirst(" is not an? (int|long)$", " is not a whole number")
        .replaceFirst(" is not a double$", " is not a number");
  }

  private static String notKnown(String word, CommandSpec command) {
    var hint = SimilarName.hint(word, known(word, command));
    if (word.startsWith("-")) {
      return "there is no option " + word + hint;
    }
    return command.subcommands().isEmpty()
        ? command.name()
            + " does not take "
            + word
            + ": that is one word too many (words that belong"
            + " together stand in quotes)"
            + hint
        : "there is no command " + word + hint;
  }

  /** The parser's own guesses name something for every word, however unlike. */
  private static List<String> known(String word, CommandSpec command) {
    return Stream.of(
            command.subcommands().keySet().stream(),
            command.optionsMap().keySet().stream(),
            command.subcommands().isEmpty() ? Stream.<String>of() : OF_THE_LAUNCHER.stream())
        .flatMap(names -> names)
        .filter(name -> !name.equals(word))
        .toList();
  }
}
