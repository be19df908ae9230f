-- Known values are compared one by one. For an IN of three values or more SQLite makes a table of them anew for every
-- row that is written: the insertion of a passage cost 3.6 times as much. SQLite cannot change the CHECK of a column,
-- so the tables are made anew, with their columns in the same order, by which `database rescue` knows its rows. With
-- legacy_alter_table no reference of another table, trigger or view follows an old table to its new name.
PRAGMA legacy_alter_table = ON;

ALTER TABLE documents RENAME TO documents_before;

CREATE TABLE documents ( -- A write-up that was imported, every revision of it.
  id          INTEGER PRIMARY KEY, -- Key that other tables call document_id.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region that it tells of.
  kind        TEXT NOT NULL -- final (results and advice), application or phase1.
              CONSTRAINT "kind is final, application or phase1"
              CHECK (kind = 'final' OR kind = 'application' OR kind = 'phase1'),
  status      TEXT NOT NULL -- current, superseded by a later revision, or removed by the user.
              CONSTRAINT "status is current, superseded or removed"
              CHECK (status = 'current' OR status = 'superseded' OR status = 'removed'),
  revision    INTEGER NOT NULL -- 1 for the first document of its region and kind, then counting up.
              CONSTRAINT "revision counts from 1" CHECK (revision >= 1),
  title       TEXT NOT NULL, -- First line of the write-up.
  language    TEXT NOT NULL -- nb (Bokmål), nn (Nynorsk) or mixed.
              CONSTRAINT "language is nb, nn or mixed"
              CHECK (language = 'nb' OR language = 'nn' OR language = 'mixed'),
  source      TEXT NOT NULL, -- Name of the file that it was read from, without folders.
  location    TEXT NOT NULL, -- Absolute path of that file, or - for standard input.
  format      TEXT NOT NULL -- plain, markdown, html or docx.
              CONSTRAINT "format is plain, markdown, html or docx"
              CHECK (format = 'plain' OR format = 'markdown' OR format = 'html' OR format = 'docx'),
  encoding    TEXT NOT NULL, -- Encoding that its bytes were found to be in.
  sha256      TEXT NOT NULL UNIQUE -- SHA-256 of its bytes, 64 hexadecimal digits.
              CONSTRAINT "sha256 is 64 hexadecimal digits"
              CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  byte_count  INTEGER NOT NULL, -- Size of the source in bytes.
  imported_at TEXT NOT NULL -- When it was imported, UTC: 2015-01-31T12:00:00Z.
) STRICT;

INSERT INTO documents SELECT * FROM documents_before;

DROP TABLE documents_before;

CREATE UNIQUE INDEX documents_current ON documents (region_id, kind) WHERE status = 'current';
CREATE INDEX documents_region ON documents (region_id);
CREATE INDEX documents_location ON documents (location);

ALTER TABLE diagnostics RENAME TO diagnostics_before;

CREATE TABLE diagnostics ( -- What was not certain when a document was read.
  id          INTEGER PRIMARY KEY, -- Key.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  severity    TEXT NOT NULL -- error, warning or note.
              CONSTRAINT "severity is error, warning or note"
              CHECK (severity = 'error' OR severity = 'warning' OR severity = 'note'),
  identifier  TEXT NOT NULL, -- What kind of doubt: heading-misspelt. `byregion inspect diagnostic` explains it.
  message     TEXT NOT NULL, -- What was decided.
  line        INTEGER NOT NULL, -- Line in the source, from 1.
  "column"    INTEGER NOT NULL -- Column in that line, in characters, from 1.
) STRICT;

INSERT INTO diagnostics SELECT * FROM diagnostics_before;

DROP TABLE diagnostics_before;

CREATE INDEX diagnostics_document ON diagnostics (document_id);

ALTER TABLE sections RENAME TO sections_before;

CREATE TABLE sections ( -- A part of a document under one heading.
  id          INTEGER PRIMARY KEY, -- Key that other tables call section_id.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  position    INTEGER NOT NULL, -- Place in the document, from 1.
  kind        TEXT NOT NULL -- lead, goals, results, advice, continuation, application, documents, facts or other.
              CONSTRAINT "kind is a known kind of section"
              CHECK (kind = 'lead' OR kind = 'goals' OR kind = 'results' OR kind = 'advice' OR kind = 'continuation'
                OR kind = 'application' OR kind = 'documents' OR kind = 'facts' OR kind = 'other'),
  heading     TEXT, -- Heading as printed; NULL for a lead.
  line        INTEGER NOT NULL, -- Line of the heading in the source, from 1.
  UNIQUE (document_id, position)
) STRICT;

INSERT INTO sections SELECT * FROM sections_before;

DROP TABLE sections_before;

ALTER TABLE passages RENAME TO passages_before;

CREATE TABLE passages ( -- Every text that can be searched: an entry, a paragraph, a line of facts.
  id          INTEGER PRIMARY KEY, -- Key, the same as in the table of its kind, and rowid of passages_fts.
  kind        TEXT NOT NULL -- lead, goal, result, advice, continuation, application, attachment, fact or other.
              CONSTRAINT "kind is a known kind of passage"
              CHECK (kind = 'lead' OR kind = 'goal' OR kind = 'result' OR kind = 'advice' OR kind = 'continuation'
                OR kind = 'application' OR kind = 'attachment' OR kind = 'fact' OR kind = 'other'),
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region that says it.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place among the document's passages of its kind, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  marker      TEXT, -- List marker as printed; NULL for a paragraph.
  depth       INTEGER NOT NULL, -- 0 for a paragraph, 1 for a list item, 2 for an item within an item.
  reference   TEXT NOT NULL UNIQUE, -- Stable name for citing it: rana/advice/2.
  title       TEXT NOT NULL, -- Name of the region, searched along with the text but counting less.
  text        TEXT NOT NULL -- The text, white space and soft hyphens normalised.
) STRICT;

INSERT INTO passages SELECT * FROM passages_before;

DROP TABLE passages_before;

CREATE INDEX passages_document ON passages (document_id, kind, position);
CREATE INDEX passages_region ON passages (region_id, kind);
CREATE INDEX passages_section ON passages (section_id);

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

ALTER TABLE region_names RENAME TO region_names_before;

CREATE TABLE region_names ( -- Every form of a region's name, with where it was seen.
  id          INTEGER PRIMARY KEY, -- Key.
  region_id   INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  name        TEXT NOT NULL, -- The form as printed.
  source      TEXT NOT NULL -- title, facts, heading, or user for a form that `correct alias` added.
              CONSTRAINT "source is title, facts, heading or user"
              CHECK (source = 'title' OR source = 'facts' OR source = 'heading' OR source = 'user'),
  document_id INTEGER REFERENCES documents (id) ON DELETE CASCADE, -- The document that prints it; NULL for a user's.
  UNIQUE (region_id, name, source, document_id)
) STRICT;

INSERT INTO region_names SELECT * FROM region_names_before;

DROP TABLE region_names_before;

CREATE INDEX region_names_document ON region_names (document_id);

ALTER TABLE document_municipalities RENAME TO document_municipalities_before;

CREATE TABLE document_municipalities ( -- The municipalities that a document's facts name, as printed.
  id                  INTEGER PRIMARY KEY, -- Key.
  document_id         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  position            INTEGER NOT NULL, -- Place in printed order, from 1, the applicant first.
  role                TEXT NOT NULL -- applicant or partner.
                      CONSTRAINT "role is applicant or partner"
                      CHECK (role = 'applicant' OR role = 'partner'),
  printed_name        TEXT NOT NULL, -- Name as printed.
  municipality_number TEXT REFERENCES municipalities (number), -- Its number; NULL when no register knows the name.
  resolved_by         TEXT NOT NULL, -- What decided the number: its name alone, its neighbours, the user.
  certainty           TEXT NOT NULL -- certain, likely, guess or unresolved.
                      CONSTRAINT "certainty is certain, likely, guess or unresolved"
                      CHECK (certainty = 'certain' OR certainty = 'likely' OR certainty = 'guess'
                        OR certainty = 'unresolved'),
  UNIQUE (document_id, position)
) STRICT;

INSERT INTO document_municipalities SELECT * FROM document_municipalities_before;

DROP TABLE document_municipalities_before;

CREATE INDEX document_municipalities_number ON document_municipalities (municipality_number);

PRAGMA legacy_alter_table = OFF;
