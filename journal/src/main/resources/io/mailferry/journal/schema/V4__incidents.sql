-- What is away that many migrations need alike. While it is open, is_open is true, and afterwards
-- it is null: a unique key takes any number of nulls, so one dependency has one open incident at
-- most, whoever tells of it at the same moment.
CREATE TABLE IF NOT EXISTS incident (
  organisation VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  began TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_seen TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  code VARCHAR NOT NULL,
  sentence VARCHAR NOT NULL,
  next_probe TIMESTAMP(6) WITH TIME ZONE,
  lasting BOOLEAN NOT NULL,
  ended TIMESTAMP(6) WITH TIME ZONE,
  is_open BOOLEAN,
  PRIMARY KEY (organisation, kind, name, began),
  UNIQUE (organisation, kind, name, is_open));

-- Which of them a migration waits for, as a word for programs.
ALTER TABLE decision ADD COLUMN IF NOT EXISTS dependency VARCHAR;

INSERT INTO mailferry_schema (version)
SELECT 4 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 4);
