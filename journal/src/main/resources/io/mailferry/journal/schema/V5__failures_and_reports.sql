-- What went wrong, or what was done about it, as a word for programs; null for what has none.
ALTER TABLE fact ADD COLUMN IF NOT EXISTS code VARCHAR;

-- The end of Exchange's own report of a request, once for each failure of it, without people.
CREATE TABLE IF NOT EXISTS move_report (
  mailbox UUID NOT NULL,
  request UUID NOT NULL,
  failed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  wave VARCHAR NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  family VARCHAR NOT NULL,
  inner_type VARCHAR,
  failures VARCHAR NOT NULL,
  entries VARCHAR NOT NULL,
  PRIMARY KEY (mailbox, request, failed_at));

INSERT INTO mailferry_schema (version)
SELECT 5 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 5);
