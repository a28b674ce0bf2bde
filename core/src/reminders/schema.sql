-- How a person wants to be reminded; each change is a further version.
CREATE TABLE reminder_settings (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Times in which nothing is notified: version 1 begins a hold, a version with status 1 ends it.
CREATE TABLE reminder_hold (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    status INTEGER NOT NULL CHECK (status IN (0, 1)),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (id, version)
) STRICT;

-- What became of a notification, for each occurrence in it: kind 1 it was shown, 2 it was put off until `until`, 3 the
-- person opened it.
CREATE TABLE reminder_mark (
    row INTEGER PRIMARY KEY,
    occurrence TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
    nudge INTEGER NOT NULL CHECK (nudge IN (0, 1)),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    until INTEGER CHECK (until IS NOT NULL OR kind <> 2)
) STRICT;
CREATE INDEX reminder_mark_by_time ON reminder_mark (at);

-- What the phone holds and was asked to hold, in one row: the newest generation, when and from what it was made. `epoch`
-- is the history of the file it belongs to: after a restore the phone holds something else.
CREATE TABLE reminder_armed (
    row INTEGER PRIMARY KEY CHECK (row = 1),
    generation INTEGER NOT NULL CHECK (generation >= 0),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    tzdb TEXT,
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    body TEXT NOT NULL
) STRICT;

-- What is known of when a person exercises, in one row, since the day on which it began. Where the person chooses another
-- time it begins anew as the next model. It can be made again from the sessions, the marks and the choices.
CREATE TABLE reminder_times (
    row INTEGER PRIMARY KEY CHECK (row = 1),
    model INTEGER NOT NULL CHECK (model >= 1),
    began INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- The time that was chosen for a day's session, by which model, and how likely that choice was.
CREATE TABLE reminder_choice (
    row INTEGER PRIMARY KEY,
    model INTEGER NOT NULL CHECK (model >= 1),
    day INTEGER NOT NULL,
    slot INTEGER NOT NULL CHECK (slot >= 0),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
    tried INTEGER NOT NULL CHECK (tried IN (0, 1)),
    rules TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    UNIQUE (model, day)
) STRICT;
