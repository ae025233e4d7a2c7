package io.mailferry.activities.fault;

import java.util.regex.Pattern;

/**
 * Takes people out of texts that come from Exchange and directories.
 *
 * <p>Their sentences name mailboxes and users; histories, logs and messages do not.
 */
public final class Discretion {
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.!#$%&*+/=?^`{|}~-]+@([\\w-]+\\.[\\w.-]*\\w)");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)\\b(mailbox|user|recipient|account|object)\\s+(['\"“])"
              + "(?!Primary|Archive|[0-9a-f]{8}-)[^'\"”]*(['\"”])");
  private static final Pattern LEGACY_NAME = Pattern.compile("(?i)/o=[^'\"”]*?/cn=[^'\"”;,]*");
  private static final Pattern USER_PATH =
      Pattern.compile("(?i)(?<!,)CN=[^,'\"]+(?=,(?:CN|OU)=)(?!,CN=Databases)");
  private static final Pattern ACCOUNT = Pattern.compile("'[\\w.-]+\\\\[^'\\\\]+'");
  private static final int LONG_ENOUGH = 400;

  private Discretion() {}

  /** The text with addresses, user names and directory paths of people left out, cut to size. */
  public static String of(String text) {
    var discreet = ADDRESS.matcher(text).replaceAll("…@$1");
    discreet = LEGACY_NAME.matcher(discreet).replaceAll("/o=…");
    discreet = USER_PATH.matcher(discreet).replaceAll("CN=…");
    discreet = PERSON.matcher(discreet).replaceAll("$1 $2…$3");
    discreet = ACCOUNT.matcher(discreet).replaceAll("'…'");
    discreet = discreet.strip();
    return discreet.length() <= LONG_ENOUGH ? discreet : discreet.substring(0, LONG_ENOUGH) + "…";
  }
}
