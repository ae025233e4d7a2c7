package io.mailferry.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Fills the marks of a statement from left to right. */
final class Row {
  private final PreparedStatement statement;
  private int next = 1;

  Row(PreparedStatement statement) {
    this.statement = statement;
  }

  /** A text, number, truth or UUID; null for none. */
  Row put(@Nullable Object value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }

  /** A text that may come from anywhere: databases refuse the character zero. */
  Row text(@Nullable String value) throws SQLException {
    statement.setString(next++, value == null ? null : value.replace('\0', ' '));
    return this;
  }

  /** A moment; null for none. */
  Row moment(@Nullable Instant value) throws SQLException {
    statement.setObject(next++, value == null ? null : value.atOffset(ZoneOffset.UTC));
    return this;
  }
}
