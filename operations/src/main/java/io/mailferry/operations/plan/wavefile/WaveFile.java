package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.Route;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.Exclusion;
import io.mailferry.operations.plan.PlanColumn;
import io.mailferry.operations.plan.PlanHints;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.PlanRow;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.Printable;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.text.SimilarName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole wave in one file.
 *
 * <p>Raises {@link BadPlan} ({@link ProblemCode#BAD_PLAN}).
 *
 * @param file where it was read
 * @param said what stands under which key, as it is written
 * @param settings what it says of the wave, as a start takes it
 * @param cutover when its mailboxes may switch
 * @param columns what its table calls the columns of a plan
 * @param targetDatabases where those go that name no database
 * @param defaults what counts for rows that do not say it
 * @param exclusions who is not to move
 * @param rows who is to move; empty where that stands in a table
 * @param from the table with them; null where they stand in the file
 */
public record WaveFile(
    Path file,
    Map<WaveKey, Said> said,
    WaveSettings settings,
    SaidCutover cutover,
    Map<String, String> columns,
    List<String> targetDatabases,
    Map<PlanColumn, PlanRow.Value> defaults,
    List<Exclusion> exclusions,
    List<PlanRow> rows,
    @Nullable Path from) {
  /** What is said back in another place, each with how it was understood. */
  private static final Set<WaveKey> SAID_ELSEWHERE =
      Set.of(WaveKey.NOT_BEFORE, WaveKey.WINDOW, WaveKey.BLACKOUT, WaveKey.EXCLUDE, WaveKey.ROWS);

  /** The maps and the lists are copied. */
  public WaveFile {
    said = Collections.unmodifiableMap(new EnumMap<>(said));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    targetDatabases = List.copyOf(targetDatabases);
    defaults = Map.copyOf(defaults);
    exclusions = List.copyOf(exclusions);
    rows = List.copyOf(rows);
  }

  /** Whether a file is one, by its name; any other is a table. */
  public static boolean isOne(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Reads one to check it; its rows are read by {@link #plan}.
   *
   * @param typed the zone that is typed beside it, where the file has none; null for none
   * @param now the moment it is
   * @throws BadPlan when anything is wrong with it, with all problems at once, those of the rows
   *     too
   */
  public static WaveFile read(Path file, @Nullable ZoneId typed, Instant now) {
    return readWith(file, Beside.of(typed), now);
  }

  /**
   * Reads one; its rows are read by {@link #plan}.
   *
   * @param beside what is typed beside it, where the file does not say the same
   * @param now the moment it is
   * @throws BadPlan when anything is wrong with it, with all problems at once, those of the rows
   *     too
   */
  public static WaveFile readWith(Path file, Beside beside, Instant now) {
    return new WaveFileReader(file, beside, now).read();
  }

  /**
   * Its mailboxes.
   *
   * @param route which way they travel
   * @param typedColumns what is typed of columns; none where the file says it
   * @param typedDatabases what is typed of databases; none where the file says it
   * @param when when the wave may switch
   * @throws BadPlan when anything is wrong with them, with all problems at once
   */
  public ReadPlan plan(
      Route route,
      Map<String, String> typedColumns,
      List<String> typedDatabases,
      WaveCutover when) {
    var place = targetDatabases.isEmpty() ? null : said.get(WaveKey.TARGET_DATABASE);
    var hints =
        new PlanHints(
            columns.isEmpty() ? typedColumns : columns,
            place == null ? typedDatabases : targetDatabases,
            new PlanHints.Place(
                place == null ? WaveKey.TARGET_DATABASE.option() : WaveKey.TARGET_DATABASE.word(),
                place == null ? 0 : place.line()),
            when,
            defaults,
            from == null
                ? exclusions
                : exclusions.stream()
                    .map(each -> each.in(String.valueOf(file.getFileName())))
                    .toList());
    if (from == null) {
      return Plans.read(rows, route, hints, RowKey::wordOf);
    }
    var own = Plans.judge(hints);
    try {
      return Plans.read(from, route, hints);
    } catch (BadPlan bad) {
      var all = new ArrayList<>(labelled(own));
      bad.problems().stream()
          .filter(each -> !own.contains(each))
          .map(each -> each.in(String.valueOf(from.getFileName())))
          .forEach(all::add);
      throw new BadPlan(ProblemCode.BAD_PLAN, all);
    }
  }

  /** Each with the name of this file, where there is another one beside it. */
  List<PlanProblem> labelled(List<PlanProblem> problems) {
    return from == null
        ? problems
        : problems.stream().map(each -> each.in(String.valueOf(file.getFileName()))).toList();
  }

  /**
   * Refuses keys that say nothing, because nothing is there to which they could belong.
   *
   * @param wish when the wave may switch, with what is typed
   * @param read its mailboxes, which may have times of their own
   * @throws BadPlan with each of them
   */
  public void refuseWhatSaysNothing(CutoverWish wish, ReadPlan read) {
    var problems = IdleKeys.in(this, wish, read);
    if (!problems.isEmpty()) {
      throw new BadPlan(ProblemCode.BAD_PLAN, labelled(problems));
    }
  }

  /**
   * Why the plan is not to be started: exclusions that nobody of it goes by, so that who was to
   * stay may be about to move under another name. Each with the name that is likest; empty when
   * there is none.
   */
  public Optional<BadPlan> refusalOfStrangers(ReadPlan read) {
    var names = read.lines().stream().map(PlanLine::address).toList();
    var problems =
        read.strangers().stream()
            .map(
                each ->
                    new PlanProblem(
                        each.line(),
                        Code.EXCLUDED_NOBODY,
                        "exclude: nobody of this plan has the name "
                            + Printable.of(each.mailbox())
                            + SimilarName.hint(each.mailbox(), names)
                            + ", so whoever was to stay may be about to move; write it as the rows"
                            + " do, or delete the exclusion"))
            .toList();
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(new BadPlan(ProblemCode.BAD_PLAN, labelled(problems)));
  }

  /** What it says, but for the times and the mailboxes; empty when it says nothing else. */
  public String words() {
    return said.entrySet().stream()
        .filter(each -> !SAID_ELSEWHERE.contains(each.getKey()))
        .map(each -> each.getKey().word() + ": " + each.getValue())
        .collect(Collectors.joining(" · "));
  }
}
