-- Vectors are on a grid and written in another way, verdicts follow from them. The next run reads
-- its input and encodes anew.
DELETE FROM run;
DELETE FROM article;
DELETE FROM body;
DELETE FROM repeated;
DELETE FROM article_key;
DELETE FROM numbered;
DELETE FROM rejection;
DELETE FROM link;
DELETE FROM vector;
