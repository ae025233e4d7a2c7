package io.mailferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Exchange's own name for a mailbox (its {@code ExchangeGuid}); never an address, and never blank.
 *
 * <p>A blank or unknown {@code -Identity} makes {@code Get-MoveRequest} return <em>every</em>
 * request (docs/exchange/cmdlets.md#empty-identity), so a mailbox is never a string, and the GUID
 * of zeros that unprepared mail users carry (docs/exchange/directory.md#mailbox-guid) is refused.
 *
 * @param value the GUID; not all zeros
 */
public record MailboxGuid(UUID value) implements Comparable<MailboxGuid> {
  private static final UUID ZEROS = new UUID(0, 0);

  /**
   * @throws IllegalArgumentException for the GUID of zeros
   */
  public MailboxGuid {
    Objects.requireNonNull(value, "value");
    if (value.equals(ZEROS)) {
      throw new IllegalArgumentException(
          "a mailbox GUID of zeros names no mailbox: the mail user was never prepared for a move");
    }
  }

  /**
   * Reads the usual text form, with or without braces.
   *
   * @throws IllegalArgumentException when the text is no GUID, or all zeros
   */
  @JsonCreator
  public static MailboxGuid of(String text) {
    return new MailboxGuid(UUID.fromString(text.strip().replace("{", "").replace("}", "")));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(MailboxGuid other) {
    return value.compareTo(other.value);
  }
}
