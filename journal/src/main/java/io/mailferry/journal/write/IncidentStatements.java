package io.mailferry.journal.write;

import io.mailferry.journal.database.Dialect;

/** Statements about incidents, of which one dependency has one open at most. */
final class IncidentStatements {
  /** Ends the open one, unless it was seen later than that. */
  static final String END =
      """
      UPDATE incident SET ended = ?, is_open = NULL, next_probe = NULL
      WHERE organisation = ? AND kind = ? AND name = ? AND is_open AND last_seen <= ?
      """;

  private static final String TOLD =
      """
      SELECT CAST(? AS VARCHAR) AS organisation, CAST(? AS VARCHAR) AS kind,
        CAST(? AS VARCHAR) AS name, CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS at,
        CAST(? AS VARCHAR) AS code, CAST(? AS VARCHAR) AS sentence,
        CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS next_probe, CAST(? AS BOOLEAN) AS lasting
      """;

  // What was seen before it was back is no news.
  private static final String IS_NEWS =
      """
      NOT EXISTS (SELECT 1 FROM incident e WHERE e.organisation = s.organisation
        AND e.kind = s.kind AND e.name = s.name AND e.ended >= s.at)
      """;

  private static final String COLUMNS =
      "organisation, kind, name, began, last_seen, code, sentence, next_probe, lasting, is_open";

  private static final String OPENED =
      "s.organisation, s.kind, s.name, s.at, s.at, s.code, s.sentence, s.next_probe, s.lasting,"
          + " TRUE";

  private IncidentStatements() {}

  /** Opens an incident, or renews the open one unless that was seen later. */
  static String tell(Dialect dialect) {
    return switch (dialect) {
      case H2 ->
          "MERGE INTO incident t USING ("
              + TOLD
              + ") s ON t.organisation = s.organisation AND t.kind = s.kind AND t.name = s.name"
              + " AND t.is_open WHEN MATCHED AND s.at >= t.last_seen THEN UPDATE SET"
              + " last_seen = s.at, code = s.code, sentence = s.sentence,"
              + " next_probe = s.next_probe, lasting = s.lasting WHEN NOT MATCHED AND "
              + IS_NEWS
              + " THEN INSERT ("
              + COLUMNS
              + ") VALUES ("
              + OPENED
              + ")";
      case POSTGRESQL ->
          "INSERT INTO incident AS t ("
              + COLUMNS
              + ") SELECT "
              + OPENED
              + " FROM ("
              + TOLD
              + ") s WHERE "
              + IS_NEWS
              + " ON CONFLICT (organisation, kind, name, is_open) DO UPDATE SET"
              + " last_seen = excluded.last_seen, code = excluded.code,"
              + " sentence = excluded.sentence, next_probe = excluded.next_probe,"
              + " lasting = excluded.lasting WHERE excluded.last_seen >= t.last_seen";
    };
  }
}
