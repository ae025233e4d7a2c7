-- What Exchange shows of move requests other than it should, as the monitor saw it last; what is
-- gone is deleted.
CREATE TABLE IF NOT EXISTS drift (
  organisation VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  mailbox UUID NOT NULL,
  wave VARCHAR,
  batch VARCHAR,
  database VARCHAR,
  status VARCHAR NOT NULL,
  began TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (organisation, kind, mailbox));

INSERT INTO mailferry_schema (version)
SELECT 6 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 6);
