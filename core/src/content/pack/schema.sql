-- A content pack that was installed. The newest is the one in use; older ones keep their line but not their bytes.
CREATE TABLE content_pack (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    serial INTEGER NOT NULL UNIQUE CHECK (serial >= 1),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone_name (id),
    offset INTEGER NOT NULL,
    -- The exercises that it recalls, as JSON: they stay recalled where the pack itself can no longer be read.
    recalled TEXT NOT NULL,
    pack BLOB
) STRICT;
