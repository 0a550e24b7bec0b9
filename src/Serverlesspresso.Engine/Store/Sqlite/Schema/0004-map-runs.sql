-- Map Runs, each as a document (JSON) that its turns rewrite; it holds counts only, never items.
CREATE TABLE map_runs (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    arn TEXT NOT NULL UNIQUE,
    execution TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX map_runs_by_execution ON map_runs (execution, id);

-- The Map Run that started an execution, which of its children it is, and how many items it works on.
ALTER TABLE executions ADD COLUMN map_run INTEGER;
ALTER TABLE executions ADD COLUMN map_run_child INTEGER;
ALTER TABLE executions ADD COLUMN map_run_items INTEGER;

CREATE UNIQUE INDEX executions_by_map_run ON executions (map_run, map_run_child) WHERE map_run IS NOT NULL;
