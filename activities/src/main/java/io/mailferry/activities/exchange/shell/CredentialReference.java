package io.mailferry.activities.exchange.shell;

import java.util.regex.Pattern;

/**
 * Where a credential is kept, never the credential itself: it is fetched by the shell, on the
 * shell's side, and travels through no argument, history or log of ours.
 *
 * <p>{@code name} or {@code file:name} is {@code name.xml} in the folder of credentials, written by
 * {@code Export-Clixml} under the worker's account; {@code vault:name} is a secret of the default
 * SecretManagement vault and {@code vault:Vault/name} of another; {@code env:NAME} stands for the
 * variables {@code NAME_USER} and {@code NAME_PASSWORD} in the service's environment.
 *
 * @param text as the settings have it
 */
public record CredentialReference(String text) {
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
  private static final String FILE = "file:";
  private static final Pattern LEGAL =
      Pattern.compile(
          "(file:)?" + WORD + "|vault:(" + WORD + "/)?" + WORD + "|env:[A-Z][A-Z0-9_]*");

  /**
   * @throws IllegalArgumentException when it is none of those forms
   */
  public CredentialReference {
    if (!LEGAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a credential is named as name, file:name, vault:name, vault:Vault/name or env:NAME");
    }
  }

  /** The one form of several that mean the same: {@code file:} is what a mere name means. */
  String name() {
    return text.startsWith(FILE) ? text.substring(FILE.length()) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
