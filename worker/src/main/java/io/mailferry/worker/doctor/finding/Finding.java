package io.mailferry.worker.doctor.finding;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check which
 * @param result how it came out
 * @param sentence what was seen, without a full stop
 * @param fix how it is put right; null when there is nothing to do
 */
public record Finding(Check check, CheckResult result, String sentence, @Nullable Fix fix) {
  /**
   * @throws IllegalArgumentException when something is to be put right and nothing says how
   */
  public Finding {
    if (result == CheckResult.FIX && fix == null) {
      throw new IllegalArgumentException("nothing says how this is put right: " + sentence);
    }
  }

  /** As it should be. */
  public static Finding ok(Check check, String sentence) {
    return new Finding(check, CheckResult.OK, sentence, null);
  }

  /** It works, and something is worth knowing. */
  public static Finding note(Check check, String sentence, @Nullable Fix fix) {
    return new Finding(check, CheckResult.NOTE, sentence, fix);
  }

  /** A person must put something right. */
  public static Finding toFix(Check check, String sentence, Fix fix) {
    return new Finding(check, CheckResult.FIX, sentence, fix);
  }

  /** It could not be looked at. */
  public static Finding skipped(Check check, String why) {
    return new Finding(check, CheckResult.SKIPPED, why, null);
  }
}
