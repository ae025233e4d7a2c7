package io.mailferry.starter;

import io.mailferry.journal.Fact;
import io.mailferry.journal.JournalMailbox;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.operations.status.MailboxWords;
import io.mailferry.operations.text.Words;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into words where a migration stands. */
final class Explanation {
  private final MailboxGuid mailbox;
  private final Optional<JournalMailbox> copy;
  private final List<Fact> facts;
  private final Instant now;
  private final Map<String, @Nullable Object> head = new LinkedHashMap<>();
  private final List<String> text = new ArrayList<>();

  Explanation(MailboxGuid mailbox, Optional<JournalMailbox> copy, List<Fact> facts, Instant now) {
    this.mailbox = mailbox;
    this.copy = copy;
    this.facts = facts;
    this.now = now;
  }

  /** From the migration itself. */
  Sheet from(MigrationStatus status) {
    var intention = status.intention();
    title(intention.wave().value(), "to " + intention.target().name());
    weSay(status);
    if (status.evidence() != null) {
      exchangeSays(status.evidence());
    }
    orders("paused", status.orders().pause());
    orders("cutover held", status.orders().hold());
    orders("to be withdrawn", status.orders().cancel());
    next(status);
    if (status.question() != null && status.outcome() == null) {
      question(status.question());
    }
    facts();
    return Sheet.ofOne(head, text);
  }

  /** From the journal alone. */
  Sheet fromJournal() {
    var known = copy.orElseThrow();
    title(known.line().wave().value(), "to " + known.to());
    var decision = known.decision();
    put("phase", MailboxWords.state(known));
    put("sentence", MailboxWords.sentence(known));
    var age = decision == null ? "" : ", as of " + Words.second(decision.at()) + " UTC";
    line("We said", MailboxWords.state(known) + age);
    line("", MailboxWords.sentence(known));
    var progress = known.progress();
    if (progress != null) {
      put("exchangeStatus", progress.status().name());
      put("percent", progress.percent());
      put("seenAt", progress.at().toString());
      line(
          "Exchange said",
          progress.status()
              + " / "
              + progress.statusDetail()
              + ", "
              + progress.percent()
              + " %, as of "
              + Words.second(progress.at())
              + " UTC");
    }
    facts();
    return Sheet.ofOne(head, text);
  }

  private void title(String wave, String to) {
    var address = copy.map(known -> known.line().address()).orElse(null);
    put("address", address);
    put("mailbox", mailbox.toString());
    put("wave", wave);
    text.add(
        (address == null ? "" : address + " · ")
            + "mailbox "
            + mailbox
            + " · wave "
            + wave
            + " · "
            + to);
  }

  private void weSay(MigrationStatus status) {
    if (status.outcome() != null) {
      put("phase", "done");
      put("sentence", status.outcome().sentence());
      line("We say", "done: " + status.outcome().sentence());
      return;
    }
    var decision = status.decision();
    put("phase", decision == null ? null : decision.phase().name());
    put("attention", decision == null ? null : decision.attention().word());
    put("sentence", decision == null ? null : decision.sentence());
    put("since", status.since().toString());
    line(
        "We say",
        (decision == null ? "looking for the first time" : decision.phase().words())
            + ", since "
            + Words.second(status.since())
            + " UTC ("
            + Words.duration(Duration.between(status.since(), now))
            + ")");
    if (decision != null) {
      line("", decision.sentence());
    }
  }

  private void exchangeSays(Sighting seen) {
    var words = new SightingWords(seen);
    put("evidence", words.data());
    line("Exchange says", words.queue());
    line("Directory says", words.stamp());
    line("", words.homes());
    line("Seen", words.where());
  }

  private void orders(String what, @Nullable Order order) {
    if (order != null) {
      put(what.replace(' ', '_'), order.reason());
      line("Order", what + " by " + order.who() + ": " + order.reason());
    }
  }

  private void next(MigrationStatus status) {
    if (status.outcome() != null) {
      return;
    }
    var at = status.nextLook();
    put("nextLook", at == null ? null : at.toString());
    line(
        "Next",
        at == null
            ? "a step is running now"
            : "looks again at "
                + Words.second(at)
                + " UTC (in "
                + Words.duration(Duration.between(now, at))
                + "), earlier when something changes");
  }

  private void question(Question question) {
    put("question", question.sentence());
    put("choices", question.choices().stream().map(Converters::typed).toList());
    line("QUESTION", question.sentence());
    for (var choice : question.choices()) {
      line("", "to " + choice.meaning() + ":");
      line("", "  mailferry answer " + whom() + " " + Converters.typed(choice) + " --reason …");
    }
  }

  private String whom() {
    return copy.map(known -> known.line().address()).orElse(mailbox.toString());
  }

  private void facts() {
    var list = new ArrayList<Map<String, @Nullable Object>>();
    if (!facts.isEmpty()) {
      text.add("What happened (UTC):");
    }
    for (var fact : facts) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("at", fact.at().toString());
      row.put("kind", fact.kind().name());
      row.put("sentence", fact.sentence());
      row.put("evidence", fact.evidence());
      list.add(row);
      text.add("  " + Words.second(fact.at()) + "  " + Words.harmless(fact.sentence()));
    }
    head.put("facts", list);
  }

  private void put(String name, @Nullable Object value) {
    head.put(name, value);
  }

  private void line(String label, String words) {
    if (!words.isBlank()) {
      var padded = label + " ".repeat(Math.max(0, 16 - label.length()));
      text.add("  " + padded + Words.harmless(words));
    }
  }
}
