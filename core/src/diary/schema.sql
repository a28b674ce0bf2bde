-- A person's own entries. A correction is a further version under the same id, a deletion a version with status 1
-- (entered in error); the rows before it stay.
CREATE TABLE entry (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    kind INTEGER NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_by_id ON entry (id, version);
CREATE INDEX entry_by_day ON entry (day, kind);

-- Where samples come from. A device's rank decides which of two that saw the same minute is believed.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    device INTEGER NOT NULL
) STRICT;

-- One import. A whole one can be marked as entered in error (status 1); its samples stay.
CREATE TABLE sample_batch (
    row INTEGER PRIMARY KEY,
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL
) STRICT;

-- Imported samples, by what they are: the same sample of a later batch with another value is a correction, and the
-- latest batch that stands is believed. Times in milliseconds; the offset in quarters of an hour.
CREATE TABLE sample (
    kind INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    start INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length >= 0),
    batch INTEGER NOT NULL REFERENCES sample_batch (row),
    value INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    PRIMARY KEY (kind, start, source, length, batch)
) STRICT, WITHOUT ROWID;

-- Samples that carry their source's own id: the same id again with other times is a correction.
CREATE TABLE sample_name (
    source INTEGER NOT NULL REFERENCES source (id),
    name TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES sample_batch (row),
    kind INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (source, name, batch)
) STRICT, WITHOUT ROWID;

-- Each measure's day, made again from entries and samples in the transaction that changes them.
CREATE TABLE daily (
    measure INTEGER NOT NULL,
    day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    sum REAL NOT NULL,
    min REAL NOT NULL,
    max REAL NOT NULL,
    last REAL NOT NULL,
    PRIMARY KEY (measure, day)
) STRICT, WITHOUT ROWID;
