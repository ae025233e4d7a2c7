package io.mailferry.starter.command;

import io.mailferry.operations.plan.wavefile.Said;
import io.mailferry.operations.plan.wavefile.WaveFile;
import io.mailferry.operations.plan.wavefile.WaveKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options that say something else than the wave file beside them. Neither wins: the file is what
 * was agreed to and kept, and the option is what somebody wants now.
 */
final class Contradictions {
  private static final String COLUMN = "--column";

  private Contradictions() {}

  /**
   * Refuses them; the same again is taken.
   *
   * @throws ParameterException with both sides of each
   */
  static void refuse(CommandSpec command, WaveFile file) {
    var found = new ArrayList<String>();
    if (file.from() == null && command.commandLine().getParseResult().hasMatchedOption(COLUMN)) {
      throw new ParameterException(
          command.commandLine(),
          COLUMN
              + " says what a table calls its columns, and "
              + file.file()
              + " has its mailboxes under rows: and no table; leave the option out");
    }
    file.said().forEach((key, said) -> found(command, key, said, file).ifPresent(found::add));
    if (!found.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          String.join("; ", found)
              + ". Change the file where it is to hold for the wave, or leave the option out");
    }
  }

  private static Optional<String> found(
      CommandSpec command, WaveKey key, Said said, WaveFile file) {
    var name = key.option();
    var parsed = command.commandLine().getParseResult();
    if (!command.optionsMap().containsKey(name) || !parsed.hasMatchedOption(name)) {
      return Optional.empty();
    }
    var typed = parsed.matchedOption(name).originalStringValues();
    return plainly(key, typed.isEmpty() ? List.of(said(key)) : typed)
            .equals(plainly(key, said.texts()))
        ? Optional.empty()
        : Optional.of(
            name
                + (typed.isEmpty() ? "" : " " + String.join(" ", typed))
                + " is typed, and "
                + file.file()
                + " has in line "
                + said.line()
                + " "
                + key.word()
                + ": "
                + said);
  }

  /** What an option without a value comes to in a file. */
  private static String said(WaveKey key) {
    return key == WaveKey.APPROVAL ? "required" : "true";
  }

  /** A blank more or less between words says the same, and one within a word does not. */
  private static List<String> plainly(WaveKey key, List<String> texts) {
    return texts.stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(text -> text.strip().replaceAll("\\s+", " ").replace(" %", "%"))
        .map(text -> key == WaveKey.WAVE ? text : text.toLowerCase(Locale.ROOT))
        .toList();
  }
}
