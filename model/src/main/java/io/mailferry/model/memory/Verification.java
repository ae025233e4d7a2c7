package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * The proof that a mailbox has arrived.
 *
 * @param firstAt when it was first checked
 * @param lastAt when it was last checked
 * @param checks what was checked, and how it came out
 */
public record Verification(Instant firstAt, Instant lastAt, List<Check> checks) {
  /** The list is copied. */
  public Verification {
    checks = List.copyOf(checks);
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
   * One check.
   *
   * @param what the promise that was checked
   * @param passed whether it held
   * @param detail what was seen
   */
  public record Check(String what, boolean passed, String detail) {}
}
