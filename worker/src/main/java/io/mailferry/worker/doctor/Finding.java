package io.mailferry.worker.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check which
 * @param verdict how it came out
 * @param sentence what was seen, without a full stop
 * @param fix how it is put right; null when there is nothing to do
 */
public record Finding(Check check, Verdict verdict, String sentence, @Nullable Fix fix) {
  /**
   * @throws IllegalArgumentException when something is to be put right and nothing says how
   */
  public Finding {
    if (verdict == Verdict.FIX && fix == null) {
      throw new IllegalArgumentException("nothing says how this is put right: " + sentence);
    }
  }

  static Finding ok(Check check, String sentence) {
    return new Finding(check, Verdict.OK, sentence, null);
  }

  static Finding note(Check check, String sentence, @Nullable Fix fix) {
    return new Finding(check, Verdict.NOTE, sentence, fix);
  }

  static Finding toFix(Check check, String sentence, Fix fix) {
    return new Finding(check, Verdict.FIX, sentence, fix);
  }

  static Finding skipped(Check check, String why) {
    return new Finding(check, Verdict.SKIPPED, why, null);
  }
}
