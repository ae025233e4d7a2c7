package io.mailferry.activities.fault;

import java.util.Set;

/**
 * The faults that are a domain controller's and not Exchange's: the same command through another
 * one has a chance (exchange.md 4.1, "other DC").
 */
public final class ControllerFaults {
  /** Their codes. */
  public static final Set<String> CODES = Set.of("MF-EX-AD-AWAY", "MF-EX-AD-FAILED");

  private ControllerFaults() {}

  /** Whether the controller is to blame that the command was sent through. */
  public static boolean blame(Fault fault) {
    return CODES.contains(fault.code());
  }
}
