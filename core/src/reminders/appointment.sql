-- Appointments: a correction is a further version, a cancelled one is a version with status 1. The clock time and its zone
-- are in the body; `starts` is the instant they meant when the row was written, to find those to come. The rules of a
-- zone may change later.
CREATE TABLE appointment (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    starts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (id, version)
) STRICT;
CREATE INDEX appointment_by_start ON appointment (starts);
