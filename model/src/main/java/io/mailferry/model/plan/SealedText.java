package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Text about a person, encrypted; only a {@link Seal} with the same key reads it.
 *
 * @param value the sealed form, base64
 */
public record SealedText(String value) {
  /** A sealed text is never null. */
  @JsonCreator
  public SealedText {
    Objects.requireNonNull(value, "value");
  }

  @Override
  @JsonValue
  public String toString() {
    return value;
  }
}
