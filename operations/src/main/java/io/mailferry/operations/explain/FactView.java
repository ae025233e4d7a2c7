package io.mailferry.operations.explain;

import io.mailferry.journal.write.Fact;
import io.mailferry.model.WaveName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param at when, by Exchange's clock
 * @param wave in which wave; a mailbox may have been in several
 * @param kind what kind of thing, e.g. {@code SUBMITTED}
 * @param sentence the same for people
 * @param evidence what was seen, for those who want to check; null for none
 * @param code what went wrong or what was done about it, as a durable word; null for what has none
 */
public record FactView(
    Instant at,
    WaveName wave,
    String kind,
    String sentence,
    @Nullable String evidence,
    @Nullable String code) {
  static FactView of(Fact fact) {
    return new FactView(
        fact.at(), fact.wave(), fact.kind().name(), fact.sentence(), fact.evidence(), fact.code());
  }

  /** The same as plain values. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("at", at.toString());
    row.put("wave", wave.value());
    row.put("kind", kind);
    row.put("sentence", sentence);
    row.put("evidence", evidence);
    row.put("code", code);
    return row;
  }
}
