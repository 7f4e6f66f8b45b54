-- Articles are written in another way. The next run reads its input anew; vectors stay.
DELETE FROM run;
DELETE FROM article;
DELETE FROM body;
DELETE FROM repeated;
DELETE FROM article_key;
DELETE FROM numbered;
DELETE FROM rejection;
DELETE FROM link;
