package io.mailferry.journal.read;

import io.mailferry.model.MailboxGuid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the types that JDBC does not know. */
final class Cells {
  private Cells() {}

  static Instant moment(ResultSet rows, String column) throws SQLException {
    return Objects.requireNonNull(momentOrNull(rows, column), column);
  }

  static @Nullable Instant momentOrNull(ResultSet rows, String column) throws SQLException {
    var value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static MailboxGuid mailbox(ResultSet rows, String column) throws SQLException {
    return Objects.requireNonNull(mailboxOrNull(rows, column), column);
  }

  static @Nullable MailboxGuid mailboxOrNull(ResultSet rows, String column) throws SQLException {
    var value = rows.getObject(column, UUID.class);
    return value == null ? null : new MailboxGuid(value);
  }
}
