-- When the mailbox of a line may switch, where the plan says so of that mailbox alone.
ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS complete_after VARCHAR;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS cutover_windows VARCHAR;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS cutover_blackouts VARCHAR;

ALTER TABLE plan_line ADD COLUMN IF NOT EXISTS time_zone VARCHAR;

INSERT INTO mailferry_schema (version)
SELECT 8 WHERE NOT EXISTS (SELECT 1 FROM mailferry_schema WHERE version = 8);
