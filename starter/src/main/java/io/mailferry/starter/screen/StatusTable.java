package io.mailferry.starter.screen;

import io.mailferry.model.decision.Phase;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A wave as a table.
 *
 * @param width the most letters in a line
 * @param colour whether there is a terminal that shows colours
 * @param compact whether only mailboxes are shown that have not arrived and need a look
 */
public record StatusTable(int width, boolean colour, boolean compact) {
  private static final int BAR = 10;

  /**
   * The lines of the table, its headline first.
   *
   * @param now the moment from which lengths of time are counted
   */
  public List<String> lines(WaveSnapshot wave, Instant now) {
    var lines = new ArrayList<String>();
    lines.add(headline(wave));
    var open = OpenMatters.of(wave);
    lines.addAll(IncidentLines.of(open, now, width, colour));
    lines.addAll(DriftLines.of(wave.drift(), now, width, colour));
    lines.addAll(QuestionLines.of(open, width, colour));
    var shown = wave.mailboxes().stream().filter(this::shows).toList();
    if (shown.isEmpty()) {
      if (wave.mailboxes().isEmpty()) {
        lines.add("no mailbox has been looked up yet");
      } else {
        lines.add("nothing to look at: every mailbox is under way or has arrived");
      }
      return lines;
    }
    var grid = new Grid().headings("MAILBOX", "FROM", "TO", "STATE", "COPIED", "SIZE", "WHAT");
    shown.forEach(mailbox -> grid.row(row(mailbox)));
    lines.addAll(grid.lines(width, colour));
    return lines;
  }

  private boolean shows(MailboxSnapshot mailbox) {
    return !compact || mailbox.needsAttention() || (mailbox.ended() && !mailbox.arrived());
  }

  private List<Cell> row(MailboxSnapshot mailbox) {
    var from = mailbox.from();
    var percent = mailbox.percent();
    return List.of(
        Cell.of(mailbox.address()),
        new Cell(from == null ? "?" : from, TextStyle.FAINT),
        new Cell(mailbox.to(), TextStyle.FAINT),
        new Cell(mailbox.state(), TextStyle.of(mailbox.condition())),
        Cell.of(bar(percent)),
        Cell.of(mailbox.size()),
        new Cell(what(mailbox), TextStyle.FAINT));
  }

  private static String what(MailboxSnapshot mailbox) {
    return mailbox.arrived() ? "" : exchangesWord(mailbox) + mailbox.sentence();
  }

  /** What Exchange is at, as new as the bar; a sentence can be hours older. */
  private static String exchangesWord(MailboxSnapshot mailbox) {
    var progress = mailbox.progress();
    return mailbox.phase() == Phase.COPYING
            && progress != null
            && !progress.statusDetail().isBlank()
        ? progress.statusDetail() + " · "
        : "";
  }

  private String bar(int percent) {
    var number = String.format(java.util.Locale.ROOT, "%3d%%", percent);
    if (!colour) {
      return number;
    }
    var full = Math.clamp(percent * BAR / 100, 0, BAR);
    return "█".repeat(full) + "░".repeat(BAR - full) + " " + number;
  }

  private String headline(WaveSnapshot wave) {
    var words = new ArrayList<String>();
    words.add(wave.arrived() + " of " + wave.planned() + " arrived");
    var attention = wave.needingAttention().size();
    if (attention > 0) {
      words.add(
          TextStyle.ALARM.on(Words.count(attention, "needs attention", "need attention"), colour));
    }
    var notStarted = wave.notStarted().size();
    if (notStarted > 0) {
      words.add(TextStyle.ALARM.on(notStarted + " not started", colour));
    }
    words.add(Words.count(wave.interventions(), "intervention", "interventions"));
    words.add("as of " + Words.second(wave.asOf()) + " UTC");
    return TextStyle.STRONG.on("Wave " + wave.name(), colour) + ": " + String.join(" · ", words);
  }
}
