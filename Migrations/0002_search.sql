-- The vocabulary of the search index: what a word of a question is turned into other words by. Derived from passages,
-- and kept in step with passages_fts by whoever imports, removes or rebuilds.

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
CREATE VIRTUAL TABLE word_places USING fts5vocab('passages_fts', 'instance');
