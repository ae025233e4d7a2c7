package io.mailferry.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;

/**
 * One connection, opened when it is first needed and kept until the end: for a command, which asks
 * a few things one after the other and is gone. A pool would cost it more than its questions. A
 * file that nobody serves is let go of after each use, so that a worker may come.
 *
 * <p>Used by one at a time: {@link #most()} says so.
 */
final class OneConnection extends AbstractDataSource implements Connections, SmartDataSource {
  private final ConnectionSource origin;
  private volatile @Nullable Connection kept;

  OneConnection(ConnectionSource origin) {
    this.origin = origin;
  }

  @Override
  public OneConnection source() {
    return this;
  }

  @Override
  public ConnectionSource origin() {
    return origin;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = kept;
    if (connection == null) {
      connection = origin.getConnection();
      kept = connection;
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public boolean shouldClose(Connection connection) {
    return false;
  }

  @Override
  public void rest() {
    if (kept != null && origin.holdsTheFile()) {
      forget();
    }
  }

  @Override
  public void forget() {
    try (var _ = kept) {
      kept = null;
    } catch (SQLException _) {
      // It is being thrown away because it no longer works.
    }
  }

  @Override
  public void close() {
    forget();
  }
}
