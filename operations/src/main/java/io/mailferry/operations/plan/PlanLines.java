package io.mailferry.operations.plan;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the mailboxes of one plan one by one, and collects everything that is wrong with it. */
final class PlanLines {
  private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N} ._()&+#@'-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final String NOT_A_DATABASE =
      " is not the name of a database; a name has at most 64 letters, digits, blanks and . _ - ( )"
          + " & + # @ '";

  /** More would scroll away, and a plan with that many problems has one cause. */
  private static final int MOST_PROBLEMS = 200;

  /** Each of them travels with the plan, which has to fit one message of Temporal. */
  private static final int MOST_TIMES = 500;

  private final PlanHints hints;
  private final Exclusions exclusions;
  private final Map<PlanColumn, PlanRow.Value> defaults = new EnumMap<>(PlanColumn.class);
  private final boolean guessed;
  private final List<PlanProblem> problems = new ArrayList<>();
  private final List<PlanNote> notes = new ArrayList<>();
  private final List<PlanLine> lines = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<Integer, Long> sizes = new HashMap<>();
  private int mailboxes;
  private int unlisted;

  /**
   * @param guessed whether only the letters of ASCII are certain
   */
  PlanLines(PlanHints hints, boolean guessed) {
    this.hints = hints;
    this.guessed = guessed;
    this.exclusions = new Exclusions(hints.exclusions());
    hints.targetDatabases().forEach(this::judgeHint);
    judgeDefaults();
  }

  /** What is wrong so far. */
  List<PlanProblem> problems() {
    return List.copyOf(problems);
  }

  /** Another note on how the file was understood. */
  void note(List<PlanNote> more) {
    notes.addAll(more);
  }

  /** Judges one mailbox more. */
  void read(Row said) {
    var row = new RowWithDefaults(said, defaults);
    exclusions.begin(said.identity()).forEach(this::add);
    if (exclusions.leaveOut(identity(row))) {
      return;
    }
    mailboxes++;
    if (mailboxes > WavePlan.MOST_MAILBOXES) {
      return;
    }
    var overflow = row.overflow();
    if (overflow.isPresent()) {
      add(new PlanProblem(row.line(), Code.TOO_MANY_VALUES, overflow.get()));
      return;
    }
    var wrong = problems.size() + unlisted;
    judgeLetters(said);
    var whom = whom(row);
    var scope = scope(row);
    var archive = archive(row, scope);
    var database = database(row, scope, archive);
    var badItems = limit(row, PlanColumn.BAD_ITEM_LIMIT);
    var largeItems = limit(row, PlanColumn.LARGE_ITEM_LIMIT);
    var when = new CutoverCells(hints.cutover(), row);
    var cutover = when.read().orElse(null);
    when.problems()
        .forEach(
            each -> add(new PlanProblem(row.lineOf(each.column()), each.code(), each.sentence())));
    if (problems.size() + unlisted == wrong) {
      SizeText.bytes(row.size()).ifPresent(size -> sizes.put(row.line(), size));
      lines.add(
          new PlanLine(
              row.line(),
              whom.text(),
              database,
              archive,
              new Limits(badItems, largeItems),
              scope,
              !row.value(PlanColumn.BAD_ITEM_LIMIT).isEmpty(),
              whom.kind(),
              cutover,
              when.zone()));
    }
  }

  /**
   * The plan, when every mailbox was judged.
   *
   * @throws BadPlan when anything is wrong
   */
  ReadPlan plan(Route route) {
    if (mailboxes > WavePlan.MOST_MAILBOXES) {
      throw new BadPlan(
          PlanProblem.ofFile(
              Code.TOO_MANY_MAILBOXES,
              String.format(
                  Locale.ROOT,
                  "the plan has %,d mailboxes, and a wave holds at most %,d; split it into several"
                      + " waves",
                  mailboxes,
                  WavePlan.MOST_MAILBOXES)));
    }
    var times =
        lines.stream()
            .map(PlanLine::cutover)
            .filter(Objects::nonNull)
            .map(LineCutover::wish)
            .distinct()
            .count();
    if (times > MOST_TIMES) {
      problems.add(
          PlanProblem.ofFile(
              Code.TOO_MANY_CUTOVERS,
              "the mailboxes switch at "
                  + times
                  + " different times, and a plan carries at most "
                  + MOST_TIMES
                  + "; let more of them share one, or split the plan"));
    }
    if (problems.isEmpty() && lines.isEmpty() && exclusions.met() > 0) {
      problems.add(
          PlanProblem.ofFile(
              Code.EMPTY, "all mailboxes of the plan are excluded, so there is nobody to move"));
    }
    if (problems.isEmpty() && lines.isEmpty()) {
      problems.add(
          PlanProblem.ofFile(Code.EMPTY, "the plan has no mailboxes, only the names of columns"));
    }
    if (unlisted > 0) {
      problems.add(
          PlanProblem.ofFile(
              Code.MORE_PROBLEMS, "and " + unlisted + " more problems that are not listed"));
    }
    if (!problems.isEmpty()) {
      throw new BadPlan(problems);
    }
    if (guessed) {
      notes.add(
          new PlanNote(
              PlanNote.Code.ENCODING_GUESSED,
              "the file is not UTF-8; what is needed of it is plain enough to be read all the"
                  + " same"));
    }
    notes.addAll(CutoverNotes.of(lines));
    notes.addAll(exclusions.notes(lines));
    return new ReadPlan(route, spread(), notes, sizes, exclusions.strangers());
  }

  private List<PlanLine> spread() {
    if (lines.stream().noneMatch(line -> line.targetDatabase().isEmpty())) {
      if (!hints.targetDatabases().isEmpty()) {
        notes.add(
            new PlanNote(
                PlanNote.Code.SPREAD,
                "every line names its own database, so "
                    + hints.databasesSaid().name()
                    + " changes nothing"));
      }
      return lines;
    }
    var spread = new Spread(hints.targetDatabases(), sizes);
    var whole = spread.over(lines);
    notes.add(new PlanNote(PlanNote.Code.SPREAD, spread.words()));
    return whole;
  }

  private void judgeHint(String database) {
    if (!DATABASE.matcher(database).matches()) {
      add(
          new PlanProblem(
              hints.databasesSaid().line(),
              Code.DATABASE_INVALID,
              hints.databasesSaid().name() + " " + Printable.of(database) + NOT_A_DATABASE));
    }
  }

  /** One more problem; of very many some are counted only. */
  void add(PlanProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      unlisted++;
    }
  }

  /** Once, and not with every row; what is wrong is not given to any. */
  private void judgeDefaults() {
    for (var given : hints.defaults().entrySet()) {
      var row =
          new FileRow(
              new PlanRow(given.getValue().line(), Map.ofEntries(given)), PlanColumn::toString);
      var wrong = problems.size() + unlisted;
      switch (given.getKey()) {
        case TARGET_ARCHIVE_DATABASE -> archive(row, MailboxScope.PRIMARY_AND_ARCHIVE);
        case BAD_ITEM_LIMIT, LARGE_ITEM_LIMIT -> limit(row, given.getKey());
        case MAILBOX_TYPE -> scope(row);
        case EMAIL_ADDRESS,
            TARGET_DATABASE,
            COMPLETE_AFTER,
            CUTOVER_WINDOW,
            CUTOVER_BLACKOUT,
            TIME_ZONE ->
            throw new IllegalArgumentException(given.getKey() + " has no default");
      }
      if (problems.size() + unlisted == wrong) {
        defaults.put(given.getKey(), given.getValue());
      }
    }
  }

  private void judgeLetters(Row row) {
    if (!guessed) {
      return;
    }
    for (var column : PlanColumn.values()) {
      var value = row.value(column);
      // A zone that is needed is told by its own letters or not at all.
      if (column != PlanColumn.TIME_ZONE && !Cell.isPlain(value)) {
        add(
            new PlanProblem(
                row.line(),
                Code.NOT_CSV_UTF8,
                row.nameOf(column)
                    + " "
                    + Printable.of(value)
                    + " has a letter that is not certain, because the file is not UTF-8"
                    + PlanText.SAVE_AS));
      }
    }
  }

  private static Identity identity(Row row) {
    var value = row.value(PlanColumn.EMAIL_ADDRESS);
    return row.identity()
        .map(each -> Identity.in(each, value))
        .orElseGet(() -> Identity.ofAddress(value));
  }

  private Identity whom(Row row) {
    var value = row.value(PlanColumn.EMAIL_ADDRESS);
    var column = row.identity();
    var whom = identity(row);
    var kind = whom.kind();
    var why =
        kind == null
            ? AddressRule.against(whom.text())
            : IdentityRule.against(row.nameOf(PlanColumn.EMAIL_ADDRESS), kind, whom.text())
                .or(
                    () ->
                        column
                            .flatMap(each -> Identity.unclear(each, value))
                            .map(
                                reason ->
                                    Printable.of(value) + " " + reason + "; " + row.whichOfTwo()));
    if (why.isPresent()) {
      add(
          new PlanProblem(
              row.line(), kind == null ? Code.ADDRESS_INVALID : Code.IDENTITY_INVALID, why.get()));
      return whom;
    }
    var first = seen.putIfAbsent(whom.folded(), row.line());
    if (first != null) {
      add(
          new PlanProblem(
              row.line(),
              kind == null ? Code.ADDRESS_TWICE : Code.IDENTITY_TWICE,
              whom.text() + " is in line " + first + " already; delete one of the two lines"));
    }
    return whom;
  }

  private MailboxScope scope(Row row) {
    var word = row.value(PlanColumn.MAILBOX_TYPE);
    if (word.isEmpty()) {
      return MailboxScope.PRIMARY_AND_ARCHIVE;
    }
    for (var scope : MailboxScope.values()) {
      if (scope.exchangeName().equalsIgnoreCase(word)) {
        return scope;
      }
    }
    add(
        new PlanProblem(
            row.lineOf(PlanColumn.MAILBOX_TYPE),
            Code.MAILBOX_TYPE_UNKNOWN,
            row.nameOf(PlanColumn.MAILBOX_TYPE)
                + " "
                + Printable.of(word)
                + " is unknown; write PrimaryAndArchive, PrimaryOnly or ArchiveOnly"
                + row.orWithoutIt()));
    return MailboxScope.PRIMARY_AND_ARCHIVE;
  }

  private @Nullable String archive(Row row, MailboxScope scope) {
    var column = PlanColumn.TARGET_ARCHIVE_DATABASE;
    var name = row.value(column);
    if (name.isEmpty()) {
      return null;
    }
    judgeDatabase(row, column, name);
    if (scope == MailboxScope.PRIMARY_ONLY) {
      add(
          new PlanProblem(
              row.lineOf(column),
              Code.ARCHIVE_NOT_MOVED,
              row.nameOf(PlanColumn.MAILBOX_TYPE)
                  + " PrimaryOnly leaves the archive where it is, but "
                  + row.nameOf(column)
                  + " names a database for it; delete one of the two values"));
    }
    return name;
  }

  private String database(Row row, MailboxScope scope, @Nullable String archive) {
    var column = PlanColumn.TARGET_DATABASE;
    var name = row.value(column);
    if (name.isEmpty() && scope == MailboxScope.ARCHIVE_ONLY && archive != null) {
      return archive;
    }
    if (name.isEmpty() && !hints.targetDatabases().isEmpty()) {
      return name;
    }
    if (name.isEmpty()) {
      add(
          new PlanProblem(
              row.lineOf(column),
              Code.DATABASE_MISSING,
              row.lacks(column)
                  + "; name a database, because without one Exchange would choose any"));
      return name;
    }
    judgeDatabase(row, column, name);
    return name;
  }

  private void judgeDatabase(Row row, PlanColumn column, String name) {
    if (!DATABASE.matcher(name).matches()) {
      add(
          new PlanProblem(
              row.lineOf(column),
              Code.DATABASE_INVALID,
              row.nameOf(column) + " " + Printable.of(name) + NOT_A_DATABASE));
    }
  }

  private int limit(Row row, PlanColumn column) {
    var word = row.value(column);
    if (word.isEmpty()) {
      return 0;
    }
    if (word.equalsIgnoreCase("unlimited")) {
      add(
          new PlanProblem(
              row.lineOf(column),
              Code.LIMIT_INVALID,
              row.nameOf(column)
                  + " Unlimited would accept any loss without asking; write the number of items"
                  + " that may be lost"));
      return 0;
    }
    if (!NUMBER.matcher(word).matches() || word.length() > 9) {
      add(
          new PlanProblem(
              row.lineOf(column),
              Code.LIMIT_INVALID,
              row.nameOf(column)
                  + " "
                  + Printable.of(word)
                  + " is not a number of items; write 0 or more, in plain digits"));
      return 0;
    }
    return Integer.parseInt(word);
  }
}
