-- Why it was decided, as a word for programs; the sentence beside it is for people.
ALTER TABLE decision ADD COLUMN IF NOT EXISTS reason VARCHAR;

-- An older release that looks here says that a newer one has written. This row tells it for every
-- later version as well.
INSERT INTO mailferry_schema (version)
SELECT 2 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 2);
