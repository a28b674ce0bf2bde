-- A person's own weeks as cases, closed by the check-in, and four weeks together. Kept with the attributes' version and
-- the whole situation, so that they can be compared by later attributes too. A correction is a further version.
CREATE TABLE own_case (
    row INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),       -- 1 a week, 2 an episode of four
    week INTEGER NOT NULL CHECK (week >= 1),            -- its number; of an episode the last one's
    version INTEGER NOT NULL CHECK (version >= 1),
    closed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    attributes INTEGER NOT NULL,
    problem BLOB NOT NULL,
    situation TEXT NOT NULL,
    verdict INTEGER NOT NULL CHECK (verdict IN (-1, 0, 1)),
    body TEXT NOT NULL,
    UNIQUE (kind, week, version)
) STRICT;
