package io.mailferry.journal.schema;

import io.mailferry.journal.database.ConnectionSource;
import io.mailferry.journal.database.Database;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.database.NoJournal;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables, version by version: the files {@code V*__*.sql} beside this class, kept by Flyway.
 *
 * <p>Flyway is asked only when the tables are behind. Whether they are is one question to its own
 * history, because a command has no time for more.
 */
public final class Schema implements Database.Preparation {
  /** The version of the last file. */
  public static final int LATEST = 8;

  private static final String PLACE = "classpath:io/mailferry/journal/schema";

  /** Every version is a whole number. */
  private static final String LAST_IN_HISTORY =
      """
      SELECT COALESCE(MAX(CAST("version" AS INTEGER)), 0) FROM "flyway_schema_history"
      WHERE "success"
      """;

  private static final String LAST_BEFORE_FLYWAY =
      "SELECT COALESCE(MAX(version), 0) FROM mailferry_schema";

  private static final String FAILURES =
      "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE NOT \"success\"";

  private final boolean makes;

  private Schema(boolean makes) {
    this.makes = makes;
  }

  /** Makes the tables where there are none, and takes over those of an earlier release. */
  public static Schema ofAWorker() {
    return new Schema(true);
  }

  /** Makes no tables: where there are none is no journal, only a wrong address. */
  public static Schema ofACommand() {
    return new Schema(false);
  }

  @Override
  public void prepare(JdbcClient statements, ConnectionSource more) throws SQLException {
    if (upToDate(statements)) {
      return;
    }
    if (!makes && isEmpty(statements)) {
      throw new NoJournal();
    }
    try (var lock = more.getConnection()) {
      more.dialect().lock(lock);
      try {
        if (!upToDate(statements)) {
          migrate(statements, more);
        }
      } finally {
        lock.rollback();
      }
    } catch (FlywayException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static boolean upToDate(JdbcClient statements) {
    var found = number(statements, LAST_IN_HISTORY);
    if (found > LATEST) {
      throw new JournalUnavailable(
          "the journal was written by a newer release of Mailferry (its tables are version "
              + found
              + ", this release knows "
              + LATEST
              + "); use that release, or another --journal");
    }
    return found == LATEST;
  }

  private static boolean isEmpty(JdbcClient statements) {
    return number(statements, LAST_IN_HISTORY) == 0 && number(statements, LAST_BEFORE_FLYWAY) == 0;
  }

  private static void migrate(JdbcClient statements, ConnectionSource source) {
    var flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(source)
            .locations(PLACE)
            .baselineOnMigrate(true)
            .baselineVersion(Integer.toString(number(statements, LAST_BEFORE_FLYWAY)))
            .baselineDescription("tables of a release before Flyway")
            .loggers("slf4j")
            .load();
    if (number(statements, FAILURES) > 0) {
      // H2 keeps what was done before a statement failed. What is there is simply done again.
      flyway.repair();
    }
    flyway.migrate();
  }

  /** A number; 0 when there is no such table. */
  private static int number(JdbcClient statements, String sql) {
    try {
      return statements.sql(sql).query((row, _) -> row.getInt(1)).single();
    } catch (BadSqlGrammarException _) {
      return 0;
    }
  }
}
