package io.mailferry.operations.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to know about a view that is no failure: where it comes from, or what it lacks.
 *
 * @param code which, for programs
 * @param sentence the same for people
 */
public record Note(Code code, String sentence) {
  /** Whether a person has to look at what is noted. */
  public boolean needsAttention() {
    return switch (code) {
      case JOURNAL_LACKS, FORGOTTEN, STOPPED_IN_TEMPORAL -> true;
      case JOURNAL_AWAY,
          COPY_ONLY,
          TEMPORAL_SILENT,
          WORKERS_SILENT,
          TRIED_AGAIN,
          NOT_APPROVED,
          APPROVED,
          NOTHING_YET ->
          false;
    };
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("code", code.name());
    data.put("sentence", sentence);
    return data;
  }

  /** The kinds of note. */
  public enum Code {
    /** The journal cannot be read: what only it knows is missing. */
    JOURNAL_AWAY,
    /** The journal lacks mailboxes that the wave has counted: what it shows is not all. */
    JOURNAL_LACKS,
    /** Temporal could not be asked: all is the journal's copy. */
    COPY_ONLY,
    /** Temporal has forgotten it: all is the journal's copy. */
    FORGOTTEN,
    /** Temporal does not answer just now. */
    TEMPORAL_SILENT,
    /** Temporal answers, and no worker does: nothing goes on until one is back. */
    WORKERS_SILENT,
    /** Something is away, and what needs it is tried again by itself. */
    TRIED_AGAIN,
    /** The wave was stopped in Temporal by other means than ours. */
    STOPPED_IN_TEMPORAL,
    /** The wave's mailboxes do not switch before somebody else than who started it approves it. */
    NOT_APPROVED,
    /** Somebody else than who started the wave has approved it. */
    APPROVED,
    /** Nothing has been started yet. */
    NOTHING_YET
  }
}
