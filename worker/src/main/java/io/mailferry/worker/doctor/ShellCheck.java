package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.catalogue.Words;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.Objects;
import java.util.regex.Pattern;

/** Is there a PowerShell, and is it one that Mailferry's script is written for? */
final class ShellCheck {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** Of {@code PSEdition}: Windows PowerShell, whose last version is 5.1. */
  private static final String DESKTOP = "Desktop";

  private ShellCheck() {}

  /** No file can be run. */
  static Finding away(ShellLocation where) {
    var named = where.named();
    if (named == null) {
      return Finding.toFix(
          Check.SHELL,
          "no PowerShell is on the PATH: looked for "
              + Words.and(PowerShells.usualNames())
              + " in "
              + String.join(", ", where.folders()),
          Fix.of(
              "Install PowerShell, or put the full path of powershell.exe or pwsh into"
                  + " mailferry.shell.executable.",
              Fix.connecting("a6-the-settings")));
    }
    var looked =
        where.executable().isAbsolute() || where.executable().getNameCount() > 1
            ? ""
            : ", looked for in " + String.join(", ", where.folders());
    return Finding.toFix(
        Check.SHELL,
        "there is no program "
            + where.executable()
            + " that can be run ("
            + where.how()
            + ")"
            + looked,
        Fix.of(
            "Put the full path of powershell.exe or pwsh into " + named + ".",
            Fix.connecting("a6-the-settings")));
  }

  /** The file is there, and what was started did not answer. */
  static Finding silent(ShellLocation where, String why) {
    return Finding.toFix(
        Check.SHELL,
        where.file() + " (" + where.how() + ") did not answer: " + why,
        Fix.of(
            "See whether it is a PowerShell of version 5.1 or 7, and whether the account may run"
                + " scripts.",
            Fix.connecting("when-scripts-are-restricted")));
  }

  /**
   * It answered.
   *
   * @param windows whether this machine runs Windows, whose own WinRM signs in to Exchange
   */
  static Finding answered(
      ShellLocation where, SessionInfo said, Connection connection, boolean windows) {
    var seen = name(said) + ", " + where.file() + ", " + where.how();
    if (!fits(said)) {
      return Finding.toFix(
          Check.SHELL,
          seen,
          Fix.of(
              "Use Windows PowerShell 5.1 (Windows Management Framework 5.1 brings it) or"
                  + " PowerShell 7.",
              Fix.connecting("which-way")));
    }
    if (connection instanceof Connection.Remote && !windows) {
      return Finding.note(
          Check.SHELL,
          seen
              + "; outside Windows it signs in to Exchange with its own libraries, which"
              + " has failed for others",
          Fix.of(
              "Put the worker of this organisation on a Windows machine next to Exchange.",
              Fix.connecting("which-way")));
    }
    return Finding.ok(Check.SHELL, seen);
  }

  private static String name(SessionInfo said) {
    if (said.version() == null) {
      return "a shell that does not tell its version";
    }
    return "PowerShell "
        + said.version()
        + (said.edition() == null ? "" : " (" + said.edition() + ")");
  }

  /** One that does not tell is believed: it has answered as the protocol wants it. */
  private static boolean fits(SessionInfo said) {
    var version = VERSION.matcher(Objects.requireNonNullElse(said.version(), ""));
    if (!version.matches()) {
      return true;
    }
    var major = Integer.parseInt(version.group(1));
    return DESKTOP.equals(said.edition())
        ? major > 5 || (major == 5 && Integer.parseInt(version.group(2)) >= 1)
        : major >= 7;
  }
}
