package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Which column stands where. */
final class Headers {
  /** What else a file knows of its mailboxes, and what helps to spread them. */
  private static final String SIZE = "TotalItemSize";

  /** There is such a column, and it is explained already why it does not serve. */
  private static final int EXPLAINED = -1;

  private final Route route;
  private final PlanHints hints;
  private final int line;
  private final List<String> names;
  private final int sizePlace;
  private final Map<PlanColumn, Integer> places = new EnumMap<>(PlanColumn.class);
  private @Nullable IdentityColumn identity;
  private final Set<Integer> refused = new HashSet<>();
  private final List<PlanProblem> problems = new ArrayList<>();
  private final List<PlanNote> notes = new ArrayList<>();

  private Headers(List<String> names, int line, Route route, PlanHints hints) {
    this.names = names;
    this.line = line;
    this.route = route;
    this.hints = hints;
    this.sizePlace = placeOf(SIZE);
  }

  /** The columns that the first line of a file names. */
  static Headers in(CSVRecord record, int line, Route route, PlanHints hints) {
    var headers = new Headers(record.stream().map(Cell::clean).toList(), line, route, hints);
    headers.asToldByAPerson();
    headers.asNamed();
    headers.asOthersNameThem();
    headers.byAnotherIdentity();
    headers.passOverTheRest();
    headers.tellWhatIsMissing();
    return headers;
  }

  /** A list of addresses without any names of columns. */
  static Headers ofAList(CSVRecord first, int line, Route route, PlanHints hints) {
    var headers = new Headers(List.of("EmailAddress"), line, route, hints);
    if (headers.overflownBy(first)) {
      headers.problem(
          Code.COLUMN_MISSING,
          "the first line holds an address and more beside it, so nobody can tell what is what;"
              + " name the columns in a line above it, e.g. "
              + headers.example());
      return headers;
    }
    headers.places.put(PlanColumn.EMAIL_ADDRESS, 0);
    if (!hints.columns().isEmpty()) {
      headers.problem(
          Code.COLUMN_MISSING,
          "the first line holds an address and no names of columns, so there is none for --column;"
              + " put their names into a line above it, or leave --column out");
    }
    if (hints.targetDatabases().isEmpty()) {
      headers.problem(
          Code.COLUMN_MISSING,
          "the first line holds an address, so this is a list of mailboxes; say where they are to"
              + " go with --target-database NAME, or name the columns in the first line, e.g."
              + headers.example());
    } else {
      headers.notes.add(
          new PlanNote(
              PlanNote.Code.NO_HEADER,
              "the first line holds an address: every line is taken for one mailbox"));
    }
    return headers;
  }

  /**
   * Whether every needed column is there, so that the lines can be judged whatever else is wrong.
   */
  boolean showTheLines() {
    return Arrays.stream(PlanColumn.values())
        .filter(this::isNeeded)
        .allMatch(column -> places.getOrDefault(column, EXPLAINED) >= 0);
  }

  private boolean isNeeded(PlanColumn column) {
    return column == PlanColumn.TARGET_DATABASE
        ? hints.targetDatabases().isEmpty()
        : column.needed();
  }

  private void asToldByAPerson() {
    hints
        .columns()
        .forEach(
            (name, header) -> {
              var column = PlanColumn.named(name, route);
              var place = placeOf(header);
              var other = IdentityColumn.named(name);
              if (column.isEmpty() && other.isPresent() && place >= 0) {
                if (places.containsValue(place) || places.containsKey(PlanColumn.EMAIL_ADDRESS)) {
                  toldTwice(name, header);
                } else {
                  takeIdentity(other.get(), place);
                }
              } else if (column.isEmpty() && other.isEmpty()) {
                problem(
                    Code.COLUMN_UNKNOWN,
                    "--column "
                        + Printable.of(name + "=" + header)
                        + ": a plan has no column of that name; it has "
                        + String.join(", ", PlanColumn.names(route)));
              } else if (place < 0) {
                problem(
                    Code.COLUMN_MISSING,
                    "--column "
                        + Printable.of(name + "=" + header)
                        + ": the file has no such column; it has "
                        + ColumnsPassedOver.words(names));
              } else if (places.containsValue(place)
                  || places.putIfAbsent(column.orElseThrow(), place) != null) {
                toldTwice(name, header);
              }
            });
  }

  private void toldTwice(String name, String header) {
    problem(
        Code.COLUMN_TWICE,
        "--column "
            + Printable.of(name + "=" + header)
            + ": that column, or what names the mailboxes, is told already; say each once");
  }

  private int placeOf(String header) {
    for (var place = 0; place < names.size(); place++) {
      if (ColumnName.isSame(names.get(place), header)) {
        return place;
      }
    }
    return EXPLAINED;
  }

  private void asNamed() {
    for (var place = 0; place < names.size(); place++) {
      var column = PlanColumn.named(names.get(place), route);
      if (column.isEmpty() || isReplaced(column.get())) {
        continue;
      }
      if (places.putIfAbsent(column.get(), place) != null) {
        twice(names.get(place));
      }
    }
  }

  /** A person says that another one is read in its place. */
  private boolean isReplaced(PlanColumn column) {
    return (column == PlanColumn.EMAIL_ADDRESS && identity != null)
        || hints.columns().keySet().stream()
            .anyMatch(name -> ColumnName.isSame(name, column.nameFor(route)));
  }

  private void asOthersNameThem() {
    for (var column : PlanColumn.values()) {
      for (var name : column.otherNames()) {
        var place = placeOf(name);
        if (place >= 0
            && column.saysWhen()
            && !isReplaced(column)
            && places.getOrDefault(column, EXPLAINED) >= 0) {
          refuseBoth(column, place);
        } else if (place >= 0 && places.putIfAbsent(column, place) == null) {
          refuseASecond(place);
          notes.add(
              new PlanNote(
                  PlanNote.Code.ADDRESS_COLUMN,
                  column.nameFor(route)
                      + " is read from the column "
                      + Printable.plainly(names.get(place))));
        }
      }
    }
  }

  /** One that was passed over would let mailboxes switch when nobody wants it. */
  private void refuseBoth(PlanColumn column, int other) {
    if (places.getOrDefault(column, EXPLAINED) != other && refused.add(other)) {
      problem(
          Code.COLUMN_TWICE,
          "the columns "
              + Printable.plainly(names.get(places.getOrDefault(column, 0)))
              + " and "
              + Printable.plainly(names.get(other))
              + (column == PlanColumn.TIME_ZONE
                  ? " both say where the owners of mailboxes live"
                  : " both say when mailboxes may switch")
              + "; keep one of the two");
    }
  }

  /** Which of two of one name is meant, nobody can tell. */
  private void refuseASecond(int place) {
    for (var other = place + 1; other < names.size(); other++) {
      if (ColumnName.isSame(names.get(place), names.get(other))) {
        twice(names.get(place));
        return;
      }
    }
  }

  private void twice(String name) {
    problem(
        Code.COLUMN_TWICE,
        "the column " + Printable.plainly(name) + " is there twice; keep one of the two");
  }

  /** Without addresses, another column names the mailboxes. */
  private void byAnotherIdentity() {
    for (var column : IdentityColumn.values()) {
      for (var name : column.names()) {
        var place = placeOf(name);
        if (place >= 0 && !places.containsKey(PlanColumn.EMAIL_ADDRESS)) {
          takeIdentity(column, place);
        }
      }
    }
  }

  private void takeIdentity(IdentityColumn column, int place) {
    places.put(PlanColumn.EMAIL_ADDRESS, place);
    identity = column;
    refuseASecond(place);
    notes.add(
        new PlanNote(
            PlanNote.Code.ADDRESS_COLUMN,
            "no address is read: the column "
                + Printable.plainly(names.get(place))
                + " names the mailboxes; "
                + column.words()));
  }

  private void passOverTheRest() {
    var ignored = new ArrayList<String>();
    for (var place = 0; place < names.size(); place++) {
      var name = names.get(place);
      // Excel leaves nameless columns behind; only values beyond the last would be a problem.
      if (!name.isEmpty()
          && !places.containsValue(place)
          && !refused.contains(place)
          && !isSizeToSpreadBy(place)
          && isPassedOver(name)) {
        ignored.add(name);
      }
    }
    if (!ignored.isEmpty()) {
      notes.add(
          new PlanNote(
              PlanNote.Code.COLUMNS_IGNORED,
              "not needed and not read: " + ColumnsPassedOver.words(ignored)));
    }
  }

  private boolean isSizeToSpreadBy(int place) {
    return place == sizePlace && !hints.targetDatabases().isEmpty();
  }

  private boolean isPassedOver(String name) {
    if (IdentityColumn.named(name).isPresent()) {
      return true;
    }
    if (PlanColumn.named(name, route).isPresent()) {
      // It is there twice, or a person named another.
      return isReplaced(PlanColumn.named(name, route).orElseThrow());
    }
    var other = PlanColumn.namedOnOtherRoutes(name, route);
    if (other.isPresent()) {
      problem(Code.COLUMN_OF_OTHER_ROUTE, OtherDirection.words(name, other.get(), route));
      // Named and explained once: it is not reported as missing as well.
      places.putIfAbsent(other.get(), EXPLAINED);
      return false;
    }
    var why = ColumnsPassedOver.against(name, PlanColumn.names(route));
    why.ifPresent(words -> problem(Code.COLUMN_UNKNOWN, words));
    return why.isEmpty();
  }

  private void tellWhatIsMissing() {
    for (var column : PlanColumn.values()) {
      if (isNeeded(column) && !places.containsKey(column)) {
        problem(
            Code.COLUMN_MISSING,
            "the column "
                + column.nameFor(route)
                + " is missing; the first line names the columns, e.g. "
                + example()
                + otherWay(column));
      }
    }
  }

  private String otherWay(PlanColumn column) {
    if (column == PlanColumn.TARGET_DATABASE) {
      return (placeOf("Database") < 0
              ? ""
              : "; the column Database is where Get-Mailbox says that they live now")
          + whatTheFileCallsIt(column)
          + "; or say where all go with --target-database NAME";
    }
    return whatTheFileCallsIt(column)
        + (column == PlanColumn.EMAIL_ADDRESS
            ? "; or have one of " + IdentityColumn.all() + " name the mailboxes"
            : "");
  }

  private String whatTheFileCallsIt(PlanColumn column) {
    return "; or say what the file calls it with --column " + column.nameFor(route) + "=NAME";
  }

  private String example() {
    return PlanColumn.EMAIL_ADDRESS.nameFor(route)
        + ","
        + PlanColumn.TARGET_DATABASE.nameFor(route);
  }

  private void problem(Code code, String sentence) {
    problems.add(new PlanProblem(line, code, sentence));
  }

  List<PlanProblem> problems() {
    return List.copyOf(problems);
  }

  /** How the columns were understood. */
  List<PlanNote> notes() {
    return List.copyOf(notes);
  }

  /** The column that names the mailboxes where no column has their addresses. */
  Optional<IdentityColumn> identity() {
    return Optional.ofNullable(identity);
  }

  /** What the file calls the column, or a plan does where the file has none. */
  String nameOf(PlanColumn column) {
    var place = places.getOrDefault(column, EXPLAINED);
    return place >= 0
            && (column.saysWhen() || (column == PlanColumn.EMAIL_ADDRESS && identity != null))
        ? Printable.plainly(names.get(place))
        : column.nameFor(route);
  }

  /** The value of a column in a record, without blanks around it; empty when there is none. */
  String value(CSVRecord record, PlanColumn column) {
    return at(record, places.getOrDefault(column, EXPLAINED));
  }

  /** How large the mailbox is, as the file has it; empty when it does not say. */
  String size(CSVRecord record) {
    return at(record, sizePlace);
  }

  private static String at(CSVRecord record, int place) {
    return place < 0 || place >= record.size() ? "" : Cell.clean(record.get(place));
  }

  /** Whether a record has values beyond the last column, e.g. from an unquoted comma. */
  boolean overflownBy(CSVRecord record) {
    for (var place = names.size(); place < record.size(); place++) {
      if (!Cell.clean(record.get(place)).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
