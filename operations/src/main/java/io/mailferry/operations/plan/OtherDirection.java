package io.mailferry.operations.plan;

import io.mailferry.model.Route;

/** Says why a column of a plan that goes the other way does not serve. */
final class OtherDirection {
  private OtherDirection() {}

  static String words(String name, PlanColumn column, Route route) {
    var header = Printable.plainly(name);
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
}
