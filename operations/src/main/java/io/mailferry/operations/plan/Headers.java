package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.text.SimilarName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Which column stands where. */
final class Headers {
  private final Route route;
  private final int line;
  private final int width;
  private final Map<PlanColumn, Integer> places = new EnumMap<>(PlanColumn.class);
  private final List<PlanProblem> problems = new ArrayList<>();

  Headers(CSVRecord record, int line, Route route) {
    this.route = route;
    this.line = line;
    this.width = record.size();
    for (var place = 0; place < record.size(); place++) {
      read(record.get(place).strip(), place);
    }
    for (var column : PlanColumn.values()) {
      if (column.needed() && !places.containsKey(column)) {
        missing(column);
      }
    }
  }

  /**
   * Whether every needed column is there, so that the lines can be judged whatever else is wrong.
   */
  boolean showTheLines() {
    return Arrays.stream(PlanColumn.values())
        .filter(PlanColumn::needed)
        .allMatch(column -> places.getOrDefault(column, -1) >= 0);
  }

  private void read(String header, int place) {
    if (header.isEmpty()) {
      // Excel leaves such columns behind; only values in them would be a problem.
      return;
    }
    var column = PlanColumn.named(header, route);
    if (column.isEmpty()) {
      unknown(header);
    } else if (places.putIfAbsent(column.get(), place) != null) {
      problem(Code.COLUMN_TWICE, "the column " + header + " is there twice; keep one of the two");
    }
  }

  private void unknown(String header) {
    var other = PlanColumn.namedOnOtherRoutes(header, route);
    if (other.isPresent()) {
      problem(Code.COLUMN_OF_OTHER_ROUTE, otherDirection(header, other.get()));
      // Named and explained once: it is not reported as missing as well.
      places.putIfAbsent(other.get(), -1);
      return;
    }
    var names = PlanColumn.names(route);
    problem(
        Code.COLUMN_UNKNOWN,
        "the column "
            + Printable.of(header)
            + " is unknown"
            + SimilarName.hint(header, names)
            + "; a plan has the columns "
            + String.join(", ", names));
  }

  private String otherDirection(String header, PlanColumn column) {
    return switch (route) {
      case PULL ->
          header
              + " belongs to a push (New-MoveRequest -Outbound); together with -Remote, as a pull"
              + " needs it, Exchange rejects it. Call the column "
              + column.nameFor(route)
              + ", or start with --route push";
      case LOCAL ->
          header
              + " belongs to a push (New-MoveRequest -Outbound); a local move has no remote side."
              + " Call the column "
              + column.nameFor(route)
              + ", or start with --route push";
      case PUSH ->
          header
              + " belongs to a pull or a local move; together with -Outbound, as a push needs it,"
              + " Exchange rejects it. Call the column "
              + column.nameFor(route)
              + ", or start with --route pull";
    };
  }

  private void missing(PlanColumn column) {
    problem(
        Code.COLUMN_MISSING,
        "the column "
            + column.nameFor(route)
            + " is missing; the first line names the columns, e.g. "
            + PlanColumn.EMAIL_ADDRESS.nameFor(route)
            + ","
            + PlanColumn.TARGET_DATABASE.nameFor(route));
  }

  private void problem(Code code, String sentence) {
    problems.add(new PlanProblem(line, code, sentence));
  }

  List<PlanProblem> problems() {
    return List.copyOf(problems);
  }

  /** The value of a column in a record, without blanks around it; empty when there is none. */
  String value(CSVRecord record, PlanColumn column) {
    var place = places.getOrDefault(column, -1);
    return place < 0 || place >= record.size() ? "" : record.get(place).strip();
  }

  /** Whether a record has values beyond the last column, e.g. from an unquoted comma. */
  boolean overflownBy(CSVRecord record) {
    for (var place = width; place < record.size(); place++) {
      if (!record.get(place).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
