-- An answer to a message's question, as it was given, with whether it was right by the content of that day.
CREATE TABLE question_answer (
    row INTEGER PRIMARY KEY,
    message TEXT NOT NULL,
    content TEXT NOT NULL,
    choice INTEGER NOT NULL CHECK (choice >= 0),
    correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL
) STRICT;

-- The sheet of a tool, filled in; filling it in again is a further version.
CREATE TABLE sheet (
    row INTEGER PRIMARY KEY,
    tool TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    content TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (tool, version)
) STRICT;
