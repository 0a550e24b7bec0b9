-- Names that stand in many rows (state machines, buses, item tables, indexes), written once.
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Up to which number ids have been given out; the rest of the last block is lost when a process dies.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    reserved INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counters (name, reserved) VALUES ('id', 0);

CREATE TABLE definitions (
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;

-- Instants are counts of 100 ns since the year 1, UTC.
CREATE TABLE executions (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    status INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    stopped_at INTEGER,
    state_machine INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    arn TEXT NOT NULL,
    revision TEXT NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL,
    output TEXT,
    error TEXT,
    cause TEXT,
    trace_header TEXT,
    checkpoint BLOB
);

CREATE UNIQUE INDEX executions_by_arn ON executions (arn);
CREATE INDEX executions_by_start ON executions (state_machine, started_at);
CREATE INDEX executions_running ON executions (state_machine, started_at) WHERE status = 1;
CREATE INDEX executions_unsuccessful ON executions (state_machine, status, started_at) WHERE status >= 3;

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    execution INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    events BLOB NOT NULL
);

CREATE INDEX history_by_execution ON history (execution, first_event);

CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    bus INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    routes TEXT,
    envelope BLOB NOT NULL
);

CREATE INDEX events_by_bus ON events (bus, sequence);

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    item_table INTEGER NOT NULL,
    partition_key BLOB NOT NULL,
    sort_key BLOB NOT NULL,
    version INTEGER NOT NULL,
    item BLOB NOT NULL
);

CREATE UNIQUE INDEX items_by_key ON items (item_table, partition_key, sort_key);

CREATE TABLE item_index_entries (
    item_table INTEGER NOT NULL,
    item_index INTEGER NOT NULL,
    index_partition_key BLOB NOT NULL,
    index_sort_key BLOB NOT NULL,
    partition_key BLOB NOT NULL,
    sort_key BLOB NOT NULL,
    PRIMARY KEY (item_table, item_index, index_partition_key, index_sort_key, partition_key, sort_key)
) WITHOUT ROWID;

CREATE TABLE work (
    id INTEGER PRIMARY KEY,
    shard INTEGER NOT NULL,
    due INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL
);

CREATE INDEX work_by_due ON work (shard, due);

-- AUTOINCREMENT: a place in the order must not come again after its letter was dropped.
CREATE TABLE dead_letters (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    error TEXT NOT NULL,
    reason TEXT NOT NULL
);
