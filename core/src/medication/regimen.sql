-- How a medicine is taken, by date: a version holds from `day` on and counts from `anchor`; one without lines of dosage
-- is the end.
CREATE TABLE regimen (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    day INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX regimen_by_id ON regimen (id, version);

-- What the person said about a planned dose: skipped, put off, moved. Status 1 is undone; the row stays.
CREATE TABLE dose_event (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    occurrence TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX dose_event_by_id ON dose_event (id, version);
CREATE INDEX dose_event_by_day ON dose_event (day);

-- What came, was counted or thrown away, and side effects that were noted; by medicine. Kind 1 stock, 2 side effect.
CREATE TABLE medicine_event (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    medicine BLOB NOT NULL CHECK (length(medicine) = 16),
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX medicine_event_by_id ON medicine_event (id, version);
