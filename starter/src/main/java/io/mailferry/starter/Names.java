package io.mailferry.starter;

import io.mailferry.journal.JournalMailbox;
import io.mailferry.journal.JournalUnavailable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.text.SimilarName;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out whom or what an operator means. */
final class Names {
  private static final Pattern GUID =
      Pattern.compile("\\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}}?");

  private final Desk desk;

  Names(Desk desk) {
    this.desk = desk;
  }

  /** Whether a word names a mailbox and no wave. */
  static boolean meansMailbox(String word) {
    return word.contains("@") || GUID.matcher(word).matches();
  }

  static WaveName wave(String word) {
    try {
      return new WaveName(word);
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.BAD_INPUT, word + " names no wave: " + e.getMessage());
    }
  }

  /** The mailbox that an address or GUID means. */
  MailboxGuid mailbox(String word) {
    if (GUID.matcher(word).matches()) {
      try {
        return MailboxGuid.of(word);
      } catch (IllegalArgumentException e) {
        throw new Trouble(ExitCode.BAD_INPUT, word + ": " + e.getMessage());
      }
    }
    if (!word.contains("@")) {
      throw new Trouble(
          ExitCode.BAD_INPUT,
          word + " is neither an address nor a mailbox's GUID" + hintAtAddress(word));
    }
    return desk.reader()
        .mailboxOf(word)
        .orElseThrow(
            () ->
                new Trouble(
                    ExitCode.BAD_INPUT,
                    "no plan that was started names " + word + hintAtAddress(word)));
  }

  private String hintAtAddress(String word) {
    return SimilarName.hint(word, desk.reader().addresses());
  }

  Trouble unknownWave(WaveName wave) {
    return new Trouble(
        ExitCode.BAD_INPUT, "there is no wave " + wave + SimilarName.hint(wave.value(), waveNames()));
  }

  private List<String> waveNames() {
    try {
      return desk.reader().waves().stream().map(known -> known.name().value()).toList();
    } catch (JournalUnavailable _) {
      return List.of();
    }
  }

  /** The mailbox's address where the journal knows it, else its GUID. */
  String shown(MailboxGuid mailbox) {
    try {
      return desk.reader()
          .mailbox(mailbox)
          .map(JournalMailbox::line)
          .map(line -> line.address())
          .orElse(mailbox.toString());
    } catch (JournalUnavailable _) {
      return mailbox.toString();
    }
  }
}
