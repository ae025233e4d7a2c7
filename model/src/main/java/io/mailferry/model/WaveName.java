package io.mailferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a wave: the group of mailboxes that one plan moves.
 *
 * <p>It becomes part of a workflow id, of a search attribute and of Exchange's {@code BatchName},
 * so it is short and made of characters that mean nothing to any of them.
 *
 * @param value 1 to 64 letters, digits, dots, dashes and underscores; starts with a letter or digit
 */
public record WaveName(String value) implements Comparable<WaveName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String OURS = "mailferry/";

  /**
   * @throws IllegalArgumentException when the name has other characters or is too long
   */
  @JsonCreator
  public WaveName {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a wave is named with 1 to 64 letters, digits, '.', '-' or '_', and starts with a letter"
              + " or a digit");
    }
  }

  /** What every request of this wave carries as {@code BatchName}: the mark of ownership. */
  public String batchName() {
    return OURS + value;
  }

  /** The pattern that finds every request of ours in {@code Get-MoveRequest -BatchName}. */
  public static String everyBatch() {
    return OURS + "*";
  }

  /** Whether a {@code BatchName} seen in Exchange marks a request of ours. */
  public static boolean marksOurs(String batchName) {
    return batchName.regionMatches(true, 0, OURS, 0, OURS.length());
  }

  /** The wave that a {@code BatchName} seen in Exchange marks; empty when it marks none of ours. */
  public static Optional<WaveName> markedBy(@Nullable String batchName) {
    return Optional.ofNullable(batchName)
        .filter(WaveName::marksOurs)
        .map(mark -> mark.substring(OURS.length()))
        .filter(name -> LEGAL.matcher(name).matches())
        .map(WaveName::new);
  }

  @Override
  @JsonValue
  public String toString() {
    return value;
  }

  @Override
  public int compareTo(WaveName other) {
    return value.compareTo(other.value);
  }
}
