-- Events that archives keep. The time is the one in the event, by which they are replayed; archived_at says when they came, from
-- which their retention counts. Hops count over how many other buses they came.
CREATE TABLE archived_events (
    id INTEGER PRIMARY KEY,
    archive INTEGER NOT NULL,
    time INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    trace_header TEXT,
    hops INTEGER NOT NULL,
    envelope BLOB NOT NULL
);

CREATE INDEX archived_events_by_time ON archived_events (archive, time);

CREATE INDEX archived_events_by_arrival ON archived_events (archive, archived_at);

-- What an archive holds, counted with every change; an archive without a row is empty.
CREATE TABLE archive_totals (
    archive INTEGER PRIMARY KEY,
    events INTEGER NOT NULL,
    bytes INTEGER NOT NULL
);
