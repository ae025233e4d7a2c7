package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Writes reports. */
public final class Reports {
  private Reports() {}

  /**
   * Writes the report of a wave as {@code <wave>.html}, {@code .csv} and {@code .json}; files of
   * that name are replaced.
   *
   * @param journal what is known
   * @param folder where to; made when missing
   * @param madeAt the moment to print as the report's own
   * @throws IllegalArgumentException when the journal does not know the wave
   * @throws IOException when the files cannot be written
   */
  public static ReportFiles write(JournalReader journal, WaveName wave, Path folder, Instant madeAt)
      throws IOException {
    var content =
        ReportContent.of(journal, wave, madeAt)
            .orElseThrow(() -> new IllegalArgumentException("the journal knows no wave " + wave));
    return write(content, folder);
  }

  static ReportFiles write(ReportContent content, Path folder) throws IOException {
    var wave = content.wave().name();
    Files.createDirectories(folder);
    return new ReportFiles(
        put(folder.resolve(wave + ".html"), HtmlReport.of(content)),
        put(folder.resolve(wave + ".csv"), CsvReport.of(content)),
        put(folder.resolve(wave + ".json"), JsonReport.of(content)));
  }

  /** A reader sees the report of before or the new one, never half of it. */
  private static Path put(Path file, String text) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, text);
    try {
      return Files.move(
          draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
