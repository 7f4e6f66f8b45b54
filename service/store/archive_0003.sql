-- The article store of a service.
-- Ids are UTF-8 in BLOBs: a TEXT holds neither lone surrogates nor NUL, and the order of the
-- bytes is the order of the code points. Times are microseconds since 1970 in UTC. Digests are
-- bytes where they are in hexadecimal digits, else text: see `packed` in store.digests.

-- What is raised in the transaction that uses it, and never goes back.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counter (name, value) VALUES ('article', 0), ('change', 0), ('cluster', 0);

CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    content BLOB NOT NULL,
    group_key BLOB NOT NULL,
    cluster INTEGER NOT NULL DEFAULT 0,
    indexed INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    summary BLOB NOT NULL
);

CREATE INDEX article_content ON article (content);
CREATE INDEX article_group ON article (group_key);
CREATE INDEX article_cluster ON article (cluster);
CREATE INDEX article_unindexed ON article (number) WHERE NOT indexed;

-- Apart from `article`, which is scanned.
CREATE TABLE body (
    number INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);

CREATE TABLE encoder (
    number INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE
);

CREATE TABLE vector (
    content BLOB NOT NULL,
    encoder INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    dimensions INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (content, encoder)
);

CREATE TABLE node (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    group_key BLOB NOT NULL UNIQUE,
    has_vector INTEGER NOT NULL,
    neighbour_count INTEGER NOT NULL,
    least REAL NOT NULL,
    neighbours BLOB NOT NULL,
    -- How many of the first keys of its article it has not; or all its keys.
    keys BLOB NOT NULL
);

-- All that `radii` reads.
CREATE INDEX node_radius ON node (has_vector, number, neighbour_count, least);

CREATE TABLE node_vector (
    number INTEGER PRIMARY KEY,
    change INTEGER NOT NULL UNIQUE,
    count INTEGER NOT NULL,
    dimensions INTEGER NOT NULL,
    vectors BLOB NOT NULL
);

-- Nodes are asked for in the order of their ids. These stand here, in place of none (x''), only
-- under keys with so many nodes that they cannot all be read and sorted.
CREATE TABLE node_key (
    kind INTEGER NOT NULL,
    value BLOB NOT NULL,
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, value, id, number)
) WITHOUT ROWID;

CREATE TABLE pair (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    support INTEGER NOT NULL,
    -- What the pair is; most are nothing.
    told BLOB,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE INDEX pair_other_end ON pair (b, a);

-- Apart from `pair`, which is scanned.
CREATE TABLE evidence (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE cluster (
    number INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    merged_into INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    summary BLOB NOT NULL
);

-- What pages of clusters are chosen by: each cluster with members stands under '', its
-- languages and its relations.
CREATE TABLE cluster_trait (
    trait BLOB NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (trait, number)
) WITHOUT ROWID;

CREATE INDEX cluster_traits ON cluster_trait (number);

CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    a BLOB NOT NULL,
    b BLOB,
    note BLOB NOT NULL,
    by BLOB NOT NULL,
    at INTEGER NOT NULL
);

CREATE INDEX decision_a ON decision (a);
CREATE INDEX decision_b ON decision (b);

CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL
);
