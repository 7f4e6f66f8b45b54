-- The working store of a batch run.
-- Ids and file names are UTF-8 in BLOBs: a TEXT holds neither lone surrogates nor NUL, and
-- the order of the bytes is the order of the code points.

CREATE TABLE run (
    fingerprint TEXT NOT NULL,
    reading_done INTEGER NOT NULL
);

-- One row for every id. A rival is the first place where the id stands for other content:
-- with it, the id is no article's any more.
CREATE TABLE article (
    serial INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    file BLOB NOT NULL,
    line INTEGER NOT NULL,
    rival_file BLOB,
    rival_line INTEGER
);

-- Apart from `article`, which is scanned.
CREATE TABLE body (
    serial INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);

-- Further places of the same id with the same content.
CREATE TABLE repeated (
    serial INTEGER NOT NULL,
    file BLOB NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (serial, file, line)
) WITHOUT ROWID;

-- No index: keys come in random order, sorting them once is faster than keeping them sorted.
CREATE TABLE article_key (
    kind INTEGER NOT NULL,
    value BLOB NOT NULL,
    serial INTEGER NOT NULL
);

CREATE TABLE numbered (
    number INTEGER PRIMARY KEY,
    serial INTEGER NOT NULL UNIQUE
);

CREATE TABLE rejection (
    file BLOB NOT NULL,
    line INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (file, line, body)
) WITHOUT ROWID;

CREATE TABLE link (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE vector (
    content TEXT NOT NULL,
    encoder TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    dimensions INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (content, encoder)
);
