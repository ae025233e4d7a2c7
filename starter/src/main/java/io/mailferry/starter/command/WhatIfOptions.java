package io.mailferry.starter.command;

import io.mailferry.operations.forecast.Assumed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a plan is to be forecast, and from what. */
final class WhatIfOptions {
  private static final String WHAT_IF = "--what-if";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = WHAT_IF,
      description =
          "Also tell when its mailboxes would have moved if it were started now, and who may miss a"
              + " window: from what earlier waves came to, as the journal knows, or as you say.")
  private boolean whatIf;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = PaceConverter.class,
      description =
          "With --what-if: how much is copied into each database, e.g. 20GB/h or 300MB/min"
              + " (default: what earlier waves came to).")
  private @Nullable Long pace;

  @Option(
      names = "--average-size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "With --what-if: how large mailboxes are whose lines have no TotalItemSize, e.g. 2GB"
              + " (default: as large as those of earlier waves).")
  private @Nullable Long averageSize;

  boolean wanted() {
    if (!whatIf && (pace != null || averageSize != null)) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          (pace != null ? "--pace" : "--average-size")
              + " says nothing without "
              + WHAT_IF
              + ", which is missing");
    }
    return whatIf;
  }

  Assumed assumed() {
    return new Assumed(pace, averageSize);
  }
}
