-- A week's plan, whole, as JSON. A change makes the next version; nothing is ever updated.
CREATE TABLE plan_week (
    row INTEGER PRIMARY KEY,
    number INTEGER NOT NULL CHECK (number >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    starts INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (number, version)
) STRICT;

-- The answers of a check-in, one for each week; a correction is a further version.
CREATE TABLE check_in (
    row INTEGER PRIMARY KEY,
    week INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    day INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (week, version)
) STRICT;

-- What happened in a session, as it happened, so that a killed app resumes there. A session is known
-- by the day it was planned for.
CREATE TABLE session_event (
    row INTEGER PRIMARY KEY,
    week INTEGER NOT NULL,
    session INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX session_event_by_session ON session_event (week, session);
