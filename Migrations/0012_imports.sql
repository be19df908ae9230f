-- An import is undone as a whole (`byregion import --undo`), so the tables know what each one changed. Two reports of a
-- region may be current side by side, so the index on current documents is no longer unique. Mail, saved pages,
-- OpenDocument, PDF, RTF and old Word documents are formats of their own. SQLite cannot change the CHECK of a column,
-- so the table is made anew with its columns in the same order.
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

INSERT INTO documents SELECT * FROM documents_before;

DROP TABLE documents_before;

PRAGMA legacy_alter_table = OFF;

CREATE INDEX documents_current ON documents (region_id, kind) WHERE status = 'current';
CREATE INDEX documents_region ON documents (region_id);
CREATE INDEX documents_location ON documents (location);

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
