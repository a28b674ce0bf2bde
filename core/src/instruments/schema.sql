-- Raw answers of a questionnaire as they were given; scores are made from them. An unfinished one is a draft.
CREATE TABLE instrument_response (
    row INTEGER PRIMARY KEY,
    instrument TEXT NOT NULL,
    scoring TEXT NOT NULL,
    language TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    body TEXT NOT NULL
) STRICT;
