-- What happened in a programme, as it happened; where a person is in it is made from these.
CREATE TABLE programme_event (
    row INTEGER PRIMARY KEY,
    programme TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX programme_event_by_programme ON programme_event (programme, row);
