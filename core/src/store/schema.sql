-- The name of this file's history: changes when the file is erased or restored, so that a cursor into the change
-- log of another history is recognised.
CREATE TABLE store_identity (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch BLOB NOT NULL CHECK (length(epoch) = 16)
) STRICT;
INSERT INTO store_identity (only, epoch) VALUES (1, randomblob(16));

-- What was answered to each command, so that a repeated one writes nothing.
CREATE TABLE command (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    verb TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change of every room, in order. Holds no values.
CREATE TABLE change_log (
    sequence INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    row INTEGER NOT NULL,
    version INTEGER NOT NULL,
    operation INTEGER NOT NULL
) STRICT;

-- Zone names are long and few.
CREATE TABLE zone_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
