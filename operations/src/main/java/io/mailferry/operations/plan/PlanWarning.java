package io.mailferry.operations.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about a plan that can be started all the same, told once for all of its lines.
 *
 * @param code which, for programs
 * @param mailboxes how many lines it concerns
 * @param sentence the same for people, with what to do
 */
public record PlanWarning(Code code, int mailboxes, String sentence) {
  /** The kinds of warning; the names never change. */
  public enum Code {
    /**
     * Lines of a plan between forests state no limit for bad items, and one such item fails a move
     * (docs/exchange/cross-forest.md#rights-count-as-bad-items).
     */
    BAD_ITEM_LIMIT_BLANK
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("code", code.name());
    data.put("mailboxes", mailboxes);
    data.put("warning", sentence);
    return data;
  }
}
