package io.mailferry.operations.failure;

import io.mailferry.model.failure.FailureFamily;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of failure.
 *
 * @param code its durable word: {@code failed/…} for a request that failed, {@code MF-…} for a
 *     command that went wrong
 * @param words what it is, for people
 * @param mailboxes how many mailboxes it met
 * @param times how often it was met
 * @param tried what was done about it, and how often
 * @param helped what was the last thing done before a mailbox had no more of it, and how often
 * @param open how many mailboxes have met it and have neither gone on nor ended since
 * @param unknown whether Mailferry does not know it, so that it deserves a row of its own
 * @param samples Exchange's words, without people: up to {@link #MOST_SAMPLES} different ones
 */
public record FailureKind(
    String code,
    String words,
    int mailboxes,
    int times,
    Map<String, Integer> tried,
    Map<String, Integer> helped,
    int open,
    boolean unknown,
    List<String> samples) {
  static final int MOST_SAMPLES = 3;

  /** Maps and list are copied; the maps keep their order. */
  public FailureKind {
    tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
    helped = Collections.unmodifiableMap(new LinkedHashMap<>(helped));
    samples = List.copyOf(samples);
  }

  /** Whether a code says that nobody knows what it was. */
  static boolean isUnknown(String code) {
    return code.equals(FailureFamily.UNKNOWN.word()) || code.endsWith("-UNKNOWN");
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("code", code);
    data.put("words", words);
    data.put("mailboxes", mailboxes);
    data.put("times", times);
    data.put("tried", tried);
    data.put("helped", helped);
    data.put("open", open);
    data.put("unknown", unknown);
    data.put("samples", samples);
    return data;
  }
}
