package io.mailferry.worker.doctor;

import io.mailferry.activities.directory.ForestHealth;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import java.util.stream.Collectors;

/** Which domain controllers are asked, and where they are known from? */
public final class DirectoryCheck {
  private DirectoryCheck() {}

  /**
   * One line for a domain of a forest. That none could be asked is told with the clocks, so that
   * one cause counts once.
   *
   * @param domain its DNS name, the forest's for the root
   * @param health how it stands after it was asked
   */
  public static Finding of(String domain, ForestHealth health) {
    var names =
        health.controllers().stream().map(ControllerHealth::name).collect(Collectors.joining(", "));
    var origin = health.origin();
    var seen =
        domain
            + ": "
            + (names.isEmpty() ? "no domain controller is known" : names)
            + (origin == null ? "" : "; " + origin.how());
    return names.isEmpty() || origin == null || !origin.well()
        ? Finding.note(Check.DIRECTORY, seen, null)
        : Finding.ok(Check.DIRECTORY, seen);
  }
}
