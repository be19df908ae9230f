-- A text that is mended in passages, where it is searched, is mended in the table of its kind too: until now only the
-- other way was seen to. Each trigger leaves alone what says the same already, so that none sets off the other again.

DROP TRIGGER goals_text;
DROP TRIGGER results_text;
DROP TRIGGER advice_text;
DROP TRIGGER continuations_text;
DROP TRIGGER application_excerpts_text;
DROP TRIGGER attachments_text;

CREATE TRIGGER goals_text AFTER UPDATE OF text ON goals BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER results_text AFTER UPDATE OF text ON results BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER advice_text AFTER UPDATE OF text ON advice BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER continuations_text AFTER UPDATE OF text ON continuations BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER application_excerpts_text AFTER UPDATE OF text ON application_excerpts BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER attachments_text AFTER UPDATE OF text ON attachments BEGIN
  UPDATE passages SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

CREATE TRIGGER passages_text AFTER UPDATE OF text ON passages WHEN new.text IS NOT old.text BEGIN
  UPDATE goals SET text = new.text WHERE id = new.id AND text IS NOT new.text;
  UPDATE results SET text = new.text WHERE id = new.id AND text IS NOT new.text;
  UPDATE advice SET text = new.text WHERE id = new.id AND text IS NOT new.text;
  UPDATE continuations SET text = new.text WHERE id = new.id AND text IS NOT new.text;
  UPDATE application_excerpts SET text = new.text WHERE id = new.id AND text IS NOT new.text;
  UPDATE attachments SET text = new.text WHERE id = new.id AND text IS NOT new.text;
END;

-- The same table, with a description.
DROP TABLE word_places;

CREATE VIRTUAL TABLE word_places USING fts5vocab ( -- Where each word of the search index stands, for SQL.
  'passages_fts', 'instance'
);
