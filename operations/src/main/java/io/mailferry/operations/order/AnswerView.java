package io.mailferry.operations.order;

import io.mailferry.model.order.Choice;
import io.mailferry.operations.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on an answer.
 *
 * @param answer the answer
 * @param to whose question it settles, as it was typed
 * @param decided what was decided, in a sentence
 */
public record AnswerView(Choice answer, String to, String decided) {
  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("answer", Words.typed(answer));
    data.put("to", to);
    data.put("decided", decided);
    return data;
  }
}
