package io.mailferry.starter.screen;

import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.explain.FactView;
import io.mailferry.operations.explain.MigrationView;
import io.mailferry.operations.explain.SightingWords;
import io.mailferry.operations.moment.SaidOpening;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a migration stands, line by line. */
public final class ExplanationText {
  private static final Duration TOLD_AHEAD = Duration.ofDays(14);

  private static final Set<Phase> BEFORE_THE_CUTOVER =
      Set.of(
          Phase.LOOKING_UP,
          Phase.WAITING_TO_COPY,
          Phase.SUBMITTING,
          Phase.COPYING,
          Phase.READY,
          Phase.WAITING_TO_SWITCH,
          Phase.PAUSED,
          Phase.ATTENTION);

  /** Questions that come when the mailbox has moved. */
  private static final Set<String> AFTER_THE_MOVE =
      Set.of(Reason.NOT_VERIFIED.name(), Reason.COMPLETED_ELSEWHERE.name());

  private static final String MARGIN = "  ";
  private static final int LABEL = 16;
  private static final int MOST_OF_A_REPORT = 3;

  /** In less room beside a command its meaning stands below it. */
  private static final int NARROW = 40;

  private final MigrationView view;
  private final Instant now;
  private final int width;
  private final List<String> text = new ArrayList<>();

  /**
   * @param now the moment from which lengths of time are counted
   * @param width the most letters in a line; commands to copy stand whole
   */
  public ExplanationText(MigrationView view, Instant now, int width) {
    this.view = view;
    this.now = now;
    this.width = width;
  }

  /** The lines. */
  public List<String> lines() {
    title();
    line("In short", inShort(view.inShort()));
    switch (view.source()) {
      case MIGRATION -> live();
      case JOURNAL -> {
        if (view.copy() != null) {
          copied(view.copy());
        }
      }
    }
    report();
    reads();
    changes();
    facts();
    return text;
  }

  /** Whose turn it is shows at a glance. */
  private static String inShort(InShort inShort) {
    var turn = inShort.turn().words();
    return turn.toUpperCase(Locale.ROOT) + inShort.sentence().substring(turn.length());
  }

  private void title() {
    var words =
        (view.address() == null ? "" : view.address() + " · ")
            + "mailbox "
            + view.mailbox()
            + " · wave "
            + view.wave()
            + " · to "
            + view.to();
    add(new Paragraph("", MARGIN.length(), words));
  }

  private void live() {
    weSay();
    incident();
    drift();
    if (view.evidence() != null) {
      exchangeSays(view.evidence());
      sinceThen(view.evidence(), view.copy());
    }
    cutover(view.cutover());
    var standing = Objects.requireNonNullElse(view.standing(), StandingOrders.NONE);
    order("paused", view.orders().pause(), standing.pause());
    order("cutover held", view.orders().hold(), standing.hold());
    if (standing.approval() != null) {
      line("Order", "approved with the whole wave " + standing.approval().words());
    }
    order("to be withdrawn", view.orders().cancel(), standing.cancel());
    var wish = view.orders().cutover();
    if (wish != null) {
      order(wish.words(), wish.order(), orderOf(standing.cutover()));
    }
    var loss = view.orders().limits();
    if (loss != null) {
      order("limits of " + loss.limits().words(), loss.order(), orderOf(standing.limits()));
    }
    if (view.attempts() != null) {
      var tried = AttemptWords.of(view.attempts(), now);
      line("Tried", tried.isEmpty() ? "nothing had to be tried again" : tried);
    }
    if (view.ending() == null) {
      next(view.nextLook(), view.pending());
    }
    if (view.question() != null) {
      question(view.question());
    }
  }

  private void weSay() {
    if (view.ending() != null) {
      line("We say", "done: " + view.sentence());
      return;
    }
    var phase = view.phase() == null ? "looking for the first time" : view.phase().words();
    var since = view.since();
    line(
        "We say",
        since == null
            ? phase
            : phase + ", since " + Words.second(since) + " UTC (" + Words.ago(since, now) + ")");
    line("", view.sentence() == null ? "" : view.sentence());
  }

  /** Whatever the decision says already is not said again. */
  private void incident() {
    var incident = view.incident();
    if (incident == null) {
      return;
    }
    var probe = IncidentLines.nextProbe(incident, now);
    line(
        "Incident",
        incident.dependency().words()
            + " ("
            + incident.code()
            + ") since "
            + IncidentLines.since(incident, now)
            + "; "
            + Words.count(incident.waiting(), "mailbox", "mailboxes")
            + " of the wave "
            + (incident.waiting() == 1 ? "waits" : "wait")
            + (probe.isEmpty() ? "" : "; " + probe));
    if (incident.lasting()) {
      if (view.sentence() == null || !view.sentence().contains(incident.sentence())) {
        line("", incident.sentence());
      }
      line("", incident.whenPutRight());
    }
  }

  private void drift() {
    var drift = view.drift();
    if (drift != null) {
      line("Drift", drift.words() + DriftLines.since(drift, now) + ": " + drift.exampleWords());
      line("", drift.remedy());
    }
  }

  private void copied(MailboxSnapshot copy) {
    var since = view.since();
    var age =
        since == null
            ? ""
            : ", as of " + Words.second(since) + " UTC (" + Words.ago(since, now) + ")";
    line("We said", copy.state() + age);
    line("", copy.sentence());
    incident();
    drift();
    var progress = copy.progress();
    if (progress != null) {
      line("Exchange said", exchangeSaid(progress));
    }
  }

  private String exchangeSaid(MailboxSnapshot.Progress progress) {
    return progress.status()
        + " / "
        + progress.statusDetail()
        + ", "
        + progress.percent()
        + " %, as of "
        + Words.second(progress.at())
        + " UTC ("
        + Words.ago(progress.at(), now)
        + ")";
  }

  private void exchangeSays(Sighting seen) {
    var words = new SightingWords(seen);
    var ago = " · " + Words.ago(seen.seenAt(), now);
    line("Exchange says", words.queue() + ago);
    line("Directory says", words.stamp() + ago);
    line("", words.homes());
    line("Seen", words.where());
  }

  /** The monitor reads far more often than a migration looks. */
  private void sinceThen(Sighting seen, @Nullable MailboxSnapshot copy) {
    var progress = copy == null ? null : copy.progress();
    if (progress != null && second(progress.at()).isAfter(second(seen.seenAt()))) {
      line("Since then", exchangeSaid(progress));
    }
  }

  /** What is shown as the same moment is the same. */
  private static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  private void cutover(@Nullable CutoverOrder cutover) {
    if (cutover == null || view.ending() != null) {
      return;
    }
    var notBefore = cutover.notBefore();
    if (notBefore != null && now.isBefore(notBefore)) {
      line("Cutover", "not before " + at(notBefore));
    }
    var windows = cutover.windows();
    if (windows != null && isStillToCome()) {
      line(
          "Cutover",
          (windows.windows().isEmpty() ? "at any time, but " : "only in its windows: ")
              + String.join(", ", SaidOpening.all(windows.windows(), windows.blackouts()))
              + (view.orders().hold() == null ? "; " + next(cutover) : ""));
    }
  }

  private boolean isStillToCome() {
    return view.phase() != null
        && BEFORE_THE_CUTOVER.contains(view.phase())
        && !AFTER_THE_MOVE.contains(String.valueOf(view.reason()));
  }

  private String next(CutoverOrder cutover) {
    var next = cutover.next(now);
    if (next == null) {
      return "none is left";
    }
    var last = cutover.lastStart(now);
    if (next.isAfter(now)) {
      return "it may begin at " + at(next);
    }
    // The end of one that never closes is only as far as anybody counted.
    return last == null || last.isAfter(now.plus(TOLD_AHEAD))
        ? "it may begin now"
        : "it may begin now, until " + at(last);
  }

  private String at(Instant moment) {
    return Words.second(moment) + " UTC (in " + Words.duration(Duration.between(now, moment)) + ")";
  }

  private static @Nullable Order orderOf(@Nullable CutoverWish wish) {
    return wish == null ? null : wish.order();
  }

  private static @Nullable Order orderOf(@Nullable AcceptedLoss loss) {
    return loss == null ? null : loss.order();
  }

  private void order(String what, @Nullable Order order, @Nullable Order ofWave) {
    if (order != null) {
      var whose = order.equals(ofWave) ? " with the whole wave" : "";
      line("Order", what + whose + " by " + order.who() + ": " + order.reason());
    }
  }

  private void next(@Nullable Instant at, @Nullable PendingActivity pending) {
    if (at != null) {
      line(
          "Next",
          at.isAfter(now)
              ? "looks again at "
                  + Words.second(at)
                  + " UTC (in "
                  + Words.duration(Duration.between(now, at))
                  + "), earlier when something changes"
              : "looks again at any moment");
    } else if (pending == null || (pending.underWay() && !pending.failing())) {
      line("Next", "Mailferry is at work on it now");
    } else {
      line("Next", pending.sentence());
    }
  }

  private void question(Question question) {
    line(
        "QUESTION",
        question.sentence().equals(view.sentence())
            ? "answer with one of these commands"
            : question.sentence());
    var answers = view.changes().subList(0, question.choices().size());
    for (var answer : answers) {
      line("", "to " + answer.meaning() + ":");
      text.add(label("") + Words.harmless("  " + answer.command()));
    }
  }

  private void report() {
    var report = view.report();
    if (report == null || report.last(1).isEmpty()) {
      return;
    }
    add(new Paragraph("", MARGIN.length(), ReportText.headline(report)));
    for (var line : report.last(MOST_OF_A_REPORT)) {
      add(Paragraph.beside(MARGIN, Words.harmless(line)));
    }
    text.add(MARGIN + "all that was kept: mailferry explain " + view.whom() + " --report");
  }

  private void reads() {
    var where = "";
    for (var read : view.reads()) {
      if (!read.where().equals(where)) {
        where = read.where();
        add(
            new Paragraph(
                "",
                MARGIN.length(),
                "To see for yourself, in Exchange's shell of " + where + " (changes nothing):"));
      }
      text.add(MARGIN + Words.harmless(read.line()));
    }
  }

  private void changes() {
    var answers = view.question() == null ? 0 : view.question().choices().size();
    var changes = view.changes().subList(answers, view.changes().size());
    if (!changes.isEmpty()) {
      text.add("To change it:");
    }
    var widest = changes.stream().mapToInt(each -> each.command().length()).max().orElse(0);
    for (var change : changes) {
      var command = MARGIN + Words.harmless(change.command());
      if (width - widest < NARROW) {
        text.add(command);
        add(Paragraph.beside(label("").substring(LABEL / 2), change.meaning()));
      } else {
        var blanks = " ".repeat(MARGIN.length() * 2 + widest - command.length());
        add(Paragraph.beside(command + blanks, change.meaning()));
      }
    }
  }

  private void facts() {
    if (!view.facts().isEmpty()) {
      text.add("What happened (UTC):");
    }
    for (var fact : view.facts()) {
      add(
          Paragraph.beside(
              MARGIN + Words.second(fact.at()) + "  ", Words.harmless(sentence(fact))));
    }
  }

  /** A mailbox may have been in several waves, and what happened in another one says so. */
  private String sentence(FactView fact) {
    return fact.wave().equals(view.wave())
        ? fact.sentence()
        : "wave " + fact.wave() + ": " + fact.sentence();
  }

  private void line(String label, String words) {
    if (!words.isBlank()) {
      add(Paragraph.beside(label(label), Words.harmless(words)));
    }
  }

  private static String label(String label) {
    return MARGIN + label + " ".repeat(Math.max(0, LABEL - label.length()));
  }

  private void add(Paragraph paragraph) {
    text.addAll(paragraph.lines(width));
  }
}
