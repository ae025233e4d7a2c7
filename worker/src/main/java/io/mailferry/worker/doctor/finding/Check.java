package io.mailferry.worker.doctor.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is looked at, in this order; docs/connect/connecting-exchange.md describes each by its word.
 */
public enum Check {
  /** Is there a PowerShell that answers? */
  SHELL,
  /** Does Exchange open a session for the account? */
  SESSION,
  /** Are the cmdlets and parameters there that the moves need? */
  CMDLETS,
  /** Which management roles are missing? */
  ROLES,
  /** Which domain controllers are asked, and where are they known from? */
  DIRECTORY,
  /** Do the clocks agree, as Kerberos needs them to? */
  CLOCK,
  /** Does Exchange allow the account as many sessions as the settings want? */
  THROTTLING,
  /** Does one harmless read come back? */
  READ,
  /** Does Exchange find a mailbox by its GUID? Only where one is named, as all that follow. */
  MAILBOX,
  /** Does the directory's account read the stamp of a request? */
  STAMP,
  /** Does Exchange send the status of a request as a word that is known? */
  STATUS,
  /** Is the mailbox in no migration batch? */
  BATCH,
  /** Would Exchange take a move request for the mailbox? Tried with {@code -WhatIf}. */
  MOVE;

  /** Those that need no mailbox. */
  public static List<Check> ofASite() {
    return Arrays.stream(values()).filter(each -> each.compareTo(MAILBOX) < 0).toList();
  }

  /** Those of one mailbox. */
  public static List<Check> ofAMailbox() {
    return Arrays.stream(values()).filter(each -> each.compareTo(MAILBOX) >= 0).toList();
  }

  /** The word that people see. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
