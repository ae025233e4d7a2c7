-- What a line of a plan says beside its database, so that it can be planned again; null where an
-- earlier release wrote the line.
ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS target_archive_database VARCHAR;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS bad_item_limit INTEGER;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS large_item_limit INTEGER;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS mailbox_type VARCHAR;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS identity_kind VARCHAR;

INSERT INTO mailferry_schema (version)
SELECT 7 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 7);
