package io.mailferry.operations.moment;

import io.mailferry.operations.text.Words;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text as it was written, without what nobody sees in it. */
final class Written {
  /** Far longer than any moment. */
  private static final int LONGEST = 200;

  private static final int LONGEST_SHOWN = 60;

  /** What programs write between numbers and letters, U+00A0 and U+202F among it. */
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\p{Cc}]+");

  /** Direction marks and the like, which come along when something is copied. */
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2014\\u2212]");

  /** All but those before a fraction of a second. */
  private static final Pattern COMMAS = Pattern.compile(",(?!(?<=:\\d\\d,)\\d)");

  private static final Pattern ISO =
      Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})T(?=\\d)", Pattern.CASE_INSENSITIVE);

  private Written() {}

  /**
   * The text with single blanks where anything blank stood, and with plain dashes; nothing where
   * that leaves nothing, or far too much.
   */
  static Optional<String> plainly(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    var plain = BLANKS.matcher(DASHES.matcher(seen).replaceAll("-")).replaceAll(" ").strip();
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  /** The same with blanks for what only separates: commas, and the T of ISO 8601. */
  static String separated(String plain) {
    var apart = ISO.matcher(COMMAS.matcher(plain).replaceAll(" ")).replaceAll("$1 ");
    return BLANKS.matcher(apart).replaceAll(" ").strip();
  }

  /** A text from elsewhere, short enough for a sentence. */
  static String shown(String text) {
    var harmless = Words.harmless(text).strip();
    if (harmless.isEmpty()) {
      return "nothing";
    }
    return harmless.length() <= LONGEST_SHOWN
        ? harmless
        : harmless.substring(0, harmless.offsetByCodePoints(0, LONGEST_SHOWN / 2)) + "…";
  }

  static final String EXAMPLES =
      "write for example 2030-11-29 21:00, Friday 20:00 or tomorrow 2 am, and where its zone is"
          + " not clear, 2030-11-29 21:00 Europe/Berlin";
}
