package io.mailferry.rehearsal.handbook;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as a page shows it: behind a {@code $}, with what it prints below.
 *
 * @param line its line in the page
 * @param command the command
 * @param printed what is printed, as {@link Likeness} reads it
 * @param interrupted whether the reader presses Ctrl-C, shown as {@code ^C}
 * @param code what it ends with: 0, unless {@code echo $?} behind it shows another
 */
record Typed(int line, String command, List<String> printed, boolean interrupted, int code) {
  private static final String PROMPT = "$ ";
  private static final String CODE = "$ echo $?";
  private static final String INTERRUPT = "^C";

  /** The commands of a block in which something is typed. */
  static List<Typed> in(Block block) {
    var all = new ArrayList<Typed>();
    var lines = block.text();
    for (var i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(PROMPT)) {
        throw new IllegalArgumentException(
            block.place() + ": a console begins with a command behind a $");
      }
      var at = block.line() + 1 + i;
      var command = new StringBuilder(lines.get(i).substring(PROMPT.length()));
      while (command.toString().endsWith("\\")) {
        command.setLength(command.length() - 1);
        command.append(lines.get(++i).strip());
      }
      var printed = new ArrayList<String>();
      var interrupted = false;
      while (i + 1 < lines.size() && !lines.get(i + 1).startsWith(PROMPT)) {
        i++;
        if (lines.get(i).equals(INTERRUPT)) {
          interrupted = true;
        } else {
          printed.add(lines.get(i));
        }
      }
      var code = 0;
      if (i + 2 < lines.size() && lines.get(i + 1).equals(CODE)) {
        code = Integer.parseInt(lines.get(i + 2).strip());
        i += 2;
      }
      all.add(new Typed(at, command.toString(), List.copyOf(printed), interrupted, code));
    }
    return all;
  }

  /** The words of the command, as a shell takes them apart. */
  List<String> words() {
    return words(command);
  }

  /** The words of a command up to a comment, as a shell takes them apart. */
  static List<String> words(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var begun = false;
    var quote = ' ';
    for (var i = 0; i < command.length(); i++) {
      var letter = command.charAt(i);
      if (quote != ' ') {
        if (letter == quote) {
          quote = ' ';
        } else {
          word.append(letter);
        }
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
        begun = true;
      } else if (letter == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else if (letter == '#' && !begun) {
        break;
      } else {
        word.append(letter);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
