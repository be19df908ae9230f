-- Documents of word processors (.docx) are a format of their own. SQLite cannot change the CHECK of a column, so the
-- table is made anew; it keeps its columns' order, by which `database rescue` knows its rows. With
-- legacy_alter_table no reference of another table or view follows the old table to its new name.
PRAGMA legacy_alter_table = ON;

ALTER TABLE documents RENAME TO documents_before;

CREATE TABLE documents ( -- A write-up that was imported, every revision of it.
  id          INTEGER PRIMARY KEY, -- Key that other tables call document_id.
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region that it tells of.
  kind        TEXT NOT NULL -- final (results and advice), application or phase1.
              CONSTRAINT "kind is final, application or phase1" CHECK (kind IN ('final', 'application', 'phase1')),
  status      TEXT NOT NULL -- current, superseded by a later revision, or removed by the user.
              CONSTRAINT "status is current, superseded or removed"
              CHECK (status IN ('current', 'superseded', 'removed')),
  revision    INTEGER NOT NULL -- 1 for the first document of its region and kind, then counting up.
              CONSTRAINT "revision counts from 1" CHECK (revision >= 1),
  title       TEXT NOT NULL, -- First line of the write-up.
  language    TEXT NOT NULL -- nb (Bokmål), nn (Nynorsk) or mixed.
              CONSTRAINT "language is nb, nn or mixed" CHECK (language IN ('nb', 'nn', 'mixed')),
  source      TEXT NOT NULL, -- Name of the file that it was read from, without folders.
  location    TEXT NOT NULL, -- Absolute path of that file, or - for standard input.
  format      TEXT NOT NULL -- plain, markdown, html or docx.
              CONSTRAINT "format is plain, markdown, html or docx"
              CHECK (format IN ('plain', 'markdown', 'html', 'docx')),
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

CREATE UNIQUE INDEX documents_current ON documents (region_id, kind) WHERE status = 'current';
CREATE INDEX documents_region ON documents (region_id);
CREATE INDEX documents_location ON documents (location);
