package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.Exclusion;
import io.mailferry.operations.plan.PlanColumn;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.PlanRow;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.StopAt;
import io.mailferry.operations.plan.StyleWords;
import io.mailferry.operations.text.Typed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one wave file and collects everything that is wrong with it. */
final class WaveFileReader {
  /** What is put where nobody can know whether a database was named, so that none is missed. */
  private static final String ANY_DATABASE = "ANY";

  private final Path file;
  private final Beside beside;
  private final Instant now;
  private final Problems problems = new Problems();
  private final Values values = new Values(problems);
  private final RowsReader rowsReader = new RowsReader(problems);
  private final Map<WaveKey, Said> said = new EnumMap<>(WaveKey.class);
  private final Map<PlanColumn, PlanRow.Value> defaults = new EnumMap<>(PlanColumn.class);
  private final Map<String, String> columns = new LinkedHashMap<>();
  private List<PlanRow> rows = List.of();
  private List<Exclusion> exclusions = List.of();
  private List<String> targetDatabases = List.of();
  private @Nullable Path from;
  private @Nullable WaveName wave;
  private @Nullable OrganisationName organisation;
  private @Nullable Route route;
  private @Nullable CutoverStyle style;
  private @Nullable Leftovers leftovers;
  private @Nullable RequestsOfOthers others;
  private List<Integer> badItemSteps = List.of();
  private List<Integer> largeItemSteps = List.of();
  private @Nullable StopAt stopAt;
  private boolean approval;
  private @Nullable Boolean skipUnready;

  WaveFileReader(Path file, Beside beside, Instant now) {
    this.file = file;
    this.beside = beside;
    this.now = now;
  }

  WaveFile read() {
    if (!(YamlReader.read(Plans.textOfAWaveFile(file)) instanceof Yaml.Entries root)) {
      problems.wrong(
          1,
          "a wave file begins with keys, such as rows: or from:, and here stands something else");
      throw new BadPlan(ProblemCode.BAD_PLAN, problems.all());
    }
    var keys = Keys.of(root, WaveKey.values(), "a wave file", problems);
    var hasUnknownKeys = !problems.isEmpty();
    keys.forEach(this::take);
    judgeTogether(keys);
    var cutover = new CutoverReader(keys, problems, beside, now).read();
    if (!problems.isEmpty()) {
      throw refusal(cutover, hasUnknownKeys);
    }
    return read(cutover, rows);
  }

  private WaveFile read(SaidCutover cutover, List<PlanRow> rows) {
    return new WaveFile(
        file,
        said,
        new WaveSettings(
            wave,
            organisation,
            route,
            style,
            leftovers,
            others,
            badItemSteps,
            largeItemSteps,
            stopAt,
            approval,
            skipUnready),
        cutover,
        columns,
        targetDatabases,
        defaults,
        exclusions,
        rows,
        from);
  }

  /**
   * With what is wrong with the rows, as far as that can be told: what they may lack only because
   * another key is not understood is no problem of theirs.
   */
  private BadPlan refusal(SaidCutover cutover, boolean hasUnknownKeys) {
    var read = read(cutover, rows.stream().map(this::withADatabase).toList());
    var isUnclear =
        hasUnknownKeys || (said.containsKey(WaveKey.TARGET_DATABASE) && targetDatabases.isEmpty());
    var hasNoZone = said.containsKey(WaveKey.ZONE) && cutover.zone() == null;
    if (from != null || !rows.isEmpty()) {
      try {
        read.plan(
            route == null ? beside.route() : route,
            beside.columns(),
            isUnclear ? List.of(ANY_DATABASE) : beside.targetDatabases(),
            (hasNoZone ? cutover.ofAnyPlace() : cutover).ofTheWave(now));
      } catch (BadPlan more) {
        problems.addAll(more.problems());
      }
    }
    return new BadPlan(
        ProblemCode.BAD_PLAN,
        Problems.inOrder(read.labelled(problems.all()), String.valueOf(file.getFileName())));
  }

  /** One of which not all is understood may have named its own. */
  private PlanRow withADatabase(PlanRow row) {
    var column = PlanColumn.TARGET_DATABASE;
    if (!rowsReader.spoilt().contains(row.line()) || row.values().containsKey(column)) {
      return row;
    }
    var values = new EnumMap<PlanColumn, PlanRow.Value>(row.values());
    values.put(column, new PlanRow.Value(column.name(), row.line(), ANY_DATABASE));
    return new PlanRow(row.line(), values);
  }

  private void take(WaveKey key, Yaml.Entry entry) {
    switch (key) {
      case WAVE -> wave = values.read(entry, WaveName::new).orElse(null);
      case ORGANISATION -> organisation = values.read(entry, OrganisationName::new).orElse(null);
      case ROUTE ->
          route = values.read(entry, word -> Typed.oneOf(Route.values(), word)).orElse(null);
      case FROM -> values.text(entry).ifPresent(name -> takeTable(entry, name));
      case COLUMN -> takeColumns(entry);
      case TARGET_DATABASE -> targetDatabases = values.separated(entry);
      case TARGET_ARCHIVE_DATABASE -> takeDefault(PlanColumn.TARGET_ARCHIVE_DATABASE, entry);
      case BAD_ITEM_LIMIT -> takeDefault(PlanColumn.BAD_ITEM_LIMIT, entry);
      case LARGE_ITEM_LIMIT -> takeDefault(PlanColumn.LARGE_ITEM_LIMIT, entry);
      case MAILBOX_TYPE -> takeDefault(PlanColumn.MAILBOX_TYPE, entry);
      case HOLD_WITH -> style = values.read(entry, StyleWords::read).orElse(null);
      case LEFTOVERS ->
          leftovers =
              values.read(entry, word -> Typed.oneOf(Leftovers.values(), word)).orElse(null);
      case REQUESTS_OF_OTHERS ->
          others =
              values.read(entry, word -> Typed.oneOf(RequestsOfOthers.values(), word)).orElse(null);
      case BAD_ITEM_STEPS ->
          badItemSteps =
              values.numbers(entry, steps -> new LimitSteps(steps, List.of()).badItems());
      case LARGE_ITEM_STEPS ->
          largeItemSteps =
              values.numbers(entry, steps -> new LimitSteps(List.of(), steps).largeItems());
      case STOP_AT -> stopAt = values.read(entry, StopAt::read).orElse(null);
      case APPROVAL -> approval = values.read(entry, WaveFileReader::required).isPresent();
      case SKIP_UNREADY -> skipUnready = values.read(entry, WaveFileReader::truth).orElse(null);
      case EXCLUDE -> exclusions = rowsReader.exclusions(entry);
      case ROWS -> rows = rowsReader.rows(entry);
      // Read together, because each needs the zone.
      case NOT_BEFORE, WINDOW, BLACKOUT, LAST_START, SHORTEST_WINDOW, ZONE -> {}
    }
    said.put(key, new Said(entry.line(), texts(entry.value())));
  }

  private static List<String> texts(Yaml value) {
    return switch (value) {
      case Yaml.Text text -> List.of(text.text().strip());
      case Yaml.Items list -> list.items().stream().flatMap(each -> texts(each).stream()).toList();
      case Yaml.Entries map ->
          map.entries().stream()
              .map(each -> each.key() + "=" + String.join(",", texts(each.value())))
              .toList();
    };
  }

  /** There is no other word: an approval that is not wanted is not named. */
  private static Boolean required(String word) {
    if (!word.equals("required")) {
      throw Typed.noneOf(word, List.of("required"));
    }
    return true;
  }

  private static Boolean truth(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Typed.noneOf(word, List.of("true", "false"));
    };
  }

  private void takeDefault(PlanColumn column, Yaml.Entry entry) {
    values
        .text(entry)
        .ifPresent(
            text -> defaults.put(column, new PlanRow.Value(entry.key(), entry.line(), text)));
  }

  private void takeTable(Yaml.Entry entry, String name) {
    var problem = TableName.problem(file, name);
    if (problem.isPresent()) {
      problems.wrong(entry.line(), "from: " + name + " " + problem.get());
    } else {
      from = file.resolveSibling(name);
    }
  }

  private void takeColumns(Yaml.Entry entry) {
    if (!(entry.value() instanceof Yaml.Entries map)) {
      problems.wrong(
          entry.value().line(),
          "column has a key for each column of a plan, with what the table calls it, e.g."
              + " EmailAddress: SourcePrimaryEmail");
      return;
    }
    if (map.entries().isEmpty()) {
      problems.wrong(entry.line(), "column has no value; write one behind the colon, or delete it");
    }
    for (var each : map.entries()) {
      values
          .text(each)
          .ifPresent(
              name -> {
                if (columns.putIfAbsent(each.key(), name) != null) {
                  problems.add(
                      each.line(),
                      Code.KEY_TWICE,
                      each.key() + " is there twice; keep one of the two");
                }
              });
    }
  }

  private void judgeTogether(Map<WaveKey, Yaml.Entry> keys) {
    var table = keys.get(WaveKey.FROM);
    var list = keys.get(WaveKey.ROWS);
    var column = keys.get(WaveKey.COLUMN);
    if (table != null && list != null) {
      problems.add(
          Math.max(table.line(), list.line()),
          Code.KEYS_DISAGREE,
          "rows in line "
              + list.line()
              + " and from in line "
              + table.line()
              + " both say who is to move; keep one of the two");
    }
    if (table == null && list == null) {
      problems.add(
          0,
          Code.KEY_MISSING,
          "the file does not say who is to move; write rows: with mailboxes, or from: with the name"
              + " of a CSV file beside it");
    }
    if (column != null && table == null) {
      problems.add(
          column.line(),
          Code.KEYS_DISAGREE,
          "column says what a table calls its columns, and there is none; name one with from:, or"
              + " delete it");
    }
  }
}
