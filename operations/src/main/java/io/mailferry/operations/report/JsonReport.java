package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.write.Fact;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.text.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wave as data. */
final class JsonReport {
  private JsonReport() {}

  static String of(ReportContent content) {
    return Json.indented(tree(content));
  }

  private static Map<String, @Nullable Object> tree(ReportContent content) {
    var wave = content.wave();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("wave", wave.name().value());
    tree.put("organisation", wave.organisation().value());
    tree.put("route", wave.route().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("madeAt", content.madeAt().toString());
    tree.put("plannedAt", wave.plannedAt().toString());
    tree.put("endedAt", text(wave.endedAt()));
    tree.put("verdict", wave.verdict());
    tree.put("humanInterventions", wave.interventions());
    tree.put("openQuestions", wave.openQuestions());
    tree.put("mailboxes", wave.planned());
    tree.put("verified", wave.verified());
    tree.put("arrived", wave.arrived());
    tree.put("notStarted", wave.notStarted().size());
    tree.put("bytes", content.bytes());
    tree.put("moves", wave.mailboxes().stream().map(JsonReport::mailbox).toList());
    tree.put(
        "incidents", content.incidents().stream().map(each -> incident(each, content)).toList());
    tree.put("troubles", content.troubles().stream().map(JsonReport::trouble).toList());
    tree.put("orders", content.orders().stream().map(JsonReport::fact).toList());
    tree.put("facts", content.facts().stream().map(JsonReport::fact).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> mailbox(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("line", mailbox.line());
    tree.put("address", mailbox.address());
    tree.put("mailbox", text(mailbox.mailbox()));
    tree.put("from", mailbox.from());
    tree.put("to", mailbox.to());
    mailbox.standing(tree);
    tree.put("sentence", mailbox.sentence());
    tree.put("queuedAt", moved == null ? null : text(moved.queuedAt()));
    tree.put("completedAt", moved == null ? null : text(moved.completedAt()));
    tree.put("durationSeconds", ReportContent.taken(mailbox).map(Duration::toSeconds).orElse(null));
    tree.put("bytes", moved == null ? null : moved.bytes());
    tree.put("lockedSeconds", moved == null ? null : moved.lockedSeconds());
    tree.put("withWarning", moved == null ? null : moved.withWarning());
    return tree;
  }

  private static Map<String, @Nullable Object> incident(
      JournalIncident incident, ReportContent content) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("dependency", incident.dependency().key());
    tree.put("words", incident.dependency().words());
    tree.put("code", incident.code());
    tree.put("sentence", incident.sentence());
    tree.put("began", incident.began().toString());
    tree.put("ended", text(incident.ended()));
    tree.put(
        "durationSeconds", incident.ended() == null ? null : content.lasted(incident).toSeconds());
    tree.put("lasting", incident.lasting());
    return tree;
  }

  private static Map<String, @Nullable Object> trouble(Trouble trouble) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("trouble", trouble.sentence());
    tree.put("from", trouble.from().toString());
    tree.put("healing", trouble.healing());
    tree.put("until", text(trouble.until()));
    tree.put("mailboxes", trouble.mailboxes().stream().sorted().map(Object::toString).toList());
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
