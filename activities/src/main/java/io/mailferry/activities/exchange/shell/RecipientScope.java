package io.mailferry.activities.exchange.shell;

/**
 * Whose recipients a session sees where no domain controller is named
 * (docs/exchange/cmdlets.md#recipient-scope).
 */
public enum RecipientScope {
  /** Whatever Exchange has a new session see: one domain, as a rule. */
  AS_OPENED,
  /** Those of all domains; asked for before anything else. */
  ENTIRE_FOREST
}
