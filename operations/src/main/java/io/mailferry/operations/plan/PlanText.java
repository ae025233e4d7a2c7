package io.mailferry.operations.plan;

import io.mailferry.operations.plan.PlanProblem.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns a plan file into text, or says which other kind of file it is. */
final class PlanText {
  /** Far more than the longest plan allowed; what is larger is something else. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final String SAVE_AS = "; save it as \"CSV UTF-8\" and try again";

  private PlanText() {}

  static String of(Path file) {
    var bytes = bytesOf(file);
    refuseOtherKinds(file, bytes);
    var start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    var text = decoded(bytes, start);
    if (text.isBlank()) {
      throw new BadPlan(
          PlanProblem.ofFile(
              Code.EMPTY,
              "the plan "
                  + file
                  + " is empty; its first line names the columns, e.g."
                  + " EmailAddress,TargetDatabase"));
    }
    return text;
  }

  private static byte[] bytesOf(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(
            Code.FILE_UNREADABLE, "the plan " + file + " is a folder; name the CSV file in it");
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
      throw refused(
          Code.FILE_UNREADABLE, "the plan " + file + " cannot be read: " + e.getMessage());
    }
  }

  private static void refuseOtherKinds(Path file, byte[] bytes) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      throw refused(
          Code.NOT_CSV_UTF8, "the plan " + file + " is an Excel workbook, not CSV" + SAVE_AS);
    }
    var marked = startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
    if (marked || looksLikeUtf16(bytes)) {
      throw refused(Code.NOT_CSV_UTF8, "the plan " + file + " is UTF-16 text" + SAVE_AS);
    }
    var line = 1;
    for (var value : bytes) {
      if (value == 0) {
        throw refused(
            line, Code.NOT_CSV_UTF8, "there is a zero byte, so this is not a text file" + SAVE_AS);
      }
      line += value == '\n' ? 1 : 0;
    }
  }

  /** Plain letters in UTF-16 are every other byte zero. */
  private static boolean looksLikeUtf16(byte[] bytes) {
    var looked = Math.min(bytes.length, 200);
    var zeros = 0;
    for (var i = 0; i < looked; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return looked >= 4 && zeros * 10 >= looked * 4;
  }

  private static String decoded(byte[] bytes, int start) {
    var rest = ByteBuffer.wrap(bytes, start, bytes.length - start);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(rest)
          .toString();
    } catch (CharacterCodingException e) {
      // The buffer stands at the first byte that is wrong.
      var line = 1;
      for (var i = start; i < rest.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw refused(line, Code.NOT_CSV_UTF8, "there is a character that is not UTF-8" + SAVE_AS);
    }
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
