package io.mailferry.journal.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A JDBC address without the passwords it holds.
 *
 * <p>Drivers print an address that they cannot read, and log it. So none is ever given a password
 * in it.
 *
 * @param url the address that drivers see
 * @param passwords what was taken out of it, by the drivers' names
 */
record Address(String url, Properties passwords) {
  private static final Pattern ACCOUNT =
      Pattern.compile("jdbc:postgresql:[^?]*@.*|jdbc:h2:(?:tcp|ssl):[^;]*@.*", Pattern.DOTALL);

  private static final Pattern OF_POSTGRESQL = Pattern.compile("(?i)([?&])(\\w*password)=([^&]*)");

  /** A backslash lets H2 take the next letter as it is. */
  private static final Pattern OF_H2 =
      Pattern.compile("(?i)(;)\\s*(password)\\s*=((?:\\\\.|[^;\\\\])*)");

  /** Whether there is an account before the host, which no driver here reads. */
  static boolean namesAnAccount(String url) {
    return ACCOUNT.matcher(url).matches();
  }

  static Address of(String url) {
    var h2 = Dialect.of(url) == Dialect.H2;
    var passwords = new Properties();
    var found = (h2 ? OF_H2 : OF_POSTGRESQL).matcher(url);
    var rest =
        found.replaceAll(
            each -> {
              passwords.setProperty(
                  h2 ? "password" : each.group(2),
                  h2 ? each.group(3).replaceAll("\\\\(.)", "$1") : decoded(each.group(3)));
              // What begins the parameters stays, because more may follow.
              return h2 ? "" : each.group(1).equals("?") ? "?" : "";
            });
    return new Address(rest.replace("?&", "?"), passwords);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }

  @Override
  public String toString() {
    return url;
  }
}
