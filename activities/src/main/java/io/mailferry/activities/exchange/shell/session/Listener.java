package io.mailferry.activities.exchange.shell.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Listens to all that a shell prints, for as long as it lives, and picks out what
 * docs/develop/shell-protocol.md defines.
 *
 * <p>Everything else is noise and is dropped as it comes: it neither fills the memory, however much
 * there is, nor the pipe, where it would stop the shell.
 */
final class Listener {
  /** What the script sends at most, and then some; nothing longer is collected. */
  static final int LONGEST_FRAME = 40_000_000;

  private static final int LONGEST_LINE = 8_192;
  private static final String WORD = "MAILFERRY ";
  private static final Pattern MARK =
      Pattern.compile("MAILFERRY (\\S{1,64}) (TAKEN|BEGIN|END (\\d{1,9}))");

  /** How PowerShell 7 colours its errors, and no terminal is there to show it. */
  private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

  private static final int LONGEST_NOISE = 500;

  private final Consumer<ShellEvent> inbox;
  private final int longestFrame;
  private volatile String firstWords = "";
  private boolean spoken;
  private @Nullable String open;
  private StringBuilder body = new StringBuilder();

  Listener(Consumer<ShellEvent> inbox) {
    this(inbox, LONGEST_FRAME);
  }

  Listener(Consumer<ShellEvent> inbox, int longestFrame) {
    this.inbox = inbox;
    this.longestFrame = longestFrame;
  }

  /** Listens until there is nothing more to come. */
  void listen(InputStream output) {
    var line = new byte[LONGEST_LINE];
    var length = 0;
    var buffer = new byte[1 << 16];
    try (output) {
      for (var count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        for (var i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            heard(line, length);
            length = 0;
          } else if (length < LONGEST_LINE) {
            line[length++] = buffer[i];
          }
        }
      }
    } catch (IOException brokenOff) {
      // The same as an end: the process is gone.
    }
    if (!spoken) {
      keep(new String(line, 0, length, StandardCharsets.UTF_8));
    }
    spoil("its shell ended in the middle of the answer");
    inbox.accept(new ShellEvent.EndOfOutput());
  }

  /**
   * What came before anything that was meant for us, for people: of a program that never served a
   * request it may be all there is to tell why. At most 500 characters, on one line.
   */
  String firstWords() {
    return firstWords;
  }

  private void heard(byte[] bytes, int length) {
    if (!spoken) {
      keep(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
    // A line that long is none of ours; one that was cut must not be taken for one.
    if (length == 0 || length == LONGEST_LINE) {
      return;
    }
    if (bytes[0] == '|') {
      collect(text(bytes, 1, length));
    } else if (bytes[0] == WORD.charAt(0)) {
      mark(text(bytes, 0, length));
    }
  }

  private void keep(String line) {
    var words = COLOURS.matcher(line).replaceAll("").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (words.isEmpty() || words.startsWith(WORD)) {
      return;
    }
    var told = firstWords.isEmpty() ? words : firstWords + " " + words;
    if (firstWords.length() < LONGEST_NOISE) {
      firstWords = told.length() > LONGEST_NOISE ? told.substring(0, LONGEST_NOISE) + "…" : told;
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    var end = bytes[length - 1] == '\r' ? length - 1 : length;
    return new String(bytes, from, Math.max(0, end - from), StandardCharsets.ISO_8859_1);
  }

  private void mark(String line) {
    var mark = MARK.matcher(line);
    if (!mark.matches()) {
      return;
    }
    spoken = true;
    var id = mark.group(1);
    switch (mark.group(2)) {
      case "TAKEN" -> inbox.accept(new ShellEvent.Taken(id));
      case "BEGIN" -> {
        spoil("another answer began in the middle of it");
        open = id;
      }
      default -> end(id, Optional.of(mark.group(3)).map(Integer::parseInt).orElseThrow());
    }
  }

  private void collect(String part) {
    if (open == null) {
      return;
    }
    if (body.length() + part.length() > longestFrame) {
      spoil("it is longer than " + longestFrame + " characters");
    } else {
      body.append(part);
    }
  }

  private void end(String id, int length) {
    if (!id.equals(open)) {
      spoil("the end of another came in the middle of it");
    } else if (body.length() != length) {
      spoil("a part of it is missing");
    } else {
      inbox.accept(new ShellEvent.Frame(id, body.toString()));
      forget();
    }
  }

  private void spoil(String how) {
    if (open != null) {
      inbox.accept(new ShellEvent.BrokenFrame(how));
      forget();
    }
  }

  private void forget() {
    open = null;
    body = new StringBuilder();
  }
}
