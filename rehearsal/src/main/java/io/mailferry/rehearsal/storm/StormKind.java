package io.mailferry.rehearsal.storm;

import java.util.Locale;

/** What a storm may need of people. */
public enum StormKind {
  /** All that goes wrong passes by itself, so nobody may be asked anything. */
  TRANSIENT,
  /** Something in it only a person can settle: one question for each such cause, and no other. */
  MIXED;

  /** The word in results. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
