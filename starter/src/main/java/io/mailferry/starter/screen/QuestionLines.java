package io.mailferry.starter.screen;

import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a wave asks of a person: each cause once, with what is to be typed to answer it. What is
 * asked about an incident stands with that.
 */
final class QuestionLines {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@+-]+");

  private QuestionLines() {}

  static List<String> of(OpenMatters open, int width, boolean colour) {
    var lines = new ArrayList<String>();
    for (var question : open.questions()) {
      if (open.incident(question).isPresent()) {
        continue;
      }
      lines.add(
          TextStyle.ALARM.on("QUESTION", colour)
              + " "
              + Words.harmless(question.cause())
              + " · "
              + Words.count(question.mailboxes().size(), "mailbox waits", "mailboxes wait")
              + " · "
              + oneOf(question)
              + question.example().address()
              + ":");
      lines.addAll(
          Paragraph.beside("  ", Words.harmless(question.example().sentence())).lines(width));
      lines.add("  answer with: " + command(open.wave(), question));
    }
    return lines;
  }

  /** Whoever answers all by one sentence needs to know that there are others. */
  private static String oneOf(OpenQuestion question) {
    if (question.sentences() > 1) {
      return "one of " + question.sentences() + " different sentences, of ";
    }
    return question.mailboxes().size() == 1 ? "" : "one of them ";
  }

  /** What is typed to answer a question of a wave, or of all that run. */
  static String command(@Nullable WaveName wave, OpenQuestion question) {
    return "mailferry answer "
        + (wave == null ? "" : wave + " ")
        + question.choices().stream().map(QuestionLines::typed).collect(Collectors.joining("|"))
        + " --cause "
        + quoted(Words.harmless(question.cause()))
        + " --reason …";
  }

  private static String typed(Choice choice) {
    return choice == Choice.RAISE_LIMITS
        ? choice.word() + " --bad-items NUMBER --large-items NUMBER"
        : choice.word();
  }

  /** It can hold what a stranger called a batch, and is copied into a shell. */
  private static String quoted(String cause) {
    return PLAIN.matcher(cause).matches() ? cause : "'" + cause.replace("'", "'\\''") + "'";
  }
}
