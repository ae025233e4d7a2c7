package io.mailferry.activities.exchange.shell.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be the same of a reply, whichever way it came.
 *
 * <p>Only this may differ: the time that the cmdlet took; the server, since a module has none; the
 * cmdlet's name at the end of an error's id, which only the engine puts there; and which exception
 * is wrapped in which, since a remote error is wrapped once more. Numbers with and without a
 * fraction of nothing are the same.
 */
record Answer(List<@Nullable Object> result, List<String> warnings, @Nullable Failure error) {
  record Failure(String code, String id, Set<String> types, String message) {}

  static Answer of(ShellCommand command, ShellReply reply) {
    return new Answer(
        values(reply.result()), reply.warnings(), error(command.cmdlet(), reply.error()));
  }

  private static @Nullable Failure error(String cmdlet, @Nullable ErrorReport report) {
    if (report == null) {
      return null;
    }
    var id = report.errorId();
    var byTheEngine = "," + cmdlet;
    var types = new TreeSet<>(report.innerTypes());
    types.add(report.reason());
    return new Failure(
        FaultTable.STANDARD.classify(report).code(),
        id.endsWith(byTheEngine) ? id.substring(0, id.length() - byTheEngine.length()) : id,
        types,
        report.message());
  }

  private static List<@Nullable Object> values(Iterable<JsonNode> nodes) {
    var values = new ArrayList<@Nullable Object>();
    nodes.forEach(node -> values.add(value(node)));
    return values;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      var values = new TreeMap<String, @Nullable Object>();
      node.properties().forEach(each -> values.put(each.getKey(), value(each.getValue())));
      return values;
    }
    if (node.isArray()) {
      return values(node);
    }
    return node.isNull() ? null : node.isNumber() ? node.decimalValue().stripTrailingZeros() : node;
  }
}
