package io.mailferry.activities.fault.redact;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes people out of texts that come from Exchange and directories.
 *
 * <p>Their sentences name mailboxes and users; histories, logs and messages do not. What stands in
 * quotation marks is taken for a name unless it is plainly a thing, because a sentence may be in
 * any language and a name may look like anything. Without quotation marks a name is known by its
 * form (an address, an account, a directory path) or by the word before it ({@link UnquotedNames}).
 */
public final class Redaction {
  private static final Pattern ADDRESS =
      Pattern.compile(
          // Starting in the middle of a long word would make the search quadratic.
          "(?<![\\p{L}\\p{N}.!#$%&*+/=?^_`{|}~-])"
              + "[\\p{L}\\p{N}.!#$%&*+/=?^_`{|}~-]++(?:'[\\p{L}\\p{N}._-]++)*+@"
              + "([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?)");
  private static final Pattern ADDRESS_IN_A_LINK =
      Pattern.compile("(?<![\\w.+-])[\\w.+-]++%40([\\w.-]*\\w)");
  private static final Pattern NAME_BEFORE_ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\p{Lu}(?:[\\p{L}.-]|['’](?=\\p{L}))*+\\s+){1,4}(?=[<(\\[]…@)");
  private static final Pattern POSSESSIVE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?!(?:Exchange|Microsoft|Mailferry|The|This|Mailbox|User)\\b)"
              + "(?:\\p{Lu}[\\p{L}.-]*+\\s+){0,3}\\p{Lu}\\p{L}++(?=['’]s\\s+"
              + "(?:mailbox|archive|move|request|account|message|folder))");
  private static final Pattern X400_ADDRESS =
      Pattern.compile("(?i)\\b(X400:|(?=c=\\w{0,3};\\s?a=))(?:[^'\"\\n;|)]*+;)++\\S*+");
  private static final Pattern LEGACY_NAME = Pattern.compile("(?i)/o=[^'\"”]*?/cn=[^'\"”;,)]*");
  private static final Pattern FILTER =
      Pattern.compile(
          "(?i)\\((?<attribute>sAMAccountName|userPrincipalName|displayName|displayNamePrintable"
              + "|mailNickname|proxyAddresses|targetAddress|legacyExchangeDN|distinguishedName"
              + "|givenName|sn|cn|name|mail|uid|anr|initials|member|memberOf|manager"
              + "|msDS-PrincipalName)(?<operator>[~<>]?=|:[^=()]*:=)(?<value>[^)]++)");

  /** One step of a directory path further up. */
  private static final String STEP = ",\\s?(?:CN|OU)=(?:\\\\.|[^,'\"\\\\])++";

  private static final Pattern USER_PATH =
      Pattern.compile(
          "(?i)(?<![,\\w])(?:CN|UID)=(?:\\\\.|'(?=\\p{L})|[^,'\"\\\\])++(?=,\\s?(?:CN|OU|DC)=)"
              + "(?!,\\s?CN=Databases)(?!(?:"
              + STEP
              + ")*?,\\s?CN=Configuration,)");

  /** Exchange begins this sentence with the name itself. */
  private static final Pattern BEFORE_NO_MAILBOX =
      Pattern.compile(
          "(?m)(?:^|(?<=[:>]\\s))(?!(?:The|This|It|That)\\b)[^'\"”“…:.>\\n]{1,120}?"
              + "(?=\\s(?:isn['’]t|is not) a mailbox\\b)");

  private static final Pattern SID = Pattern.compile("(S-1-(?:5-21|12-1))-[\\d-]+");

  /** Words of a name, up to what ends it in a sentence. */
  private static final String WORDS =
      "(?:(?!\\s(?:is|isn|was|wasn|has|hasn|could|couldn|cannot|can|does|doesn|must|already|failed"
          + "|in|on|to|for|at|with|from|and|or|not|exists|will|stays|here)\\b)"
          + "(?:[^'\"”“\\n,;:.()<>]|[.'’](?=[\\p{L}\\p{N}])|,(?=\\s\\p{Lu}\\p{Ll})))*+";

  private static final Pattern CANONICAL_NAME =
      Pattern.compile("(?<![/\\w:.@-])([\\w-]++(?:\\.[\\w-]++)+)/\\p{L}" + WORDS);
  private static final Pattern LONELY_PART =
      Pattern.compile(
          "(?i)(?<![,\\w/]|Policy: )CN=(?=\\p{L})(?![^,'\"]++,\\s?(?:CN|OU|DC)=)" + WORDS);
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?<![\\w\\\\/:.@-])(?!(?:AUTHORITY|BUILTIN|SERVICE|APPPOOL|HKLM|HKCU|HKEY_\\w+)\\\\)"
              + "(\\p{L}[\\w.-]*+)\\\\[\\p{L}\\p{N}_][\\p{L}\\p{N}_.$-]*+(?!\\\\)");
  private static final Pattern HOME =
      Pattern.compile("(?i)(\\\\Users\\\\|(?<![\\w.])/home/|(?<![\\w.])/Users/)[^\\\\/\\s'\"]++");

  /** An apostrophe before a letter is a part of a name, not its end. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?<![\\p{L}-])(?<before>[\\p{L}-]*+[\\s:(]*+)(?<![\\p{L}\\p{N}])(?<open>['\"“”„‚‘«»])"
              + "(?<name>(?:[^'\"”“«»’\\n]|['’](?=[\\p{L}\\p{N}]))++)(?<close>['\"”“«»’])");

  /** Quotation marks of scripts that put no blanks between words. */
  private static final Pattern BRACKETED = Pattern.compile("([「『])[^」』\\n]++([」』])");

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
    var redacted =
        FILTER
            .matcher(torn ? text.substring(0, SEARCHED) : text)
            .replaceAll("(${attribute}${operator}…");
    redacted = X400_ADDRESS.matcher(redacted).replaceAll("$1…");
    redacted = ADDRESS.matcher(redacted).replaceAll("…@$1");
    redacted = ADDRESS_IN_A_LINK.matcher(redacted).replaceAll("…%40$1");
    redacted = NAME_BEFORE_ADDRESS.matcher(redacted).replaceAll("… ");
    redacted = POSSESSIVE.matcher(redacted).replaceAll("…");
    redacted = LEGACY_NAME.matcher(redacted).replaceAll("/o=…");
    redacted = USER_PATH.matcher(redacted).replaceAll("CN=…");
    redacted = SID.matcher(redacted).replaceAll("$1-…");
    redacted = HOME.matcher(redacted).replaceAll("$1…");
    redacted = QUOTED.matcher(redacted).replaceAll(Redaction::quoted);
    redacted = BRACKETED.matcher(redacted).replaceAll("$1…$2");
    redacted = LONELY_PART.matcher(redacted).replaceAll("CN=…");
    redacted = CANONICAL_NAME.matcher(redacted).replaceAll("$1/…");
    redacted = ACCOUNT.matcher(redacted).replaceAll("$1\\\\…");
    redacted = UnquotedNames.leftOut(redacted);
    redacted = BEFORE_NO_MAILBOX.matcher(redacted).replaceAll("…");
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
