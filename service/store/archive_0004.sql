-- Whether all vectors of the node were carried over from another encoder.
ALTER TABLE node_vector ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;

-- The neighbours of nodes that ask for some of the other kind, among these.
CREATE TABLE beyond (
    number INTEGER PRIMARY KEY,
    neighbour_count INTEGER NOT NULL,
    least REAL NOT NULL,
    neighbours BLOB NOT NULL
);

-- All that `radii_beyond` reads.
CREATE INDEX beyond_radius ON beyond (number, neighbour_count, least);
