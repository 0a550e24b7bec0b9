-- How often an execution was redriven, when last, and with which client tokens (JSON). An execution that ended without
-- success keeps its checkpoint from here on.
ALTER TABLE executions ADD COLUMN redrive_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE executions ADD COLUMN redriven_at INTEGER;
ALTER TABLE executions ADD COLUMN redrive_tokens TEXT;
