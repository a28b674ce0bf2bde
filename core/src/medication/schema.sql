-- Medicines that the person has. A change is a further version under the same id and holds for the doses before it too
-- (it mends what was entered); status 1 is put away. The rows before it stay.
CREATE TABLE medicine (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX medicine_by_id ON medicine (id, version);

-- Doses that were taken. `taken` is when, with its own zone and offset; `at` is when it was recorded. A correction is a
-- further version, status 1 is entered in error (undone).
CREATE TABLE dose (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    medicine BLOB NOT NULL CHECK (length(medicine) = 16),
    taken INTEGER NOT NULL,
    day INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX dose_by_id ON dose (id, version);
CREATE INDEX dose_by_time ON dose (taken);

-- What was answered before a first dose: each time all answers that stand.
CREATE TABLE dose_question (
    version INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
