package io.mailferry.operations.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cmdlet of Exchange that a person can run to see for herself. It reads and changes nothing.
 *
 * @param where in whose Exchange Management Shell, e.g. {@code organisation target}
 * @param cmdlet its name
 * @param parameters their values by their names, in order; true for a switch
 */
public record ReadCommand(String where, String cmdlet, Map<String, Object> parameters) {
  /** The parameters are copied, in their order. */
  public ReadCommand {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  static ReadCommand of(String where, String cmdlet) {
    return new ReadCommand(where, cmdlet, Map.of());
  }

  ReadCommand with(String parameter, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(parameters);
    more.put(parameter, value instanceof Boolean ? value : value.toString());
    return new ReadCommand(where, cmdlet, more);
  }

  ReadCommand through(@Nullable String controller) {
    return with("DomainController", controller);
  }

  /** The line to type; whatever a value holds, PowerShell reads it as one word. */
  public String line() {
    return cmdlet
        + parameters.entrySet().stream()
            .map(
                each ->
                    each.getValue() instanceof Boolean
                        ? " -" + each.getKey()
                        : " -" + each.getKey() + " '" + quoted(each.getValue()) + "'")
            .collect(Collectors.joining());
  }

  /** PowerShell ends a quoted word at a typographic quotation mark, too. */
  private static String quoted(Object value) {
    return value.toString().replaceAll("(['‘’‚‛])", "$1$1");
  }

  /** The same as plain values; the names never change. */
  Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("where", where);
    data.put("command", line());
    return data;
  }
}
