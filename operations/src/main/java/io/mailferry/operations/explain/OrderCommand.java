package io.mailferry.operations.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of Mailferry that changes what happens to a mailbox.
 *
 * @param meaning what it does, as what somebody wants to do
 * @param command the line to type; {@code …} stands for what the person has to say
 */
public record OrderCommand(String meaning, String command) {
  /** The same as plain values; the names never change. */
  Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("meaning", meaning);
    data.put("command", command);
    return data;
  }
}
