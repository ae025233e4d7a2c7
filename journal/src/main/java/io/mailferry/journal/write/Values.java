package io.mailferry.journal.write;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** The values of a statement's marks, from left to right. */
final class Values {
  /** Told outright: for a null of an unknown type Spring asks the driver what would fit. */
  private static final SqlParameterValue NONE =
      new SqlParameterValue(java.sql.Types.NULL, (Object) null);

  private final List<Object> values = new ArrayList<>();

  /** A text, number, truth or UUID; null for none. */
  Values put(@Nullable Object value) {
    values.add(value == null ? NONE : value);
    return this;
  }

  /** A text that may come from anywhere: databases refuse the character zero. */
  Values text(@Nullable String value) {
    return put(value == null ? null : value.replace('\0', ' '));
  }

  /**
   * A moment to the microsecond, as the tables have it; null for none. A finer one is rounded when
   * it is stored, and compared as it is, so that what was just written could be older than itself.
   */
  Values moment(@Nullable Instant value) {
    return put(
        value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  List<Object> list() {
    return values;
  }

  Object[] array() {
    return values.toArray();
  }
}
