-- The trace (W3C traceparent) that made the work, or that started the execution; null if nobody traces.
ALTER TABLE work ADD COLUMN trace TEXT;
ALTER TABLE executions ADD COLUMN trace TEXT;
