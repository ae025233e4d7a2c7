package io.mailferry.operations.plan;

import io.mailferry.operations.plan.PlanProblem.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A plan file as text; what is another kind of file is refused by name.
 *
 * @param text what stands in it
 * @param guessed whether it says nowhere which encoding it has and is no UTF-8, so that only the
 *     letters of ASCII are certain
 */
record PlanText(String text, boolean guessed) {
  /** Far more than the longest plan allowed; what is larger is something else. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  /** What Excel's "CSV" is in western Europe; in other countries it is another. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static final String SAVE_AS = "; save it as \"CSV UTF-8\" and try again";

  /**
   * What kind of file is wanted.
   *
   * @param name what it is called
   * @param code the problem of a file of another kind
   * @param saveAs what to do about that
   * @param beginning what a file that is empty could begin with
   */
  private record Kind(String name, Code code, String saveAs, String beginning) {}

  private static final Kind TABLE =
      new Kind(
          "CSV",
          Code.NOT_CSV_UTF8,
          SAVE_AS,
          "its first line names the columns, e.g. EmailAddress,TargetDatabase");

  private static final Kind WAVE_FILE =
      new Kind(
          "YAML",
          Code.NOT_YAML,
          "; save it as text in UTF-8 and try again",
          "it has rows, or from: with the name of a CSV file");

  static PlanText of(Path file) {
    return of(file, TABLE);
  }

  /**
   * A wave file as text, in UTF-8 or UTF-16.
   *
   * @throws BadPlan when it cannot be read, or is another kind of file
   */
  static String ofAWaveFile(Path file) {
    var read = of(file, WAVE_FILE);
    if (read.guessed()) {
      throw refused(
          Code.NOT_YAML, "the plan " + file + " is neither UTF-8 nor UTF-16" + WAVE_FILE.saveAs());
    }
    return read.text();
  }

  private static PlanText of(Path file, Kind kind) {
    var bytes = bytesOf(file, kind);
    refuseOtherKinds(file, bytes, kind);
    var read = decoded(bytes, kind).withoutItsEnd();
    refuseZeros(read.text(), kind);
    if (read.text().isBlank()) {
      throw new BadPlan(
          PlanProblem.ofFile(Code.EMPTY, "the plan " + file + " is empty; " + kind.beginning()));
    }
    return read;
  }

  /** Without the mark that the command copy of Windows leaves at the end of a text. */
  private PlanText withoutItsEnd() {
    return text.endsWith("\u001A")
        ? new PlanText(text.substring(0, text.length() - 1), guessed)
        : this;
  }

  private static byte[] bytesOf(Path file, Kind kind) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(
            Code.FILE_UNREADABLE,
            "the plan " + file + " is a folder; name the " + kind.name() + " file in it");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw refused(
            Code.FILE_UNREADABLE,
            "the plan "
                + file
                + " is larger than 64 MB; no plan of one wave is, so look whether it is the right file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw refused(Code.FILE_UNREADABLE, "there is no file " + file);
    } catch (IOException e) {
      throw refused(Code.FILE_UNREADABLE, "the plan " + file + " cannot be read (" + e + ")");
    }
  }

  private static void refuseOtherKinds(Path file, byte[] bytes, Kind kind) {
    if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw refused(
          kind.code(),
          "the plan " + file + " is an Excel workbook, not " + kind.name() + kind.saveAs());
    }
  }

  private static PlanText decoded(byte[] bytes, Kind kind) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new PlanText(strictly(bytes, 3, StandardCharsets.UTF_8, kind), false);
    }
    // Excel's "Unicode text" and Out-File of Windows PowerShell.
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new PlanText(strictly(bytes, 2, StandardCharsets.UTF_16LE, kind), false);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new PlanText(strictly(bytes, 2, StandardCharsets.UTF_16BE, kind), false);
    }
    if (looksLikeUtf16(bytes)) {
      var order = bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      return new PlanText(strictly(bytes, 0, order, kind), false);
    }
    try {
      return new PlanText(read(bytes, 0, StandardCharsets.UTF_8).toString(), false);
    } catch (CharacterCodingException noUtf8) {
      return new PlanText(new String(bytes, WINDOWS), true);
    }
  }

  private static void refuseZeros(String text, Kind kind) {
    var zero = text.indexOf('\0');
    if (zero >= 0) {
      throw refused(
          1 + (int) text.substring(0, zero).chars().filter(letter -> letter == '\n').count(),
          kind.code(),
          "there is a zero byte, so this is not a text file" + kind.saveAs());
    }
  }

  /** Plain letters in UTF-16 are every other byte zero. */
  private static boolean looksLikeUtf16(byte[] bytes) {
    var looked = Math.min(bytes.length, 200);
    var zeros = 0;
    for (var i = 0; i < looked; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return looked >= 4 && zeros * 10 >= looked * 4 && zeros * 10 <= looked * 6;
  }

  private static String strictly(byte[] bytes, int start, Charset encoding, Kind kind) {
    try {
      return read(bytes, start, encoding).toString();
    } catch (CharacterCodingException e) {
      throw refused(
          kind.code(),
          "the file says that it is " + encoding + ", and has bytes that are not" + kind.saveAs());
    }
  }

  private static CharBuffer read(byte[] bytes, int start, Charset encoding)
      throws CharacterCodingException {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (var i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static BadPlan refused(Code code, String sentence) {
    return new BadPlan(PlanProblem.ofFile(code, sentence));
  }

  private static BadPlan refused(int line, Code code, String sentence) {
    return new BadPlan(new PlanProblem(line, code, sentence));
  }
}
