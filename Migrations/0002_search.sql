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
