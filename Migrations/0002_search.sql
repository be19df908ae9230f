-- The search index, and the vocabulary by which a word of a question is expanded into other words. All of it is derived
-- from passages; imports, removals and rebuilds keep the vocabulary in step with passages_fts.

-- The words as printed, with a tokenizer that every SQLite program has. Datasette and sqlite-utils look for
-- content="passages", to the letter.
CREATE VIRTUAL TABLE passages_fts USING fts5 ( -- Full-text index of passages, for MATCH: words as printed.
  text, title,
  content="passages", content_rowid="id",
  tokenize = 'unicode61 remove_diacritics 0'
);

-- Whoever writes a passage, in whatever program, keeps the index right.
CREATE TRIGGER passages_insert AFTER INSERT ON passages BEGIN
  INSERT INTO passages_fts (rowid, text, title) VALUES (new.id, new.text, new.title);
END;

CREATE TRIGGER passages_delete AFTER DELETE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, text, title) VALUES ('delete', old.id, old.text, old.title);
END;

CREATE TRIGGER passages_update AFTER UPDATE OF text, title ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, text, title) VALUES ('delete', old.id, old.text, old.title);
  INSERT INTO passages_fts (rowid, text, title) VALUES (new.id, new.text, new.title);
END;

CREATE TABLE words ( -- Every word of the search index, as its tokenizer gives it: in lower case.
  word     TEXT PRIMARY KEY, -- The word.
  id       INTEGER NOT NULL UNIQUE, -- Number that word_grams calls it by, from 1; never given to two words.
  passages INTEGER NOT NULL -- Number of passages that hold the word.
           CONSTRAINT "a word stands in at least one passage" CHECK (passages > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE word_grams ( -- The words that hold a letter 4-gram of the bare spelling with its edges marked: ^bye.
  id    INTEGER PRIMARY KEY, -- The gram's four bytes as a number, times 65536, plus words.id divided by 65536.
  words BLOB NOT NULL -- Remainders of words.id by 65536, two bytes each, low byte first. Gram 0: the words' weights.
) STRICT;

CREATE TABLE synonyms ( -- Words of the programme that mean the same though they are not spelt alike.
  word   TEXT NOT NULL -- A word in lower case.
         CONSTRAINT "word is not empty" CHECK (word <> ''),
  other  TEXT NOT NULL -- What is searched for beside it, and the other way round: a word, or words with spaces between.
         CONSTRAINT "other is another word" CHECK (other <> '' AND other <> word),
  source TEXT NOT NULL -- program, or user for one that `correct synonym` added.
         CONSTRAINT "source is program or user" CHECK (source IN ('program', 'user')),
  PRIMARY KEY (word, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX synonyms_other ON synonyms (other);

INSERT INTO synonyms (word, other, source) VALUES
  ('tilråding', 'anbefaling', 'program'),
  ('råd', 'anbefaling', 'program'),
  ('verksemd', 'virksomhet', 'program'),
  ('verksemd', 'bedrift', 'program'),
  ('bedrift', 'virksomhet', 'program'),
  ('føretak', 'foretak', 'program'),
  ('føresetnad', 'forutsetning', 'program'),
  ('erfaring', 'røynsle', 'program'),
  ('mogelegheit', 'mulighet', 'program'),
  ('høve', 'mulighet', 'program'),
  ('tilhøve', 'forhold', 'program'),
  ('styresmakt', 'myndighet', 'program'),
  ('rettleiing', 'veiledning', 'program'),
  ('ordskifte', 'debatt', 'program'),
  ('samhandling', 'samarbeid', 'program'),
  ('tettsted', 'tettstad', 'program'),
  ('bustad', 'bolig', 'program'),
  ('born', 'barn', 'program'),
  ('framgang', 'fremskritt', 'program'),
  ('stp', 'strategisk næringsplan', 'program'),
  ('rkk', 'regionalt kompetansekontor', 'program'),
  ('kmd', 'kommunal- og moderniseringsdepartementet', 'program'),
  ('fou', 'forskning og utvikling', 'program'),
  ('fylkesmann', 'statsforvalter', 'program');

-- Every place where a word stands: doc is passages.id, col text or title, offset the place among the column's words.
CREATE VIRTUAL TABLE word_places USING fts5vocab ( -- Where each word of the search index stands, for SQL.
  'passages_fts', 'instance'
);
