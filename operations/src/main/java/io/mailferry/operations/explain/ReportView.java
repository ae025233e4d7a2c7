package io.mailferry.operations.explain;

import io.mailferry.journal.write.ReportNote;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of Exchange's own report of a request that failed, or completed with a warning.
 *
 * @param request the request's own GUID
 * @param failedAt when the request failed
 * @param readAt when the report was read
 * @param family what went wrong, as a code; the inner cause, where the failure only says that
 *     something was tried too often
 * @param cause the same in words
 * @param innerType the exception that the report names most often beside the failure; null for none
 * @param failures the last failures, a line each, the latest last
 * @param entries the last lines of the report, the latest last
 */
public record ReportView(
    UUID request,
    Instant failedAt,
    Instant readAt,
    String family,
    String cause,
    @Nullable String innerType,
    List<String> failures,
    List<String> entries) {
  /** The lists are copied. */
  public ReportView {
    failures = List.copyOf(failures);
    entries = List.copyOf(entries);
  }

  static ReportView of(ReportNote note) {
    return new ReportView(
        note.request(),
        note.failedAt(),
        note.at(),
        note.family().word(),
        note.family().cause(),
        note.innerType(),
        note.failures().lines().toList(),
        note.entries().lines().toList());
  }

  /** The last lines that say why: failures, or the end of the report where none were told. */
  public List<String> last(int most) {
    var lines = failures.isEmpty() ? entries : failures;
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /**
   * The same as plain values; the names never change.
   *
   * @param whole whether the lines of the report are wanted, too
   */
  Map<String, @Nullable Object> data(boolean whole) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("request", request.toString());
    data.put("failedAt", failedAt.toString());
    data.put("readAt", readAt.toString());
    data.put("family", family);
    data.put("innerType", innerType);
    data.put("failures", failures);
    data.put("entries", whole ? entries : null);
    return data;
  }
}
