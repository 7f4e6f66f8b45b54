-- name: raise_counter
UPDATE counter SET value = value + :by WHERE name = :name;

-- name: counter
SELECT value FROM counter WHERE name = :name;

-- name: fact
SELECT value FROM fact WHERE name = :name;

-- name: set_fact
INSERT OR REPLACE INTO fact (name, value) VALUES (:name, :value);

-- name: entry
SELECT number, id, digest, content, group_key, cluster, created_at, updated_at,
    summary
FROM article WHERE id = :id;

-- name: entries
SELECT number, id, digest, content, group_key, cluster, created_at, updated_at,
    summary
FROM article WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: digests
SELECT number, id, digest, content
FROM article WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: all_entries
SELECT number, id, digest, content, group_key, cluster, created_at, updated_at,
    summary
FROM article ORDER BY id;

-- name: groups
SELECT number, id, digest, content, group_key, cluster, created_at, updated_at,
    summary
FROM article WHERE group_key IN (SELECT packed(value) FROM json_each(:groups)) ORDER BY id;

-- name: members
SELECT number, id, digest, content, group_key, cluster, created_at, updated_at,
    summary
FROM article WHERE cluster IN (SELECT value FROM json_each(:clusters)) ORDER BY id;

-- name: ids
SELECT number, id FROM article WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: bodies
SELECT number, body FROM body WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: vectors_of
SELECT content, data, sentences, dimensions FROM vector
WHERE content IN (SELECT packed(value) FROM json_each(:contents))
    AND encoder = (SELECT number FROM encoder WHERE fingerprint = :encoder);

-- name: name_encoder
INSERT OR IGNORE INTO encoder (fingerprint) VALUES (:encoder);

-- name: put_vectors
INSERT OR REPLACE INTO vector (content, encoder, sentences, dimensions, data)
VALUES (
    :content, (SELECT number FROM encoder WHERE fingerprint = :encoder),
    :sentences, :dimensions, :data
);

-- name: add_article
INSERT INTO article (id, digest, content, group_key, created_at, updated_at, summary)
VALUES (:id, :digest, :content, :group, :at, :at, :summary);

-- name: replace_article
UPDATE article SET
    digest = :digest, content = :content, group_key = :group, indexed = 1,
    updated_at = :at, summary = :summary
WHERE number = :number;

-- name: put_body
INSERT OR REPLACE INTO body (number, body) VALUES (:number, :body);

-- name: content_of
SELECT content FROM article WHERE number = :number;

-- name: remove_article
DELETE FROM article WHERE number = :number;

-- name: remove_body
DELETE FROM body WHERE number = :number;

-- name: remove_unshared_vectors
DELETE FROM vector
WHERE content = :content
    AND NOT EXISTS (SELECT 1 FROM article WHERE content = :content);

-- name: assign
UPDATE article SET cluster = :cluster WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: mark_indexed
UPDATE article SET indexed = 1
WHERE NOT indexed AND number IN (SELECT value FROM json_each(:numbers));

-- name: mark_all_unindexed
UPDATE article SET indexed = 0;

-- name: unindexed
SELECT number FROM article WHERE NOT indexed ORDER BY number LIMIT :limit;

-- name: node
SELECT number, id, group_key, vectors, node.neighbours, keys, beyond.neighbours, carried,
    count, dimensions
FROM node LEFT JOIN node_vector USING (number) LEFT JOIN beyond USING (number)
WHERE number = :number;

-- name: nodes_of
SELECT group_key, number FROM node
WHERE group_key IN (SELECT packed(value) FROM json_each(:groups));

-- name: neighbours
SELECT number, neighbours FROM node WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: beyond
SELECT number, neighbours FROM beyond WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: node_vectors
SELECT number, carried, vectors, count, dimensions FROM node_vector
WHERE change > :after ORDER BY change;

-- name: radii
SELECT number, neighbour_count, least FROM node WHERE has_vector = 1 ORDER BY number;

-- name: radii_beyond
SELECT number, neighbour_count, least FROM beyond ORDER BY number;

-- name: keys_in_use
SELECT asked.key FROM json_each(:spans) AS asked
WHERE EXISTS (
    SELECT 1 FROM node_key
    WHERE kind = json_extract(asked.value, '$[0]') AND value = substr(
        :values, json_extract(asked.value, '$[1]'), json_extract(asked.value, '$[2]')
    )
);

-- name: key_neighbours
SELECT node.id, number FROM node_key CROSS JOIN node USING (number)
WHERE kind = :kind AND value = :value AND node_key.id = x''
UNION ALL
SELECT * FROM (
    SELECT id, number FROM node_key
    WHERE kind = :kind AND value = :value AND id < :id AND id > x''
    ORDER BY id DESC LIMIT :reach
)
UNION ALL
SELECT * FROM (
    SELECT id, number FROM node_key
    WHERE kind = :kind AND value = :value AND id > :id AND id > x''
    ORDER BY id LIMIT :reach
);

-- name: keys_of
SELECT id, keys FROM node WHERE number = :number;

-- name: remove_key
DELETE FROM node_key
WHERE kind = :kind AND value = :value AND id IN (x'', :id) AND number = :number;

-- name: put_key
INSERT INTO node_key (kind, value, id, number)
VALUES (:kind, :value, CASE WHEN EXISTS (
    SELECT 1 FROM node_key WHERE kind = :kind AND value = :value LIMIT 1 OFFSET :few
) THEN :id ELSE x'' END, :number);

-- name: put_ids
UPDATE node_key SET id = (SELECT id FROM node WHERE node.number = node_key.number)
WHERE kind = :kind AND value = :value AND id = x'' AND EXISTS (
    SELECT 1 FROM node_key WHERE kind = :kind AND value = :value AND id = x'' LIMIT 1 OFFSET :few
);

-- name: make_late_keys
CREATE TEMP TABLE IF NOT EXISTS late_key (kind INTEGER, value BLOB, id BLOB, number INTEGER);

-- name: put_late_key
INSERT INTO late_key (kind, value, id, number) VALUES (:kind, :value, :id, :number);

-- name: put_no_ids
DELETE FROM late_key WHERE rowid = 0;

-- name: put_late_keys
INSERT INTO node_key (kind, value, id, number)
SELECT kind, value, CASE
    WHEN COUNT(*) OVER (PARTITION BY kind, value) > :few THEN id ELSE x'' END AS shown, number
FROM late_key ORDER BY kind, value, shown, number;

-- name: drop_late_keys
DROP TABLE late_key;

-- name: put_node
INSERT INTO node (number, id, group_key, has_vector, neighbour_count, least, neighbours, keys)
VALUES (:number, :id, :group, :has_vector, :count, :least, :neighbours, :keys)
ON CONFLICT (number) DO UPDATE SET
    id = excluded.id, group_key = excluded.group_key, has_vector = excluded.has_vector,
    neighbour_count = excluded.neighbour_count, least = excluded.least,
    neighbours = excluded.neighbours, keys = excluded.keys;

-- name: put_keys
UPDATE node SET keys = :keys WHERE number = :number;

-- name: put_node_vectors
INSERT OR REPLACE INTO node_vector (number, change, carried, count, dimensions, vectors)
VALUES (
    :number, (SELECT value FROM counter WHERE name = 'change'), :carried, :count, :dimensions,
    :vectors
);

-- name: put_neighbours
UPDATE node SET neighbour_count = :count, least = :least, neighbours = :neighbours
WHERE number = :number;

-- name: put_beyond
INSERT OR REPLACE INTO beyond (number, neighbour_count, least, neighbours)
VALUES (:number, :count, :least, :neighbours);

-- name: remove_beyond
DELETE FROM beyond WHERE number = :number;

-- name: remove_node
DELETE FROM node WHERE number = :number;

-- name: remove_node_vectors
DELETE FROM node_vector WHERE number = :number;

-- name: forget_nodes
DELETE FROM node;

-- name: forget_beyond
DELETE FROM beyond;

-- name: forget_node_vectors
DELETE FROM node_vector;

-- name: forget_keys
DELETE FROM node_key;

-- name: forget_pairs
DELETE FROM pair;

-- name: forget_evidence
DELETE FROM evidence;

-- name: pairs
SELECT a, b, support, told
FROM json_each(:wanted) AS wanted
CROSS JOIN pair
WHERE a = json_extract(wanted.value, '$[0]') AND b = json_extract(wanted.value, '$[1]');

-- name: pairs_of
SELECT a, b, support, told FROM pair
WHERE a IN (SELECT value FROM json_each(:numbers))
UNION
SELECT a, b, support, told FROM pair
WHERE b IN (SELECT value FROM json_each(:numbers))
ORDER BY a, b;

-- name: links_of
SELECT a, b, support, told FROM pair
WHERE a IN (SELECT value FROM json_each(:numbers)) AND told IS NOT NULL
UNION
SELECT a, b, support, told FROM pair
WHERE b IN (SELECT value FROM json_each(:numbers)) AND told IS NOT NULL
ORDER BY a, b;

-- name: evidence
SELECT body FROM evidence WHERE a = :a AND b = :b;

-- name: add_pair
INSERT INTO pair (a, b, support, told) VALUES (:a, :b, :support, :told);

-- name: add_plain_pairs
INSERT INTO pair (a, b, support)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
FROM json_each(:pairs);

-- name: add_evidence
INSERT INTO evidence (a, b, body) VALUES (:a, :b, :body);

-- name: support_pair
UPDATE pair SET support = :support WHERE a = :a AND b = :b;

-- name: remove_pair
DELETE FROM pair WHERE a = :a AND b = :b;

-- name: remove_evidence
DELETE FROM evidence WHERE a = :a AND b = :b;

-- name: clusters
SELECT number, size, changed, merged_into, created_at, updated_at, summary
FROM cluster WHERE number IN (SELECT value FROM json_each(:numbers));

-- name: cluster_page
SELECT cluster.number, cluster.size, cluster.changed, merged_into, created_at, updated_at, summary
FROM cluster_trait AS trait CROSS JOIN cluster ON cluster.number = trait.number
WHERE trait.trait = :first AND trait.number > :after
    AND trait.size >= :minimum AND trait.changed > :since
    AND (:second IS NULL OR EXISTS (
        SELECT 1 FROM cluster_trait AS other
        WHERE other.trait = :second AND other.number = trait.number
    ))
ORDER BY trait.number LIMIT :limit;

-- name: count_clusters
SELECT COUNT(*) FROM cluster_trait WHERE trait = :trait;

-- name: put_cluster
INSERT OR REPLACE INTO cluster
    (number, size, changed, merged_into, created_at, updated_at, summary)
VALUES (:number, :size, :changed, :merged_into, :created_at, :updated_at, :summary);

-- name: remove_traits
DELETE FROM cluster_trait WHERE number = :number;

-- name: put_trait
INSERT INTO cluster_trait (trait, number, size, changed)
VALUES (:trait, :number, :size, :changed);

-- name: decision
SELECT number, kind, a, b, note, by, at FROM decision WHERE number = :number;

-- name: decisions
SELECT number, kind, a, b, note, by, at FROM decision
WHERE number > :after ORDER BY number LIMIT :limit;

-- name: decisions_on
SELECT number, kind, a, b, note, by, at FROM decision WHERE a = :id OR b = :id;

-- name: add_decision
INSERT INTO decision (kind, a, b, note, by, at) VALUES (:kind, :a, :b, :note, :by, :at);

-- name: remove_decision
DELETE FROM decision WHERE number = :number;

-- name: events
SELECT sequence, kind, at, body FROM event
WHERE sequence > :after ORDER BY sequence LIMIT :limit;

-- name: last_event
SELECT MAX(sequence) FROM event;

-- name: add_event
INSERT INTO event (sequence, kind, at, body)
VALUES ((SELECT COALESCE(MAX(sequence), 0) + 1 FROM event), :kind, :at, :body);
