package io.mailferry.journal.database;

import javax.sql.DataSource;

/** The connections that are kept. */
sealed interface Connections extends AutoCloseable permits ConnectionPool, OneConnection {
  /** Where statements find a connection and where they give it back. */
  DataSource source();

  /** Where new connections come from. */
  ConnectionSource origin();

  /** How many may be in use at once; who wants more has to wait. */
  int most();

  /** Lets go of what must not be kept from one use to the next. */
  void rest();

  /** Throws away what is kept, because something on it failed. */
  void forget();

  @Override
  void close();
}
