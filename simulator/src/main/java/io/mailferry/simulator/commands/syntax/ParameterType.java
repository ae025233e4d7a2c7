package io.mailferry.simulator.commands.syntax;

import java.util.List;
import java.util.Optional;

/** The types that parameters are converted to. */
public enum ParameterType {
  /** Text; an empty one is refused where the parameter is mandatory. */
  TEXT,
  /**
   * An identity that may be left out: nothing stands for all there is, and empty text is refused.
   */
  ID,
  /** A GUID. */
  GUID,
  /** A switch. */
  SWITCH,
  /** True or false. */
  BOOLEAN,
  /** A whole number. */
  NUMBER,
  /** A whole number or Unlimited. */
  LIMIT,
  /** A length of time. */
  SPAN,
  /** A length of time or Unlimited. */
  SPAN_LIMIT,
  /** A moment, or nothing to take one back. */
  DATE,
  /** An account with its password. */
  CREDENTIAL,
  /** Several texts. */
  LIST,
  /** RequestPriority, as versions from 2013 know it (docs/exchange/move-requests.md#priorities). */
  PRIORITY("Lowest", "Lower", "Low", "Normal", "High", "Higher", "Highest", "Emergency"),
  /** RequestPriority of Exchange 2010 (docs/exchange/move-requests.md#priorities). */
  PRIORITY_2010("Normal", "High"),
  /**
   * What Get-MoveRequest filters by: Synced is not among it, although jobs show it
   * (docs/exchange/cmdlets.md#no-filter-for-synced).
   */
  FILTERED_STATUS(
      "None",
      "Queued",
      "InProgress",
      "AutoSuspended",
      "CompletionInProgress",
      "Completed",
      "CompletedWithWarning",
      "Retrying",
      "Suspended",
      "Failed");

  private final String names;

  ParameterType(String... names) {
    this.names = String.join(" ", names);
  }

  /** The values of an enumeration; none for the other types. */
  public List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /** The name this text stands for, in any case. */
  public Optional<String> named(String text) {
    return names().stream().filter(each -> each.equalsIgnoreCase(text)).findFirst();
  }
}
