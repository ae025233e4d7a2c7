package io.mailferry.model.policy;

import org.jspecify.annotations.Nullable;

/**
 * Who created a request that a test puts in front of the policy, and where it takes the mailbox.
 */
enum Whose {
  /** Ours by its mark. */
  OURS("mailferry/spring", "TGT-DB01"),
  /** Somebody else's that does what we want. */
  FOREIGN("Monday batch", "TGT-DB01"),
  /** Marked as ours by its name, and yet bound for another database. */
  ELSEWHERE("mailferry/winter", "OTHER-DB"),
  /** Ours by its mark, of another wave, on our very way. */
  EARLIER("mailferry/autumn", "TGT-DB01"),
  /** Exchange's own batch service, on our very way. */
  BATCH_SERVICE("MigrationService:Spring", "TGT-DB01");

  private final String batch;
  private final String target;

  Whose(String batch, String target) {
    this.batch = batch;
    this.target = target;
  }

  @Nullable String batch() {
    return batch;
  }

  String target() {
    return target;
  }

  /** Whether it is never touched, whatever anybody answers. */
  boolean untouchable() {
    return switch (this) {
      case ELSEWHERE, BATCH_SERVICE -> true;
      case OURS, EARLIER, FOREIGN -> false;
    };
  }
}
