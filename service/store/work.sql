-- name: find_run
SELECT fingerprint, reading_done FROM run;

-- name: set_run
INSERT INTO run (fingerprint, reading_done) VALUES (:fingerprint, 0);

-- name: forget_run
DELETE FROM run;

-- name: forget_articles
DELETE FROM article;

-- name: forget_bodies
DELETE FROM body;

-- name: forget_repeated
DELETE FROM repeated;

-- name: forget_keys
DELETE FROM article_key;

-- name: forget_numbers
DELETE FROM numbered;

-- name: forget_rejections
DELETE FROM rejection;

-- name: forget_links
DELETE FROM link;

-- name: number_articles
INSERT INTO numbered (number, serial)
SELECT row_number() OVER (ORDER BY id) - 1, serial FROM article WHERE rival_file IS NULL;

-- name: finish_reading
UPDATE run SET reading_done = 1;

-- name: find_article
SELECT serial, digest, file, line, rival_file, rival_line FROM article WHERE id = :id;

-- name: add_article
INSERT INTO article (id, digest, file, line) VALUES (:id, :digest, :file, :line);

-- name: add_body
INSERT INTO body (serial, body) VALUES (:serial, :body);

-- name: body
SELECT body FROM body WHERE serial = :serial;

-- name: set_body
UPDATE body SET body = :body WHERE serial = :serial;

-- name: drop_body
DELETE FROM body WHERE serial = :serial;

-- name: renew_article
UPDATE article SET serial = (SELECT MAX(serial) FROM article) + 1 WHERE serial = :serial
RETURNING serial;

-- name: add_key
INSERT INTO article_key (kind, value, serial) VALUES (:kind, :value, :serial);

-- name: add_repeated
INSERT OR IGNORE INTO repeated (serial, file, line) VALUES (:serial, :file, :line);

-- name: set_rival
UPDATE article SET rival_file = :file, rival_line = :line WHERE serial = :serial;

-- name: repeated_of
SELECT file, line FROM repeated WHERE serial = :serial;

-- name: move_repeated
UPDATE repeated SET serial = :renewed WHERE serial = :serial;

-- name: drop_repeated
DELETE FROM repeated WHERE serial = :serial;

-- name: count_repeated
SELECT COUNT(*) FROM repeated;

-- name: add_rejection
INSERT OR IGNORE INTO rejection (file, line, body) VALUES (:file, :line, :body);

-- name: rejections
SELECT body FROM rejection ORDER BY file, line, body;

-- name: count_articles
SELECT COUNT(*) FROM article WHERE rival_file IS NULL;

-- name: ids
SELECT id FROM article WHERE rival_file IS NULL ORDER BY id;

-- name: article_body
SELECT body FROM numbered JOIN body USING (serial) WHERE number = :number;

-- name: same_keys
SELECT group_concat(number)
FROM article_key JOIN numbered USING (serial)
WHERE kind = :kind
GROUP BY value
HAVING COUNT(*) > 1
ORDER BY value;

-- name: find_vectors
SELECT data, sentences, dimensions FROM vector WHERE content = :content AND encoder = :encoder;

-- name: put_vectors
INSERT OR REPLACE INTO vector (content, encoder, sentences, dimensions, data)
VALUES (:content, :encoder, :sentences, :dimensions, :data);

-- name: missing_vectors
SELECT asked.value FROM json_each(:contents) AS asked
WHERE NOT EXISTS (SELECT 1 FROM vector WHERE content = asked.value AND encoder = :encoder);

-- name: add_link
INSERT OR REPLACE INTO link (a, b, body) VALUES (:a, :b, :body);

-- name: links
SELECT a, b, body FROM link ORDER BY a, b;
