package io.mailferry.starter.screen;

/** How data is written. */
public enum OutputFormat {
  /** For people. */
  table,
  /** One object. */
  json,
  /** One object per line. */
  jsonl,
  /** For spreadsheets. */
  csv
}
