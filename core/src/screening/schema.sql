-- Every screening: the answers, what they meant, and by which rules. Nothing is ever updated. `asked` is 0 where the
-- newest answers were only weighed again, because more became known of the person or the rules are newer.
CREATE TABLE screening_record (
    row INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    day INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    asked INTEGER NOT NULL CHECK (asked IN (0, 1)),
    rules TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Holds that were cleared, all up to the screening asked again: who saw the person, when, and what they said.
CREATE TABLE screening_clearance (
    row INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    asked_again INTEGER NOT NULL REFERENCES screening_record (row),
    body TEXT NOT NULL
) STRICT;

-- The answer to "did you reach care?" on the day after, by the newest hold it was about.
CREATE TABLE screening_follow_up (
    row INTEGER PRIMARY KEY,
    record INTEGER NOT NULL UNIQUE REFERENCES screening_record (row),
    at INTEGER NOT NULL,
    reached INTEGER NOT NULL CHECK (reached IN (0, 1))
) STRICT;
