package io.mailferry.starter.screen;

import io.mailferry.operations.text.Csv;
import io.mailferry.operations.text.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a command found in the form that was asked for. */
final class OutputPrinter {
  private OutputPrinter() {}

  /** JSON's library takes longer to load than a table to show, so only its forms touch it. */
  static void print(Output output, OutputFormat format, PrintStream out) {
    switch (format) {
      case table -> output.text().forEach(out::println);
      case json -> out.println(Json.text(whole(output)));
      case jsonl -> lines(output).forEach(line -> out.println(Json.text(line)));
      case csv -> out.print(Csv.text(lines(output)));
    }
    out.flush();
  }

  private static Map<String, @Nullable Object> whole(Output output) {
    var whole = new LinkedHashMap<String, @Nullable Object>(output.head());
    if (!output.rowsName().isEmpty()) {
      whole.put(output.rowsName(), output.rows());
    }
    return whole;
  }

  private static List<Map<String, @Nullable Object>> lines(Output output) {
    return output.rowsName().isEmpty() ? List.of(output.head()) : output.rows();
  }
}
