-- The version and the alias that an execution was started by, and the token of the task that waits for its end.
ALTER TABLE executions ADD COLUMN version_arn TEXT;
ALTER TABLE executions ADD COLUMN alias_arn TEXT;
ALTER TABLE executions ADD COLUMN waiting_task TEXT;
