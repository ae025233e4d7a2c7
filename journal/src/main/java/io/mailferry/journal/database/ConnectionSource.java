package io.mailferry.journal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections, each with the password of that moment. */
public final class ConnectionSource extends AbstractDataSource {
  /** H2's number for a file that another process holds. */
  static final int HELD_BY_ANOTHER = 90020;

  private final JournalSettings settings;
  private final Dialect dialect;
  private final Address address;
  private final boolean command;
  private final @Nullable H2File file;
  private volatile @Nullable SQLException failure;
  private volatile boolean holdsTheFile;

  /** Connections of a process that stays; one that comes first makes what is missing. */
  public ConnectionSource(JournalSettings settings) {
    this(settings, false);
  }

  private ConnectionSource(JournalSettings settings, boolean command) {
    this.settings = settings;
    this.dialect = Dialect.of(settings.url());
    this.address = Address.of(settings.url());
    this.command = command;
    this.file = H2File.of(address.url());
    if (dialect == Dialect.H2 && System.getProperty("h2.bindAddress") == null) {
      // A shared file is served to this machine only; H2 by itself would listen to the network.
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
  }

  /** Connections of a command: they make nothing, and serve nobody. */
  static ConnectionSource ofACommand(JournalSettings settings) {
    return new ConnectionSource(settings, true);
  }

  /** What the database speaks. */
  public Dialect dialect() {
    return dialect;
  }

  /** The file; null for a server, and for memory. */
  @Nullable H2File file() {
    return file;
  }

  /** Why the last attempt failed; null when it succeeded, or before the first. */
  @Nullable SQLException failure() {
    return failure;
  }

  /** Whether the last connection keeps every other process from the file. */
  boolean holdsTheFile() {
    return holdsTheFile;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      var connection = open(properties());
      failure = null;
      return connection;
    } catch (SQLException e) {
      failure = e;
      throw e;
    } catch (RuntimeException e) {
      // A password file that cannot be read, for example: a pool would keep the cause to itself.
      var cause = new SQLException(e.getMessage(), e);
      failure = cause;
      throw cause;
    }
  }

  private Connection open(Properties properties) throws SQLException {
    try {
      return !command || dialect != Dialect.H2
          ? DriverManager.getConnection(address.url(), properties)
          : openForACommand(properties);
    } catch (SQLException e) {
      throw tellsAPassword(e, properties)
          ? new SQLException(
              "the driver could not use the password", e.getSQLState(), e.getErrorCode())
          : e;
    }
  }

  /** Some drivers repeat a password that is not of the form they want. */
  private static boolean tellsAPassword(SQLException e, Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("password"))
        .map(properties::getProperty)
        .anyMatch(password -> !password.isEmpty() && isIn(e, password));
  }

  private static boolean isIn(SQLException e, String password) {
    return Causes.of(e).stream()
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(password));
  }

  private Connection openForACommand(Properties properties) throws SQLException {
    if (file == null) {
      return DriverManager.getConnection(address.url() + ";IFEXISTS=TRUE", properties);
    }
    SQLException silent = null;
    var served = file.served();
    if (served != null) {
      try {
        var connection = DriverManager.getConnection(served, properties);
        holdsTheFile = false;
        return connection;
      } catch (SQLException e) {
        // Who served it may have been killed.
        silent = e;
      }
    }
    try {
      var connection = DriverManager.getConnection(file.alone(), properties);
      holdsTheFile = true;
      return connection;
    } catch (SQLException e) {
      throw silent != null && e.getErrorCode() == HELD_BY_ANOTHER ? silent : e;
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.putAll(address.passwords());
    if (!settings.user().isEmpty()) {
      properties.setProperty("user", settings.user());
    }
    var password = settings.password().get();
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    if (dialect == Dialect.H2) {
      // What goes wrong is told once, by us; H2 would print it with a stack trace as well.
      properties.setProperty("TRACE_LEVEL_FILE", "0");
      // H2 remembers this setting and still forgets it when a file is opened again: it would write
      // up to half a second late, and a killed worker would take notes along.
      properties.setProperty("WRITE_DELAY", "0");
      if (command) {
        properties.setProperty("NETWORK_TIMEOUT", "5000");
      }
    } else {
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("loginTimeout", "5");
      properties.setProperty("socketTimeout", "30");
      properties.setProperty("ApplicationName", "mailferry");
    }
    return properties;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  /** The drivers' own settings above bound the wait. */
  @Override
  public void setLoginTimeout(int seconds) {}
}
