package io.mailferry.operations.plan;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one plan and collects everything that is wrong with it. */
final class PlanReader {
  private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N} ._()&+#@'-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final String NOT_A_DATABASE =
      " is not the name of a database; a name has at most 64 letters, digits, blanks and . _ - ( )"
          + " & + # @ '";

  /** More would scroll away, and a plan with that many problems has one cause. */
  private static final int MOST_PROBLEMS = 200;

  /** Each of them travels with the plan, which has to fit one message of Temporal. */
  private static final int MOST_TIMES = 500;

  private final Route route;
  private final PlanHints hints;
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
  PlanReader(Route route, PlanHints hints, boolean guessed) {
    this.route = route;
    this.hints = hints;
    this.guessed = guessed;
  }

  ReadPlan read(String text) {
    hints.targetDatabases().forEach(this::judgeHint);
    var plain = Preamble.of(text);
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(plain.delimiter())
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(plain.delimiter() != '\t')
            .get();
    try (var parser = CSVParser.parse(plain.text(), format)) {
      readAll(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
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
    return new ReadPlan(route, spread(), notes, sizes);
  }

  private List<PlanLine> spread() {
    if (lines.stream().noneMatch(line -> line.targetDatabase().isEmpty())) {
      if (!hints.targetDatabases().isEmpty()) {
        notes.add(
            new PlanNote(
                PlanNote.Code.SPREAD,
                "every line names its own database, so --target-database changes nothing"));
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
          PlanProblem.ofFile(
              Code.DATABASE_INVALID,
              "--target-database " + Printable.of(database) + NOT_A_DATABASE));
    }
  }

  private void readAll(CSVParser parser) {
    @Nullable Headers headers = null;
    var line = 1;
    var records = parser.iterator();
    while (true) {
      var start = line;
      try {
        if (!records.hasNext()) {
          return;
        }
        var record = records.next();
        line = (int) parser.getCurrentLineNumber() + 1;
        if (isBlank(record)) {
          continue;
        }
        if (headers == null) {
          var list = isAList(record);
          headers =
              list
                  ? Headers.ofAList(record, start, route, hints)
                  : Headers.in(record, start, route, hints);
          headers.problems().forEach(this::add);
          notes.addAll(headers.notes());
          if (!headers.showTheLines()) {
            // Without its columns no line can be judged.
            return;
          }
          if (list) {
            readLine(headers, record, start);
          }
        } else {
          readLine(headers, record, start);
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        add(
            new PlanProblem(
                start,
                Code.QUOTE_OPEN,
                "a double quote is opened and not closed, or stands in the middle of a value;"
                    + " the lines from here on were not read"));
        return;
      }
    }
  }

  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(value -> Cell.clean(value).isEmpty());
  }

  /** No column is called like an address. */
  private static boolean isAList(CSVRecord record) {
    return record.stream()
        .map(value -> AddressText.in(Cell.clean(value)))
        .anyMatch(value -> AddressRule.against(value).isEmpty());
  }

  private void add(PlanProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      unlisted++;
    }
  }

  private void readLine(Headers headers, CSVRecord record, int line) {
    mailboxes++;
    if (mailboxes > WavePlan.MOST_MAILBOXES) {
      return;
    }
    if (headers.overflownBy(record)) {
      add(
          new PlanProblem(
              line,
              Code.TOO_MANY_VALUES,
              "there are more values than columns; a value that contains the separator stands in"
                  + " double quotes"));
      return;
    }
    var wrong = problems.size() + unlisted;
    judgeLetters(headers, record, line);
    var whom = whom(headers, headers.value(record, PlanColumn.EMAIL_ADDRESS), line);
    var scope = scope(headers.value(record, PlanColumn.MAILBOX_TYPE), line);
    var archive = archive(headers, record, scope, line);
    var database = database(headers, record, scope, archive, line);
    var badItems = limit(headers, record, PlanColumn.BAD_ITEM_LIMIT, line);
    var largeItems = limit(headers, record, PlanColumn.LARGE_ITEM_LIMIT, line);
    var when = new CutoverCells(hints.cutover(), cells(headers, record));
    var cutover = when.read().orElse(null);
    when.problems().forEach(each -> add(new PlanProblem(line, each.code(), each.sentence())));
    if (problems.size() + unlisted == wrong) {
      SizeText.bytes(headers.size(record)).ifPresent(size -> sizes.put(line, size));
      lines.add(
          new PlanLine(
              line,
              whom.text(),
              database,
              archive,
              new Limits(badItems, largeItems),
              scope,
              !headers.value(record, PlanColumn.BAD_ITEM_LIMIT).isEmpty(),
              whom.kind(),
              cutover,
              when.zone()));
    }
  }

  private static CutoverCells.Values cells(Headers headers, CSVRecord record) {
    return new CutoverCells.Values() {
      @Override
      public String value(PlanColumn column) {
        return headers.value(record, column);
      }

      @Override
      public String nameOf(PlanColumn column) {
        return headers.nameOf(column);
      }
    };
  }

  private void judgeLetters(Headers headers, CSVRecord record, int line) {
    if (!guessed) {
      return;
    }
    for (var column : PlanColumn.values()) {
      var value = headers.value(record, column);
      // A zone that is needed is told by its own letters or not at all.
      if (column != PlanColumn.TIME_ZONE && !Cell.isPlain(value)) {
        add(
            new PlanProblem(
                line,
                Code.NOT_CSV_UTF8,
                headers.nameOf(column)
                    + " "
                    + Printable.of(value)
                    + " has a letter that is not certain, because the file is not UTF-8"
                    + PlanText.SAVE_AS));
      }
    }
  }

  private Identity whom(Headers headers, String value, int line) {
    var column = headers.identity();
    var whom =
        column.map(each -> Identity.in(each, value)).orElseGet(() -> Identity.ofAddress(value));
    var kind = whom.kind();
    var why =
        kind == null
            ? AddressRule.against(whom.text())
            : IdentityRule.against(headers.nameOf(PlanColumn.EMAIL_ADDRESS), kind, whom.text())
                .or(
                    () ->
                        column
                            .flatMap(each -> Identity.unclear(each, value))
                            .map(reason -> Printable.of(value) + " " + reason));
    if (why.isPresent()) {
      add(
          new PlanProblem(
              line, kind == null ? Code.ADDRESS_INVALID : Code.IDENTITY_INVALID, why.get()));
      return whom;
    }
    var first = seen.putIfAbsent(whom.folded(), line);
    if (first != null) {
      add(
          new PlanProblem(
              line,
              kind == null ? Code.ADDRESS_TWICE : Code.IDENTITY_TWICE,
              whom.text() + " is in line " + first + " already; delete one of the two lines"));
    }
    return whom;
  }

  private MailboxScope scope(String word, int line) {
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
            line,
            Code.MAILBOX_TYPE_UNKNOWN,
            "MailboxType "
                + Printable.of(word)
                + " is unknown; write PrimaryAndArchive, PrimaryOnly or ArchiveOnly, or delete the"
                + " column where another program wrote it"));
    return MailboxScope.PRIMARY_AND_ARCHIVE;
  }

  private @Nullable String archive(
      Headers headers, CSVRecord record, MailboxScope scope, int line) {
    var column = PlanColumn.TARGET_ARCHIVE_DATABASE;
    var name = headers.value(record, column);
    if (name.isEmpty()) {
      return null;
    }
    judgeDatabase(column, name, line);
    if (scope == MailboxScope.PRIMARY_ONLY) {
      add(
          new PlanProblem(
              line,
              Code.ARCHIVE_NOT_MOVED,
              "MailboxType PrimaryOnly leaves the archive where it is, but "
                  + column.nameFor(route)
                  + " names a database for it; delete one of the two values"));
    }
    return name;
  }

  private String database(
      Headers headers, CSVRecord record, MailboxScope scope, @Nullable String archive, int line) {
    var column = PlanColumn.TARGET_DATABASE;
    var name = headers.value(record, column);
    if (name.isEmpty() && scope == MailboxScope.ARCHIVE_ONLY && archive != null) {
      return archive;
    }
    if (name.isEmpty() && !hints.targetDatabases().isEmpty()) {
      return name;
    }
    if (name.isEmpty()) {
      add(
          new PlanProblem(
              line,
              Code.DATABASE_MISSING,
              column.nameFor(route)
                  + " is blank; name a database, because without one Exchange would choose any"));
      return name;
    }
    judgeDatabase(column, name, line);
    return name;
  }

  private void judgeDatabase(PlanColumn column, String name, int line) {
    if (!DATABASE.matcher(name).matches()) {
      add(
          new PlanProblem(
              line,
              Code.DATABASE_INVALID,
              column.nameFor(route) + " " + Printable.of(name) + NOT_A_DATABASE));
    }
  }

  private int limit(Headers headers, CSVRecord record, PlanColumn column, int line) {
    var word = headers.value(record, column);
    if (word.isEmpty()) {
      return 0;
    }
    if (word.equalsIgnoreCase("unlimited")) {
      add(
          new PlanProblem(
              line,
              Code.LIMIT_INVALID,
              column.nameFor(route)
                  + " Unlimited would accept any loss without asking; write the number of items"
                  + " that may be lost"));
      return 0;
    }
    if (!NUMBER.matcher(word).matches() || word.length() > 9) {
      add(
          new PlanProblem(
              line,
              Code.LIMIT_INVALID,
              column.nameFor(route)
                  + " "
                  + Printable.of(word)
                  + " is not a number of items; write 0 or more, in plain digits"));
      return 0;
    }
    return Integer.parseInt(word);
  }
}
