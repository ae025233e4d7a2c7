package io.mailferry.operations.report;

import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.operations.start.StartRequest;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A wave as a page to hand on. */
final class HtmlReport {
  private final ReportContent content;
  private final WaveSnapshot wave;
  private final Map<MailboxGuid, String> addresses;
  private final Html html = new Html();

  private HtmlReport(ReportContent content) {
    this.content = content;
    this.wave = content.wave();
    this.addresses = content.addresses();
  }

  static String of(ReportContent content) {
    return new HtmlReport(content).page();
  }

  private String page() {
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("<title>Wave ", wave.name(), " · migration report</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n<body>\n<main>\n");
    header();
    headline();
    nextSteps();
    mailboxes();
    notStarted();
    incidents();
    troubles();
    orders();
    footer();
    return html.raw("</main>\n</body>\n</html>\n").toString();
  }

  private static String style() {
    try (var stream = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(stream, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the report's style is missing from the program", e);
    }
  }

  private void header() {
    html.raw("<header>\n<p class=\"over\">Mailbox migration report</p>\n")
        .element("<h1>Wave ", wave.name(), "</h1>\n<p class=\"sub\">")
        .text(route())
        .raw(" · ")
        .text(times())
        .raw("</p>\n</header>\n");
  }

  private String times() {
    var began = Words.minute(content.began());
    if (!wave.over()) {
      return "since " + began + " UTC, still running";
    }
    var ended = content.lastCompleted().or(() -> Optional.ofNullable(wave.endedAt()));
    return began + ended.map(moment -> " to " + Words.minute(moment)).orElse("") + " UTC";
  }

  private String route() {
    var organisation = wave.organisation();
    return switch (wave.route()) {
      case LOCAL -> "Between databases of the organisation " + organisation;
      case PULL -> "Pulled from another forest into the organisation " + organisation;
      case PUSH -> "Pushed from the organisation " + organisation + " to another forest";
    };
  }

  private void headline() {
    var interventions = wave.interventions();
    html.raw("<section class=\"headline\">\n");
    card(
        "Human interventions: " + interventions,
        interventions == 0
            ? "Nobody had to step in for a migration to go on."
            : "Times a person had to act so that a migration could go on.",
        interventions == 0 ? "good" : "plain");
    card(
        wave.verified() + " of " + wave.planned() + " migrated and verified in Exchange",
        others(),
        wave.verified() == wave.planned()
            ? "good"
            : wave.needsSomebody() || wave.lacking() > 0 ? "alarm" : "plain");
    html.raw("</section>\n<dl class=\"figures\">\n");
    figure("Moved", content.bytes() == 0 ? "–" : Words.size(content.bytes()));
    figure("Took", span());
    figure("Longest lock", content.longestLock().map(Words::duration).orElse("–"));
    figure("Incidents", String.valueOf(content.incidents().size()));
    figure("Disturbances", String.valueOf(content.troubles().size()));
    figure("Operators’ orders", String.valueOf(content.orders().size()));
    html.raw("</dl>\n");
  }

  private String others() {
    var home = wave.arrived() - wave.verified();
    var open = wave.planned() - wave.ended() - wave.lacking();
    var rest = wave.ended() - wave.arrived();
    var words = new StringBuilder();
    if (home > 0) {
      words
          .append(home)
          .append(home == 1 ? " was" : " were")
          .append(" there already or accepted by an operator. ");
    }
    if (rest > 0) {
      words
          .append(rest)
          .append(rest == 1 ? " was" : " were")
          .append(" not moved; the reasons are below. ");
    }
    if (open > 0) {
      words.append(open).append(open == 1 ? " is" : " are").append(" under way.");
    }
    if (wave.lacking() > 0) {
      words
          .append("The journal lacks ")
          .append(Words.count(wave.lacking(), "mailbox", "mailboxes"))
          .append(" of this wave: this report is not complete.");
    }
    return words.isEmpty()
        ? "Each was found in its target by a look at the directory."
        : words.toString().strip();
  }

  private String span() {
    if (!wave.over()) {
      return Words.duration(Duration.between(content.began(), content.latest())) + " so far";
    }
    return content
        .lastCompleted()
        .map(last -> Words.duration(Duration.between(content.began(), last)))
        .orElse("–");
  }

  private void card(String title, String words, String mood) {
    html.raw("<div class=\"card " + mood + "\">")
        .element("<strong>", title, "</strong>")
        .element("<span>", words, "</span></div>\n");
  }

  private void figure(String name, String value) {
    html.element("<div><dt>", name, "</dt>").element("<dd>", value, "</dd></div>\n");
  }

  private void nextSteps() {
    var asking = wave.needingAttention();
    var notStarted = wave.notStarted();
    var running = !wave.over();
    var lasting = wave.incidents().stream().filter(OpenIncident::needsSomebody).toList();
    if (asking.isEmpty() && notStarted.isEmpty() && !running) {
      return;
    }
    html.raw("<section class=\"next\">\n<h2>Next step</h2>\n<ul>\n");
    for (var incident : lasting) {
      html.raw("<li>")
          .element("<b>", incident.dependency().words(), "</b>: ")
          .text(incident.sentence() + " " + incident.whenPutRight())
          .raw("</li>\n");
    }
    for (var mailbox : asking) {
      html.raw("<li>")
          .element("<b>", mailbox.address(), "</b>: ")
          .text(mailbox.sentence())
          .element("<code>mailferry explain ", mailbox.address(), "</code></li>\n");
    }
    if (!notStarted.isEmpty()) {
      html.raw("<li>")
          .text(
              Words.count(notStarted.size(), "mailbox was", "mailboxes were")
                  + " not started. Put right what the list below names, and start the plan again:"
                  + " what has moved already is left alone.")
          .element("<code>", startedAgainWith(), "</code></li>\n");
    }
    if (running) {
      html.element(
              "<li>The wave is still running; this is how it stood at ",
              Words.second(wave.asOf()),
              " UTC.")
          .element("<code>mailferry watch ", wave.name(), "</code></li>\n");
    }
    html.raw("</ul>\n</section>\n");
  }

  private String startedAgainWith() {
    var usual = StartRequest.usualOrganisation(wave.route());
    return "mailferry start PLAN.csv --wave "
        + wave.name()
        + (wave.route() == Route.PULL ? "" : " --route " + Words.typed(wave.route()))
        + (wave.organisation().equals(usual) ? "" : " --organisation " + wave.organisation());
  }

  private void mailboxes() {
    html.raw("<section>\n<h2>Who moved</h2>\n");
    if (wave.mailboxes().isEmpty()) {
      html.raw("<p class=\"quiet\">No mailbox of this wave has been looked up yet.</p>\n");
    } else {
      html.raw("<table class=\"mailboxes\">\n<thead><tr>")
          .raw("<th>Mailbox</th><th>From</th><th>To</th><th>Began (UTC)</th><th>Done (UTC)</th>")
          .raw("<th class=\"n\">Took</th><th class=\"n\">Size</th><th class=\"n\">Locked</th>")
          .raw("<th>Outcome</th></tr></thead>\n<tbody>\n");
      wave.mailboxes().forEach(this::mailbox);
      html.raw("</tbody>\n</table>\n");
    }
    html.raw("</section>\n");
  }

  private void mailbox(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    html.raw("<tr>");
    cell("Mailbox", mailbox.address(), "who");
    cell("From", mailbox.from() == null ? "–" : mailbox.from(), "db");
    cell("To", mailbox.to(), "db");
    cell("Began", moved == null ? "–" : orDash(Words.minute(moved.queuedAt())), "t");
    cell("Done", moved == null ? "–" : orDash(Words.minute(moved.completedAt())), "t");
    cell("Took", ReportContent.taken(mailbox).map(Words::duration).orElse("–"), "n");
    cell("Size", orDash(mailbox.size()), "n");
    cell(
        "Locked",
        moved == null ? "–" : Words.duration(Duration.ofSeconds(moved.lockedSeconds())),
        "n");
    html.raw("<td data-label=\"Outcome\"><span class=\"state " + mood(mailbox) + "\">")
        .text(mailbox.state())
        .raw("</span>");
    if (moved != null && moved.withWarning()) {
      html.raw(" <span class=\"state waiting\">with warning</span>");
    }
    html.raw("</td></tr>\n");
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  private static String mood(MailboxSnapshot mailbox) {
    return switch (mailbox.condition()) {
      case ARRIVED -> "good";
      case WAITING -> "waiting";
      case NEEDS_ATTENTION -> "alarm";
      case NOT_BEGUN, RUNNING -> "plain";
    };
  }

  private void cell(String label, String text, String kind) {
    html.raw("<td data-label=\"" + label + "\" class=\"" + kind + "\">").text(text).raw("</td>");
  }

  private void notStarted() {
    var lines = wave.notStarted();
    if (lines.isEmpty()) {
      return;
    }
    html.raw("<section>\n<h2>Not started, and why</h2>\n<table>\n<thead><tr>")
        .raw("<th class=\"n\">Line</th><th>Mailbox</th><th>Reason</th></tr></thead>\n<tbody>\n");
    for (var mailbox : lines) {
      html.raw("<tr>");
      cell("Line", String.valueOf(mailbox.line()), "n");
      cell("Mailbox", mailbox.address(), "who");
      cell("Reason", mailbox.sentence(), "");
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
  }

  private void incidents() {
    if (content.incidents().isEmpty()) {
      return;
    }
    html.raw("<section>\n<h2>What was away</h2>\n<table>\n<thead><tr><th>What</th>")
        .raw("<th>Began (UTC)</th><th>Ended (UTC)</th><th class=\"n\">Lasted</th>")
        .raw("<th>Code</th><th>What was found</th></tr></thead>\n<tbody>\n");
    for (var incident : content.incidents()) {
      var lasted = Words.duration(content.lasted(incident));
      html.raw("<tr>");
      cell("What", incident.dependency().words(), "who");
      cell("Began", Words.second(incident.began()), "t");
      cell("Ended", incident.ended() == null ? "not yet" : Words.second(incident.ended()), "t");
      cell("Lasted", incident.ended() == null ? lasted + " so far" : lasted, "n");
      cell("Code", incident.code(), "");
      cell("Found", incident.sentence(), "");
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
  }

  private void troubles() {
    html.raw("<section>\n<h2>What went wrong, and what healed it</h2>\n");
    if (content.troubles().isEmpty()) {
      html.raw("<p class=\"quiet\">Nothing did.</p>\n</section>\n");
      return;
    }
    html.raw("<ol class=\"timeline\">\n");
    for (var trouble : content.troubles()) {
      var healed = trouble.healing() != null;
      html.raw("<li class=\"" + (healed ? "healed" : "open") + "\"><p class=\"when\">")
          .text(Words.second(trouble.from()) + " UTC" + whom(trouble))
          .element("</p><p>", trouble.sentence(), "</p>");
      if (healed) {
        html.element(
                "<p class=\"healing\">",
                trouble.until() == null || trouble.until().equals(trouble.from())
                    ? "Healed: "
                    : "Healed after "
                        + Words.duration(Duration.between(trouble.from(), trouble.until()))
                        + ": ",
                "")
            .text(trouble.healing() == null ? "" : trouble.healing())
            .raw("</p>");
      } else {
        html.raw("<p class=\"healing\">")
            .text(
                wave.over()
                    ? "No later entry says that this ended."
                    : "Not over yet; it is being watched.")
            .raw("</p>");
      }
      html.raw("</li>\n");
    }
    html.raw("</ol>\n</section>\n");
  }

  private String whom(Trouble trouble) {
    return switch (trouble.mailboxes().size()) {
      case 0 -> "";
      case 1 -> " · " + address(trouble.mailboxes().iterator().next());
      default -> " · " + trouble.mailboxes().size() + " mailboxes";
    };
  }

  private String address(MailboxGuid mailbox) {
    return addresses.getOrDefault(mailbox, mailbox.toString());
  }

  private void orders() {
    html.raw("<section>\n<h2>Operators’ orders</h2>\n");
    if (content.orders().isEmpty()) {
      html.raw("<p class=\"quiet\">None were given.</p>\n</section>\n");
      return;
    }
    html.raw("<table>\n<thead><tr><th>When (UTC)</th><th>Mailbox</th><th>Order</th>")
        .raw("<th>Needed?</th></tr></thead>\n<tbody>\n");
    for (var order : content.orders()) {
      html.raw("<tr>");
      cell("When", Words.second(order.at()), "t");
      cell("Mailbox", order.mailbox() == null ? "the wave" : address(order.mailbox()), "who");
      cell("Order", order.sentence(), "");
      cell(
          "Needed?",
          order.kind() == FactKind.INTERVENTION ? "yes: an intervention" : "no: as wished",
          "");
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
  }

  private void footer() {
    html.raw("<footer>\n<p>")
        .text(
            "Times are Exchange’s, in UTC. “Took” is from the moment Exchange accepted the move to"
                + " its completion; people kept working meanwhile. “Locked” is the last part of it,"
                + " in which the mailbox could not be used. “Verified” means that the directory was"
                + " asked after the move and named the target as the mailbox’s home.")
        .raw("</p>\n<p>")
        .text(
            "Wave "
                + wave.name()
                + " · "
                + wave.planned()
                + " mailboxes · route "
                + wave.route().name().toLowerCase(Locale.ROOT)
                + " · report made by Mailferry at "
                + Words.second(content.madeAt())
                + " UTC")
        .raw("</p>\n</footer>\n");
  }
}
