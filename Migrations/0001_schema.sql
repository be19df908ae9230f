-- What a Byregion knowledge base holds. The comment behind each table and column is its description: it stays in the
-- file's own schema, so that any SQLite program shows it, and `byregion schema` prints it.
--
-- Everything but documents, document_contents and what the user corrected can be rebuilt from document_contents.
--
-- A list of known values is compared one by one: for an IN of three values or more SQLite would make a table of them
-- for every row that is written.

CREATE TABLE regions ( -- A city region that took part in the programme.
  id   INTEGER PRIMARY KEY, -- Key that other tables call region_id.
  slug TEXT NOT NULL UNIQUE -- Stable short name, the first part of every reference: rana.
       CONSTRAINT "slug is lower-case letters, digits and hyphens" CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  name TEXT NOT NULL -- Name as printed: Ranaregionen.
       CONSTRAINT "name is not empty" CHECK (name <> ''),
  current_documents INTEGER NOT NULL DEFAULT 0 -- How many of its documents are current; 0 where all were removed.
) STRICT;

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
  source      TEXT NOT NULL, -- Name of the file that it was read from, without folders: rana.txt, or all.zip/rana.txt.
  location    TEXT NOT NULL, -- Absolute path of that file, or - for standard input.
  format      TEXT NOT NULL -- plain, markdown, html, docx, odt, pdf, rtf, doc, mail or mhtml.
              CONSTRAINT "format is plain, markdown, html, docx, odt, pdf, rtf, doc, mail or mhtml"
              CHECK (format = 'plain' OR format = 'markdown' OR format = 'html' OR format = 'docx' OR format = 'odt'
                OR format = 'pdf' OR format = 'rtf' OR format = 'doc' OR format = 'mail' OR format = 'mhtml'),
  encoding    TEXT NOT NULL, -- Encoding that its bytes were found to be in.
  sha256      TEXT NOT NULL UNIQUE -- SHA-256 of its bytes, 64 hexadecimal digits.
              CONSTRAINT "sha256 is 64 hexadecimal digits"
              CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  byte_count  INTEGER NOT NULL, -- Size of the source in bytes.
  imported_at TEXT NOT NULL -- When it was imported, UTC: 2015-01-31T12:00:00Z.
) STRICT;

-- Not unique: two reports of a region may be current side by side.
CREATE INDEX documents_current ON documents (region_id, kind) WHERE status = 'current';
CREATE INDEX documents_region ON documents (region_id, kind, revision);
CREATE INDEX documents_location ON documents (location);

-- Imports count by themselves, with triggers off.
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
  UPDATE regions SET current_documents = (
    SELECT count(*) FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current')
  WHERE id = new.region_id;
END;

CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN
  UPDATE regions SET current_documents = (
    SELECT count(*) FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current')
  WHERE id = old.region_id;
END;

CREATE TRIGGER documents_update AFTER UPDATE OF region_id, status ON documents BEGIN
  UPDATE regions SET current_documents = (
    SELECT count(*) FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current')
  WHERE id = old.region_id OR id = new.region_id;
END;

CREATE TABLE document_contents ( -- The bytes of every document, exactly as they were imported.
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  content     BLOB NOT NULL -- Its bytes.
) STRICT;

CREATE TABLE document_descriptions ( -- What users say of a document as a publication.
  sha256       TEXT PRIMARY KEY REFERENCES documents (sha256) ON DELETE CASCADE, -- SHA-256 of the document's bytes.
  title        TEXT, -- Its title, where the first line of the write-up is not that.
  publisher    TEXT, -- Who published it.
  url          TEXT -- Where it is published.
               CONSTRAINT "url is a web address" CHECK (url GLOB 'http://?*' OR url GLOB 'https://?*'),
  published_on TEXT -- When it was published: 2018, 2018-06 or 2018-06-01.
               CONSTRAINT "published_on is a year, a month or a day"
               CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]' OR published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
                 OR published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

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

CREATE INDEX diagnostics_document ON diagnostics (document_id);

CREATE TABLE imports ( -- Each import that changed a document, so that it can be undone as a whole.
  id         INTEGER PRIMARY KEY, -- Number of the import, counting up.
  started_at TEXT NOT NULL, -- When it began, UTC.
  undone_at  TEXT -- When it was undone, UTC; NULL when it was not.
) STRICT;

CREATE TABLE import_changes ( -- The documents that an import added, replaced or made current again.
  import_id     INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE, -- The import.
  document_id   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  status_before TEXT -- The document's status before the import; NULL for one that was new.
                CONSTRAINT "status_before is current, superseded or removed"
                CHECK (status_before = 'current' OR status_before = 'superseded' OR status_before = 'removed'),
  PRIMARY KEY (import_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_changes_document ON import_changes (document_id);

CREATE TABLE import_failures ( -- Files that could not be imported; --retry-failed takes them again.
  location  TEXT PRIMARY KEY, -- Absolute path of the file.
  message   TEXT NOT NULL, -- Why it could not be imported.
  failed_at TEXT NOT NULL -- When, UTC.
) STRICT, WITHOUT ROWID;

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

CREATE INDEX passages_document ON passages (document_id, kind, position);
CREATE INDEX passages_region ON passages (region_id, kind);
CREATE INDEX passages_section ON passages (section_id);

CREATE TABLE reference_counters ( -- The highest number given out in references, so that none is used twice.
  region_id INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  kind      TEXT NOT NULL, -- Kind of passage.
  last      INTEGER NOT NULL, -- Highest number given out.
  PRIMARY KEY (region_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE former_passages ( -- Passages of superseded and removed documents, so that references can come back.
  id          INTEGER PRIMARY KEY, -- Key.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that they stood in.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region that said it.
  kind        TEXT NOT NULL, -- Kind of passage.
  position    INTEGER NOT NULL, -- Place among the document's passages of its kind, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  reference   TEXT NOT NULL, -- The name that it was cited by.
  text        TEXT NOT NULL -- The text.
) STRICT;

CREATE INDEX former_passages_document ON former_passages (document_id, kind, position);
-- The beginning of the text is enough to find one again.
CREATE INDEX former_passages_text ON former_passages (region_id, kind, substr(text, 1, 40));

CREATE TABLE goals ( -- What a region set out to do.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  level       TEXT, -- Label as printed: Hovedmål, Effektmål, Resultatmål, Delmål; NULL without one.
  text        TEXT NOT NULL, -- The goal, label included.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX goals_region ON goals (region_id);
CREATE INDEX goals_section ON goals (section_id);

CREATE TABLE results ( -- What came of a region's project.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  text        TEXT NOT NULL, -- The result.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX results_region ON results (region_id);
CREATE INDEX results_section ON results (section_id);

CREATE TABLE advice ( -- What a region advises others who want to work together.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  number      INTEGER, -- Number that is printed before it; NULL without one.
  text        TEXT NOT NULL, -- The advice.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX advice_region ON advice (region_id);
CREATE INDEX advice_section ON advice (section_id);

CREATE TABLE continuations ( -- What a region works on after the end of the programme.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  text        TEXT NOT NULL, -- What goes on.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX continuations_region ON continuations (region_id);
CREATE INDEX continuations_section ON continuations (section_id);

CREATE TABLE application_excerpts ( -- Paragraphs and list items of the application that a write-up quotes.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  text        TEXT NOT NULL, -- The paragraph or list item.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX application_excerpts_region ON application_excerpts (region_id);
CREATE INDEX application_excerpts_section ON application_excerpts (section_id);

CREATE TABLE attachments ( -- Documents that a write-up names under its heading Dokumenter.
  id          INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, -- Key, the same as in passages.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The write-up that names it.
  section_id  INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE, -- The section that it stands in.
  position    INTEGER NOT NULL, -- Place in printed order, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  text        TEXT NOT NULL, -- Its name as printed.
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX attachments_region ON attachments (region_id);
CREATE INDEX attachments_section ON attachments (section_id);

-- A text that is edited in the table of its kind is edited in passages, where it is searched, and the other way round.
-- No trigger touches a row that holds the text already, so that none sets off another without end.
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
