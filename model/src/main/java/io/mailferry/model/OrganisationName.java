package io.mailferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name by which the settings know an Exchange organisation, e.g. {@code target}.
 *
 * @param value 1 to 32 lower-case letters, digits and dashes
 */
public record OrganisationName(String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /**
   * @throws IllegalArgumentException when the name has other characters or is too long
   */
  @JsonCreator
  public OrganisationName {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an organisation is named with 1 to 32 lower-case letters, digits and dashes");
    }
  }

  @Override
  @JsonValue
  public String toString() {
    return value;
  }
}
