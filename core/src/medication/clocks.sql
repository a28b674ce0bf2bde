-- Where the clocks of regimens have been: each zone from an instant on. Without a regimen it is the phone's clock; with one
-- it is that of a regimen that asks: the zone it began in, and then what the person answered.
CREATE TABLE clock_zone (
    row INTEGER PRIMARY KEY,
    regimen BLOB CHECK (regimen IS NULL OR length(regimen) = 16),
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL
) STRICT;
