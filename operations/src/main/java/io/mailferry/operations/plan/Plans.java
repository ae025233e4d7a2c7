package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import java.nio.file.Path;

/** Reads plan files. */
public final class Plans {
  private Plans() {}

  /**
   * Reads a plan.
   *
   * <p>A CSV file in UTF-8, with or without a byte order mark, separated by commas, semicolons or
   * tabs, with any line ends. The first line names the columns: {@code EmailAddress} and {@code
   * TargetDatabase} are needed; {@code TargetArchiveDatabase}, {@code BadItemLimit}, {@code
   * LargeItemLimit} and {@code MailboxType} may be there. For a push the databases' columns are
   * called {@code RemoteTargetDatabase} and {@code RemoteTargetArchiveDatabase}.
   *
   * @throws BadPlan when anything is wrong with it, with all problems at once
   */
  public static ReadPlan read(Path file, Route route) {
    return new PlanReader(route).read(PlanText.of(file));
  }
}
