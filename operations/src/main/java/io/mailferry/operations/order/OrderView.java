package io.mailferry.operations.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on an order.
 *
 * @param order the order, as people type it
 * @param to whom it was given, as it was typed
 * @param decided what was decided, in a sentence
 */
public record OrderView(String order, String to, String decided) {
  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("order", order);
    data.put("to", to);
    data.put("decided", decided);
    return data;
  }
}
