package io.mailferry.journal.write;

import io.mailferry.journal.database.Dialect;

/** Statements about drift, of which only what was seen last is kept. */
final class DriftStatements {
  /** What was not seen again is gone. */
  static final String CLEAR = "DELETE FROM drift WHERE organisation = ? AND at < ?";

  private static final String COLUMNS =
      "organisation, kind, mailbox, wave, batch, database, status, began, at";

  private DriftStatements() {}

  /** Writes what was seen, or renews it: its beginning stays. */
  static String tell(Dialect dialect) {
    return switch (dialect) {
      case H2 ->
          "MERGE INTO drift t USING (SELECT CAST(? AS VARCHAR) AS organisation,"
              + " CAST(? AS VARCHAR) AS kind, CAST(? AS UUID) AS mailbox,"
              + " CAST(? AS VARCHAR) AS wave, CAST(? AS VARCHAR) AS batch,"
              + " CAST(? AS VARCHAR) AS database, CAST(? AS VARCHAR) AS status,"
              + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS began,"
              + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS at) s"
              + " ON t.organisation = s.organisation AND t.kind = s.kind"
              + " AND t.mailbox = s.mailbox WHEN MATCHED AND s.at >= t.at THEN UPDATE SET"
              + " wave = s.wave, batch = s.batch, database = s.database, status = s.status,"
              + " at = s.at WHEN NOT MATCHED THEN INSERT ("
              + COLUMNS
              + ") VALUES (s.organisation, s.kind, s.mailbox, s.wave, s.batch, s.database,"
              + " s.status, s.began, s.at)";
      case POSTGRESQL ->
          "INSERT INTO drift AS t ("
              + COLUMNS
              + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
              + " ON CONFLICT (organisation, kind, mailbox) DO UPDATE SET"
              + " wave = excluded.wave, batch = excluded.batch, database = excluded.database,"
              + " status = excluded.status, at = excluded.at WHERE excluded.at >= t.at";
    };
  }
}
