package io.mailferry.operations.name;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.text.SimilarName;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds out whom or what an operator means. Whoever mistypes a name is shown the one most like it.
 */
public final class Names {
  private static final Pattern GUID =
      Pattern.compile("\\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}}?");

  private static final Pattern ENDING =
      Pattern.compile("\\.(csv|yaml|yml)$", Pattern.CASE_INSENSITIVE);

  private final Connections connections;

  /** Looks names up in the journal. */
  public Names(Connections connections) {
    this.connections = connections;
  }

  /** Whether a word names a mailbox and no wave. */
  public static boolean meansMailbox(String word) {
    return word.contains("@") || GUID.matcher(word).matches();
  }

  /** A mailbox's migration, in the words of whoever named the mailbox. */
  public static String migrationOf(String word) {
    return word.contains("@") ? "migration of " + word : "migration of mailbox " + word;
  }

  /**
   * A word as the name of a wave, whether there is one or not.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_NAME}
   */
  public static WaveName wave(String word) {
    try {
      return new WaveName(word);
    } catch (IllegalArgumentException e) {
      throw new OperationFailed(
          ProblemCode.BAD_NAME, word + " cannot be the name of a wave: " + e.getMessage(), e);
    }
  }

  /**
   * The wave's name that a plan's file gives: its own without {@code .csv}, {@code .yaml} or {@code
   * .yml}.
   *
   * @throws OperationFailed {@link ProblemCode#WAVE_NAME_MISSING} when it gives none
   */
  public static WaveName waveOf(Path plan) {
    var file = String.valueOf(plan.getFileName());
    var bare = ENDING.matcher(file).replaceFirst("");
    try {
      return new WaveName(bare);
    } catch (IllegalArgumentException e) {
      throw new OperationFailed(
          ProblemCode.WAVE_NAME_MISSING,
          "the name of the file cannot be the name of the wave (" + e.getMessage() + ")",
          e);
    }
  }

  /**
   * The mailbox that an address or GUID means.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_NAME} when the word is neither; {@link
   *     ProblemCode#UNKNOWN_MAILBOX} when no plan that was started names the address
   * @throws JournalUnavailable when an address cannot be looked up
   */
  public MailboxGuid mailbox(String word) {
    if (GUID.matcher(word).matches()) {
      try {
        return MailboxGuid.of(word);
      } catch (IllegalArgumentException e) {
        throw new OperationFailed(ProblemCode.BAD_NAME, word + ": " + e.getMessage(), e);
      }
    }
    if (!word.contains("@")) {
      throw new OperationFailed(ProblemCode.BAD_NAME, noMailbox(word));
    }
    return connections
        .reader()
        .mailboxOf(word)
        .orElseThrow(
            () ->
                new OperationFailed(
                    ProblemCode.UNKNOWN_MAILBOX,
                    word + " is in no plan that " + plansSeen() + hintAtAddress(word)));
  }

  /** Whoever names a wave where a mailbox is wanted is shown where waves are looked at. */
  private String noMailbox(String word) {
    var waves = waveNames();
    if (waves.contains(word)) {
      return word + " is a wave and no mailbox; a wave is shown by: mailferry status " + word;
    }
    return word
        + " is neither an address nor the GUID of a mailbox"
        + hintAtAddress(word)
        + (couldBeAWave(word) ? "; a wave is shown by: mailferry status " + word : "");
  }

  private static boolean couldBeAWave(String word) {
    try {
      wave(word);
      return true;
    } catch (OperationFailed _) {
      return false;
    }
  }

  /** Which plans were looked through; a journal that lacks mailboxes says so. */
  private String plansSeen() {
    var reader = connections.reader();
    var lacking =
        reader.waves().stream()
            .filter(wave -> reader.mailboxes(wave.name()).size() < wave.mailboxes())
            .map(wave -> wave.name().value())
            .toList();
    return lacking.isEmpty()
        ? "was started"
        : "the journal knows in full; it lacks mailboxes of "
            + String.join(", ", lacking)
            + ", which have not been looked up yet or were lost. Ask again later, or name the"
            + " mailbox by its GUID";
  }

  private String hintAtAddress(String word) {
    return SimilarName.hint(word, connections.reader().addresses());
  }

  /** What to throw for a wave that nobody knows. */
  public OperationFailed unknownWave(WaveName wave) {
    return new OperationFailed(
        ProblemCode.UNKNOWN_WAVE,
        "there is no wave " + wave + SimilarName.hint(wave.value(), waveNames()));
  }

  private List<String> waveNames() {
    try {
      return connections.reader().waves().stream().map(known -> known.name().value()).toList();
    } catch (JournalUnavailable _) {
      return List.of();
    }
  }
}
