package io.mailferry.starter;

/** How data is written. */
enum Format {
  /** For people. */
  table,
  /** One object. */
  json,
  /** One object per line. */
  jsonl,
  /** For spreadsheets. */
  csv
}
