package io.mailferry.operations.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mailferry.journal.Fact;
import io.mailferry.journal.JournalMailbox;
import io.mailferry.operations.status.MailboxWords;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wave as data. */
final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static String of(ReportContent content) {
    try {
      return JSON.writeValueAsString(tree(content)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values could not be written", e);
    }
  }

  private static Map<String, @Nullable Object> tree(ReportContent content) {
    var wave = content.wave();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("wave", wave.wave().name().value());
    tree.put("organisation", wave.wave().organisation().value());
    tree.put("route", wave.wave().route().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("madeAt", content.madeAt().toString());
    tree.put("plannedAt", wave.wave().plannedAt().toString());
    tree.put("endedAt", text(wave.wave().endedAt()));
    tree.put("verdict", wave.verdict());
    tree.put("humanInterventions", wave.counts().interventions());
    tree.put("openQuestions", wave.counts().openQuestions());
    tree.put("mailboxes", wave.planned());
    tree.put("verified", wave.verified());
    tree.put("arrived", wave.arrived());
    tree.put("notStarted", wave.notStarted().size());
    tree.put("bytes", content.bytes());
    tree.put("moves", wave.mailboxes().stream().map(JsonReport::mailbox).toList());
    tree.put("incidents", content.incidents().stream().map(JsonReport::incident).toList());
    tree.put("orders", content.orders().stream().map(JsonReport::fact).toList());
    tree.put("facts", content.facts().stream().map(JsonReport::fact).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> mailbox(JournalMailbox mailbox) {
    var moved = ReportContent.moved(mailbox);
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("line", mailbox.line().line());
    tree.put("address", mailbox.line().address());
    tree.put("mailbox", text(mailbox.line().mailbox()));
    tree.put("from", mailbox.from());
    tree.put("to", mailbox.to());
    tree.put("state", MailboxWords.state(mailbox));
    tree.put("sentence", MailboxWords.sentence(mailbox));
    tree.put("queuedAt", moved == null ? null : text(moved.queuedAt()));
    tree.put("completedAt", moved == null ? null : text(moved.completedAt()));
    tree.put("durationSeconds", ReportContent.taken(mailbox).map(Duration::toSeconds).orElse(null));
    tree.put("bytes", moved == null ? null : moved.bytes());
    tree.put("lockedSeconds", moved == null ? null : moved.lockedSeconds());
    tree.put("withWarning", moved == null ? null : moved.withWarning());
    return tree;
  }

  private static Map<String, @Nullable Object> incident(Incident incident) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("trouble", incident.trouble());
    tree.put("from", incident.from().toString());
    tree.put("healing", incident.healing());
    tree.put("until", text(incident.until()));
    tree.put("mailboxes", incident.mailboxes().stream().sorted().map(Object::toString).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> fact(Fact fact) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("at", fact.at().toString());
    tree.put("mailbox", text(fact.mailbox()));
    tree.put("kind", fact.kind().name());
    tree.put("sentence", fact.sentence());
    tree.put("evidence", fact.evidence());
    return tree;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
