package io.mailferry.rehearsal.house.broken.starter;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a rule of the house on purpose: the operator's side has no statements of its own. */
public final class KnowsADatabase {
  /** What must not be done. */
  public int waves(JdbcClient statements) {
    return statements.sql("SELECT COUNT(*) FROM wave").query((row, _) -> row.getInt(1)).single();
  }
}
