-- What those have in common who are asked the same, and what may be answered: words with commas.
ALTER TABLE decision ADD COLUMN IF NOT EXISTS cause VARCHAR;

ALTER TABLE decision ADD COLUMN IF NOT EXISTS choices VARCHAR;

-- The order that a fact comes from. One order can be about many mailboxes, and is one act.
ALTER TABLE fact ADD COLUMN IF NOT EXISTS act VARCHAR;

INSERT INTO mailferry_schema (version)
SELECT 3 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 3);
