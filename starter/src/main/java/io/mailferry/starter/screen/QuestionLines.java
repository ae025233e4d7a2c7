package io.mailferry.starter.screen;

import io.mailferry.model.order.Choice;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a wave asks of a person: each cause once, with what is to be typed to answer it. What is
 * asked about an incident stands with that.
 */
final class QuestionLines {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@+-]+");

  private QuestionLines() {}

  static List<String> of(WaveSnapshot wave, int width, boolean colour) {
    var lines = new ArrayList<String>();
    for (var question : wave.questions()) {
      if (incident(wave, question).isPresent()) {
        continue;
      }
      lines.add(
          TextStyle.ALARM.on("QUESTION", colour)
              + " "
              + Words.harmless(question.cause())
              + " · "
              + Words.count(question.mailboxes().size(), "mailbox waits", "mailboxes wait")
              + " · "
              + (question.mailboxes().size() == 1 ? "" : "one of them ")
              + question.example().address()
              + ":");
      lines.addAll(
          Paragraph.beside("  ", Words.harmless(question.example().sentence())).lines(width));
      lines.add("  answer with: " + command(wave, question));
    }
    return lines;
  }

  /** The incident that a question is about, if any. */
  static Optional<OpenIncident> incident(WaveSnapshot wave, OpenQuestion question) {
    return wave.incidents().stream()
        .filter(incident -> incident.dependency().key().equals(question.cause()))
        .findFirst();
  }

  /** What is typed to answer a question. */
  static String command(WaveSnapshot wave, OpenQuestion question) {
    return "mailferry answer "
        + wave.name()
        + " "
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
