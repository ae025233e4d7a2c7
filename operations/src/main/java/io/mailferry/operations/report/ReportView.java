package io.mailferry.operations.report;

import io.mailferry.model.WaveName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report that was written.
 *
 * @param wave of which wave
 * @param verdict how the wave stands, in a line
 * @param lacking how many mailboxes of a wave that is over the journal lacks, and so the report
 * @param files where the report is
 */
public record ReportView(WaveName wave, String verdict, int lacking, ReportFiles files) {
  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("verdict", verdict);
    data.put("lacking", lacking);
    data.put("html", files.html().toString());
    data.put("csv", files.csv().toString());
    data.put("json", files.json().toString());
    return data;
  }
}
