package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a mailbox has arrived.
 *
 * @param firstAt since when checks fail, or cannot be made; when they pass, since when they do
 * @param lastAt when it was last checked
 * @param checks what was checked, and how it came out
 */
public record Verification(Instant firstAt, Instant lastAt, List<Check> checks) {
  /** The list is copied. */
  public Verification {
    checks = List.copyOf(checks);
  }

  /**
   * The proof after checking again. Checks that fail are given time from when they began to fail,
   * and not from when they could not be made.
   */
  public static Verification after(
      @Nullable Verification earlier, Instant now, List<Check> checks) {
    var fresh = new Verification(now, now, checks);
    return earlier != null
            && earlier.passed() == fresh.passed()
            && earlier.failed() == fresh.failed()
        ? new Verification(earlier.firstAt(), now, checks)
        : fresh;
  }

  /** The same proof, whose checks are given time from another moment on. */
  public Verification failingSince(Instant since) {
    return new Verification(since, lastAt, checks);
  }

  /** Whether a check that could be made did not pass. */
  @JsonIgnore
  public boolean failed() {
    return checks.stream().anyMatch(check -> !check.passed() && !check.unknown());
  }

  /** Whether every check passed; no check proves nothing. */
  @JsonIgnore
  public boolean passed() {
    return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
  }

  /** The checks that did not pass, in words. */
  @JsonIgnore
  public String shortfall() {
    return String.join(
        "; ", checks.stream().filter(check -> !check.passed()).map(Check::detail).toList());
  }

  /**
   * What did not pass, or could not be tried, in durable words in the order of the checks, e.g.
   * {@code two-mailboxes+logon-untested}; null when a check has no word, as in older histories.
   */
  public @Nullable String shortfallWord() {
    var words = new ArrayList<String>();
    for (var check : checks) {
      if (!check.passed()) {
        if (check.word() == null) {
          return null;
        }
        words.add(check.unknown() ? check.word() + "-untested" : check.word());
      }
    }
    return words.isEmpty() ? null : String.join("+", words);
  }

  /**
   * One check.
   *
   * @param what the promise that was checked
   * @param passed whether it held
   * @param detail what was seen
   * @param unknown whether it could not be made, so that it neither passed nor failed; never in the
   *     oldest histories
   * @param word a durable word for what is wrong when it did not pass, e.g. {@code two-mailboxes};
   *     null where nobody gave it one, and in older histories
   */
  public record Check(
      String what,
      boolean passed,
      String detail,
      boolean unknown,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String word) {
    /** A check without a word of its own. */
    public Check(String what, boolean passed, String detail, boolean unknown) {
      this(what, passed, detail, unknown, null);
    }

    /** A check that was made. */
    public Check(String what, boolean passed, String detail) {
      this(what, passed, detail, false);
    }

    /** A check that passed. */
    public static Check passed(String what, String detail) {
      return new Check(what, true, detail);
    }

    /** A check that did not pass. */
    public static Check failed(String what, String detail) {
      return new Check(what, false, detail);
    }

    /** A check that could not be made. */
    public static Check unknown(String what, String detail) {
      return new Check(what, false, detail, true);
    }

    /** The same check, with a durable word for what is wrong when it did not pass. */
    public Check called(String durable) {
      return new Check(what, passed, detail, unknown, durable);
    }
  }
}
