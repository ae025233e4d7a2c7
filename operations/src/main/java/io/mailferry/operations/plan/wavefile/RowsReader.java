package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.plan.Exclusion;
import io.mailferry.operations.plan.PlanColumn;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.PlanRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads who is to move, and who is not. */
final class RowsReader {
  private final Problems problems;
  private final Values values;
  private final Set<Integer> spoilt = new HashSet<>();

  RowsReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** In which lines rows begin of which not all is understood. */
  Set<Integer> spoilt() {
    return Set.copyOf(spoilt);
  }

  List<PlanRow> rows(Yaml.Entry entry) {
    var rows = new ArrayList<PlanRow>();
    var taken = new HashSet<Integer>();
    for (var item : items(entry, "- mailbox: anna.berg@source.example")) {
      if (!taken.add(item.line())) {
        problems.wrong(
            item.line(),
            "two rows begin in this line, and a row is told by its line; give each one of its own");
      }
      switch (item) {
        case Yaml.Text text -> ofAName(text).ifPresent(rows::add);
        case Yaml.Entries map -> ofKeys(map).ifPresent(rows::add);
        case Yaml.Items list ->
            problems.wrong(list.line(), "a row is an address or has keys, and here stands a list");
      }
    }
    return rows;
  }

  private Optional<PlanRow> ofAName(Yaml.Text text) {
    if (text.isNothing() || text.text().isBlank()) {
      problems.wrong(text.line(), "the row is blank; name a mailbox, or delete the line");
      return Optional.empty();
    }
    if (!values.isSeen("the row", text)) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanRow(
            text.line(),
            Map.of(
                PlanColumn.EMAIL_ADDRESS,
                new PlanRow.Value(RowKey.MAILBOX.word(), text.line(), text.text()))));
  }

  private Optional<PlanRow> ofKeys(Yaml.Entries map) {
    var before = problems.size();
    var keys = Keys.of(map, RowKey.values(), "a row", problems);
    var row = new EnumMap<PlanColumn, PlanRow.Value>(PlanColumn.class);
    keys.forEach(
        (key, entry) ->
            value(key, entry)
                .ifPresent(
                    text ->
                        row.put(key.column(), new PlanRow.Value(key.word(), entry.line(), text))));
    if (problems.size() > before) {
      spoilt.add(map.line());
    }
    if (!keys.containsKey(RowKey.MAILBOX)) {
      problems.add(
          map.line(), Code.KEY_MISSING, "the row has no mailbox:, so nobody knows whom it means");
      return Optional.empty();
    }
    return row.containsKey(PlanColumn.EMAIL_ADDRESS)
        ? Optional.of(new PlanRow(map.line(), row))
        : Optional.empty();
  }

  private Optional<String> value(RowKey key, Yaml.Entry entry) {
    return switch (key) {
      case WINDOW, BLACKOUT ->
          Optional.of(values.apart(entry))
              .filter(texts -> !texts.isEmpty())
              .map(texts -> texts.stream().map(Yaml.Text::text).collect(Collectors.joining("\n")));
      case MAILBOX,
          TARGET_DATABASE,
          TARGET_ARCHIVE_DATABASE,
          BAD_ITEM_LIMIT,
          LARGE_ITEM_LIMIT,
          MAILBOX_TYPE,
          NOT_BEFORE,
          ZONE ->
          values.text(entry);
    };
  }

  List<Exclusion> exclusions(Yaml.Entry entry) {
    var found = new ArrayList<Exclusion>();
    var first = new HashMap<String, Integer>();
    for (var item : items(entry, "- mailbox: anna.berg@source.example")) {
      if (item instanceof Yaml.Entries map) {
        exclusion(map).ifPresent(found::add);
      } else {
        problems.wrong(
            item.line(),
            "an exclusion has two keys, mailbox: and reason:, so that whoever reads it later knows"
                + " why");
      }
    }
    for (var each : found) {
      var before = first.putIfAbsent(each.mailbox().toLowerCase(Locale.ROOT), each.line());
      if (before != null) {
        problems.add(
            each.line(),
            Code.ADDRESS_TWICE,
            each.mailbox() + " is excluded in line " + before + " already; keep one of the two");
      }
    }
    return found;
  }

  private Optional<Exclusion> exclusion(Yaml.Entries map) {
    var keys = Keys.of(map, ExclusionKey.values(), "an exclusion", problems);
    var mailbox = needed(ExclusionKey.MAILBOX, keys, map);
    var reason = needed(ExclusionKey.REASON, keys, map);
    return mailbox.flatMap(
        whom -> reason.map(why -> new Exclusion(map.line(), whom, why.replaceAll("\\s+", " "))));
  }

  private Optional<String> needed(
      ExclusionKey key, Map<ExclusionKey, Yaml.Entry> keys, Yaml.Entries map) {
    var entry = keys.get(key);
    if (entry == null) {
      problems.add(
          map.line(), Code.KEY_MISSING, "the exclusion has no " + key.word() + ":; write one");
      return Optional.empty();
    }
    return key == ExclusionKey.REASON ? values.ofSeveralLines(entry) : values.text(entry);
  }

  private List<Yaml> items(Yaml.Entry entry, String example) {
    if (!(entry.value() instanceof Yaml.Items list)) {
      problems.wrong(
          entry.value().line(),
          entry.key() + " is a list, each entry in a line that begins with a dash: " + example);
      return List.of();
    }
    if (list.items().isEmpty()) {
      problems.wrong(list.line(), entry.key() + " has an empty list; name mailboxes, or delete it");
    }
    return list.items();
  }
}
