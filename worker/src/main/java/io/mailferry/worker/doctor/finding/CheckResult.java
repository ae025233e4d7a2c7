package io.mailferry.worker.doctor.finding;

/** How a check came out. */
public enum CheckResult {
  /** As it should be. */
  OK("ok"),
  /** It works, and something is worth knowing. */
  NOTE("note"),
  /** A person must put something right. */
  FIX("FIX"),
  /** It could not be looked at, because of an earlier finding. */
  SKIPPED("skip");

  private final String word;

  CheckResult(String word) {
    this.word = word;
  }

  /** The word that people see. */
  public String word() {
    return word;
  }
}
