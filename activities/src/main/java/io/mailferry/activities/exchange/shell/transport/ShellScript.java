package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a shell runs, docs/develop/shell-protocol.md. */
public final class ShellScript {
  private static final String FILE = "/io/mailferry/activities/exchange/mailferry.ps1";

  private ShellScript() {}

  /** The script, as it is part of the program. */
  public static String text() {
    try (var source = ShellScript.class.getResourceAsStream(FILE)) {
      if (source == null) {
        throw new IllegalStateException("the shell script is missing from the program");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
