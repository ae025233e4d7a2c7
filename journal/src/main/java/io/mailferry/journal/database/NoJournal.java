package io.mailferry.journal.database;

import java.sql.SQLException;

/** There are no tables, and whoever looks makes none. */
public final class NoJournal extends SQLException {
  private static final long serialVersionUID = 1L;

  /** None of ours. */
  public NoJournal() {
    super("it has no tables");
  }
}
