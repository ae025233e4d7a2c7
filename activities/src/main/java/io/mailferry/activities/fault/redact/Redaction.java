package io.mailferry.activities.fault.redact;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes people out of texts that come from Exchange and directories.
 *
 * <p>Their sentences name mailboxes and users; histories, logs and messages do not. What stands in
 * quotation marks is taken for a name unless it is plainly a thing, because a sentence may be in
 * any language and a name may look like anything.
 */
public final class Redaction {
  private static final Pattern ADDRESS =
      Pattern.compile(
          // Starting in the middle of a long word would make the search quadratic.
          "(?<![\\p{L}\\p{N}.!#$%&*+/=?^_`{|}~-])"
              + "[\\p{L}\\p{N}.!#$%&*+/=?^_`{|}~-]++(?:'[\\p{L}\\p{N}._-]++)*+@"
              + "([\\p{L}\\p{N}-]+\\.[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])");
  private static final Pattern LEGACY_NAME = Pattern.compile("(?i)/o=[^'\"”]*?/cn=[^'\"”;,]*");
  private static final Pattern USER_PATH =
      Pattern.compile(
          "(?i)(?<![,\\w])CN=(?:\\\\.|'(?=\\p{L})|[^,'\"\\\\])++(?=,(?:CN|OU|DC)=)"
              + "(?!,CN=Databases)(?![^'\"]*CN=Configuration,)");
  private static final Pattern SID = Pattern.compile("S-1-5-21-[\\d-]+");
  private static final Pattern CANONICAL_NAME =
      Pattern.compile("(?<![/\\w:.@-])([\\w-]++(?:\\.[\\w-]++)+)/\\p{L}[^'\"”“\\n,;:.]*+");
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?i)\\b(user|account|for|as|under|by|benutzer|konto|utilisateur|usuario)\\s+"
              + "([\\w.-]++)\\\\[\\p{L}\\p{N}_.$-]++");

  /** An apostrophe before a letter is a part of a name, not its end. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?<![\\p{L}-])(?<before>[\\p{L}-]*+[\\s:(]*+)(?<![\\p{L}\\p{N}])(?<open>['\"“„‚‘«])"
              + "(?<name>(?:[^'\"”“»’\\n]|['’](?=[\\p{L}\\p{N}]))++)(?<close>['\"”“»’])");

  private static final Pattern PERSON_WORD =
      Pattern.compile(
          "(?iU)(mailbox|user|recipient|account|object|identity|owner|alias|postfach|benutzer"
              + "|empfänger|konto|objekt|utilisateur|destinataire|usuario|destinatario)\\W*");
  private static final Pattern THING_WORD =
      Pattern.compile(
          "(?i)(to|in|database|server|controller|domain|forest|parameter|term|cmdlet|role|policy"
              + "|scheme|type|property|attribute|at|on|from|matching)\\W*");
  private static final Pattern THING =
      Pattern.compile(
          "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(Primary|Archive)( \\([0-9a-f-]*\\))?"
              + "|[\\w.+]+://[^\\s@]+|([\\w-]+\\.){2,}[\\w-]+"
              + "|(New|Get|Set|Remove|Resume|Suspend|Test)-\\w+|CN=.*");
  private static final Pattern SENTENCE = Pattern.compile("(?:\\S+\\s+){3,}\\S*[.!]");
  private static final Pattern UNIQUE =
      Pattern.compile(
          "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(Primary|Archive)( \\([0-9a-f-]*\\))?");
  private static final Pattern SIMPLE_NAME = Pattern.compile("[\\w.-]+");

  private static final int LONG_ENOUGH = 400;

  /** A text of megabytes is not searched; what is cut off here nobody would be shown. */
  private static final int SEARCHED = 2_000;

  /** A name that the cut went through is not recognised, so the text around it goes as well. */
  private static final int TORN = 200;

  private Redaction() {}

  /** The text with addresses, user names and directory paths of people left out, cut to size. */
  public static String of(String text) {
    var torn = text.length() > SEARCHED;
    var redacted = ADDRESS.matcher(torn ? text.substring(0, SEARCHED) : text).replaceAll("…@$1");
    redacted = LEGACY_NAME.matcher(redacted).replaceAll("/o=…");
    redacted = USER_PATH.matcher(redacted).replaceAll("CN=…");
    redacted = SID.matcher(redacted).replaceAll("S-1-5-21-…");
    redacted = QUOTED.matcher(redacted).replaceAll(Redaction::quoted);
    redacted = CANONICAL_NAME.matcher(redacted).replaceAll("$1/…");
    redacted = ACCOUNT.matcher(redacted).replaceAll("$1 $2\\\\…");
    if (torn) {
      redacted = redacted.substring(0, Math.max(0, redacted.length() - TORN)) + "…";
    }
    redacted = redacted.strip();
    return redacted.length() <= LONG_ENOUGH ? redacted : redacted.substring(0, LONG_ENOUGH) + "…";
  }

  private static String quoted(MatchResult found) {
    var before = found.group("before");
    var name = found.group("name");
    var said = isThing(before, name) ? name : "…";
    return Matcher.quoteReplacement(before + found.group("open") + said + found.group("close"));
  }

  private static boolean isThing(String before, String name) {
    if (PERSON_WORD.matcher(before).matches()) {
      return UNIQUE.matcher(name).matches();
    }
    return THING.matcher(name).matches()
        || SENTENCE.matcher(name).matches()
        || (THING_WORD.matcher(before).matches() && SIMPLE_NAME.matcher(name).matches());
  }
}
