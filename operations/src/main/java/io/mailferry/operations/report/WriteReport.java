package io.mailferry.operations.report;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes the report of a wave: one HTML page, a CSV table and JSON data.
 *
 * <p>The report is the journal's, so it needs neither Temporal nor a worker and can be written at
 * any time; while the wave runs it says so. Files of an earlier report are replaced.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#REPORT_NOT_WRITTEN}, {@link
 * ProblemCode#JOURNAL_AWAY}, and {@link ProblemCode#BAD_SETTING}.
 */
public final class WriteReport {
  private final Connections connections;

  /** Reads the journal through these connections. */
  public WriteReport(Connections connections) {
    this.connections = connections;
  }

  /**
   * Writes a report.
   *
   * @param folder where to; made when missing
   * @param madeAt the moment to print as the report's own
   */
  public ReportView write(WaveName wave, Path folder, Instant madeAt) {
    return Failures.translated(
        () -> {
          var content =
              ReportContent.of(connections.reader(), wave, madeAt)
                  .orElseThrow(() -> new Names(connections).unknownWave(wave));
          try {
            var files = Reports.write(content, folder);
            return new ReportView(wave, content.wave().verdict(), content.wave().lacking(), files);
          } catch (IOException e) {
            throw new OperationFailed(
                ProblemCode.REPORT_NOT_WRITTEN,
                "the report cannot be written to " + folder + " (" + e + ")",
                e);
          }
        });
  }
}
