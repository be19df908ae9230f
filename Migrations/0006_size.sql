-- Each text and each printed municipality is stored once: goals, results, advice and the like, and the municipalities
-- of regions, are views. The bytes of documents may be packed, indexes are small, and locations may be relative.

-- The tables that are made anew keep their names in the schema of whoever refers to them.
PRAGMA legacy_alter_table = ON;

DROP VIEW region_overview;
DROP VIEW advice_overview;

CREATE TABLE passages_new ( -- Every text that can be searched: an entry, a paragraph, a line of facts.
  id          INTEGER PRIMARY KEY, -- Key, and rowid of passages_fts.
  kind        TEXT NOT NULL -- lead, goal, result, advice, continuation, application, attachment, fact or other.
              CONSTRAINT "kind is a known kind of passage"
              CHECK (kind = 'lead' OR kind = 'goal' OR kind = 'result' OR kind = 'advice' OR kind = 'continuation'
                OR kind = 'application' OR kind = 'attachment' OR kind = 'fact' OR kind = 'other'),
  region_id   INTEGER NOT NULL REFERENCES regions (id), -- The region that says it.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that it stands in.
  section_id  INTEGER NOT NULL, -- The section that it stands in: sections.id.
  position    INTEGER NOT NULL, -- Place among the document's passages of its kind, from 1.
  line        INTEGER NOT NULL, -- First line in the source, from 1.
  marker      TEXT, -- List marker as printed; NULL for a paragraph.
  depth       INTEGER NOT NULL, -- 0 for a paragraph, 1 for a list item, 2 for an item within an item.
  level       TEXT, -- Label of a goal as printed: Hovedmål, Effektmål, Resultatmål, Delmål; NULL without one.
  number      INTEGER, -- Number that is printed before a piece of advice; NULL without one.
  reference   TEXT NOT NULL, -- Stable name for citing it, which no other has: rana/advice/2.
  title       TEXT NOT NULL, -- Name of the region, searched along with the text but counting less.
  text        TEXT NOT NULL -- The text, white space and soft hyphens normalised.
) STRICT;

INSERT INTO passages_new (id, kind, region_id, document_id, section_id, position, line, marker, depth, level, number,
  reference, title, text)
SELECT passages.id, passages.kind, passages.region_id, passages.document_id, passages.section_id, passages.position,
  passages.line, passages.marker, passages.depth, goals.level, advice.number, passages.reference, passages.title,
  passages.text
FROM passages
LEFT JOIN goals ON goals.id = passages.id
LEFT JOIN advice ON advice.id = passages.id
ORDER BY passages.id;

DROP TABLE goals;
DROP TABLE results;
DROP TABLE advice;
DROP TABLE continuations;
DROP TABLE application_excerpts;
DROP TABLE attachments;
DROP TABLE passages;
ALTER TABLE passages_new RENAME TO passages;

-- A reference is looked up through its region, so that no index holds all of them.
CREATE INDEX passages_document ON passages (document_id);
CREATE INDEX passages_region ON passages (region_id, kind);

-- Whoever writes a passage, in whatever program, keeps the index right, and gives no reference twice.
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

CREATE TRIGGER passages_insert_reference BEFORE INSERT ON passages BEGIN
  SELECT raise(ABORT, 'another passage has this reference')
  FROM passages WHERE region_id = new.region_id AND reference = new.reference;
END;

CREATE TRIGGER passages_update_reference BEFORE UPDATE OF region_id, reference ON passages BEGIN
  SELECT raise(ABORT, 'another passage has this reference')
  FROM passages WHERE region_id = new.region_id AND reference = new.reference AND id <> old.id;
END;

CREATE VIEW goals AS -- What a region set out to do.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.level AS level, -- Label as printed: Hovedmål, Effektmål, Resultatmål, Delmål; NULL without one.
  passages.text AS text -- The goal, label included.
FROM passages WHERE passages.kind = 'goal';

CREATE TRIGGER goals_update INSTEAD OF UPDATE ON goals BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, level = new.level, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER goals_delete INSTEAD OF DELETE ON goals BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

CREATE VIEW results AS -- What came of a region's project.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.text AS text -- The result.
FROM passages WHERE passages.kind = 'result';

CREATE TRIGGER results_update INSTEAD OF UPDATE ON results BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER results_delete INSTEAD OF DELETE ON results BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

CREATE VIEW advice AS -- What a region advises others who want to work together.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.number AS number, -- Number that is printed before it; NULL without one.
  passages.text AS text -- The advice.
FROM passages WHERE passages.kind = 'advice';

CREATE TRIGGER advice_update INSTEAD OF UPDATE ON advice BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, number = new.number, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER advice_delete INSTEAD OF DELETE ON advice BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

CREATE VIEW continuations AS -- What a region works on after the end of the programme.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.text AS text -- What goes on.
FROM passages WHERE passages.kind = 'continuation';

CREATE TRIGGER continuations_update INSTEAD OF UPDATE ON continuations BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER continuations_delete INSTEAD OF DELETE ON continuations BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

CREATE VIEW application_excerpts AS -- Paragraphs and list items of the application that a write-up quotes.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.text AS text -- The paragraph or list item.
FROM passages WHERE passages.kind = 'application';

CREATE TRIGGER application_excerpts_update INSTEAD OF UPDATE ON application_excerpts BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER application_excerpts_delete INSTEAD OF DELETE ON application_excerpts BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

CREATE VIEW attachments AS -- Documents that a write-up names under its heading Dokumenter.
SELECT
  passages.id AS id, -- Key, the same as in passages.
  passages.region_id AS region_id, -- The region.
  passages.document_id AS document_id, -- The document that it stands in.
  passages.section_id AS section_id, -- The section that it stands in.
  passages.position AS position, -- Place in printed order, from 1.
  passages.line AS line, -- First line in the source, from 1.
  passages.text AS text -- Its name as printed.
FROM passages WHERE passages.kind = 'attachment';

CREATE TRIGGER attachments_update INSTEAD OF UPDATE ON attachments BEGIN
  UPDATE passages SET id = new.id, region_id = new.region_id, document_id = new.document_id, section_id =
    new.section_id, position = new.position, line = new.line, text = new.text
  WHERE id = old.id;
END;

CREATE TRIGGER attachments_delete INSTEAD OF DELETE ON attachments BEGIN
  DELETE FROM passages WHERE id = old.id;
END;

-- Imports delete the passages by themselves, with triggers off.
CREATE TRIGGER sections_delete AFTER DELETE ON sections BEGIN
  DELETE FROM passages WHERE document_id = old.document_id AND section_id = old.id;
END;

CREATE TABLE document_contents_new ( -- The bytes of every document, exactly as they were imported.
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  -- By zlib, as in SQLite's archives, so that SQLite's shell unpacks them.
  content     BLOB NOT NULL -- Its bytes, packed where shorter: sqlar_uncompress(content, documents.byte_count).
) STRICT;

INSERT INTO document_contents_new (document_id, content) SELECT document_id, content FROM document_contents;
DROP TABLE document_contents;
ALTER TABLE document_contents_new RENAME TO document_contents;

CREATE TABLE document_municipalities_new ( -- The municipalities that a document's facts name, as printed.
  id                  INTEGER PRIMARY KEY, -- Key.
  document_id         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  position            INTEGER NOT NULL, -- Place in printed order, from 1, the applicant first.
  member              INTEGER, -- Place among the municipalities, from 1; NULL where one is printed again.
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

INSERT INTO document_municipalities_new (id, document_id, position, member, role, printed_name, municipality_number,
  resolved_by, certainty)
SELECT named.id, named.document_id, named.position,
  CASE WHEN named.position = first.position THEN
    row_number() OVER (PARTITION BY named.document_id, named.position = first.position ORDER BY named.position) END,
  named.role, named.printed_name, named.municipality_number, named.resolved_by, named.certainty
FROM document_municipalities AS named
JOIN (
  SELECT document_id, coalesce(municipality_number, printed_name) AS municipality, min(position) AS position
  FROM document_municipalities GROUP BY 1, 2
) AS first ON first.document_id = named.document_id
  AND first.municipality = coalesce(named.municipality_number, named.printed_name)
ORDER BY named.id;

CREATE TABLE regions_new ( -- A city region that took part in the programme.
  id   INTEGER PRIMARY KEY, -- Key that other tables call region_id.
  slug TEXT NOT NULL UNIQUE -- Stable short name, the first part of every reference: rana.
       CONSTRAINT "slug is lower-case letters, digits and hyphens" CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  name TEXT NOT NULL -- Name as printed: Ranaregionen.
       CONSTRAINT "name is not empty" CHECK (name <> ''),
  current_documents INTEGER NOT NULL DEFAULT 0, -- How many of its documents are current; 0 where all were removed.
  members_document_id INTEGER -- The document whose municipalities are the region's: the newest that names some.
       REFERENCES documents (id) ON DELETE SET NULL
) STRICT;

INSERT INTO regions_new (id, slug, name, current_documents, members_document_id)
SELECT id, slug, name, current_documents,
  (SELECT document_id FROM region_municipalities WHERE region_id = regions.id LIMIT 1)
FROM regions;

DROP TABLE region_municipalities;
DROP TABLE document_municipalities;
ALTER TABLE document_municipalities_new RENAME TO document_municipalities;
DROP TABLE regions;
ALTER TABLE regions_new RENAME TO regions;

CREATE TABLE documents_new ( -- A write-up that was imported, every revision of it.
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
  location    TEXT NOT NULL, -- Path of that file, relative to this file's folder if below it; - for standard input.
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

INSERT INTO documents_new (id, region_id, kind, status, revision, title, language, source, location, format, encoding,
  sha256, byte_count, imported_at)
SELECT id, region_id, kind, status, revision, title, language, source, location, format, encoding, sha256, byte_count,
  imported_at
FROM documents ORDER BY id;

DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;

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

CREATE INDEX document_municipalities_number ON document_municipalities (municipality_number);
CREATE INDEX regions_members ON regions (members_document_id);

PRAGMA legacy_alter_table = OFF;

CREATE VIEW region_municipalities AS -- One row a municipality of a region, by its newest document that names them.
SELECT
  named.id AS id, -- Key, the same as in document_municipalities.
  regions.id AS region_id, -- The region.
  named.member AS position, -- Place in printed order, from 1, the applicant first.
  named.role AS role, -- applicant or partner.
  named.municipality_number AS municipality_number, -- Its number; NULL when no register knows the name.
  named.printed_name AS printed_name, -- Name as printed.
  named.document_id AS document_id, -- The document that names it.
  named.resolved_by AS resolved_by, -- What decided the number: its name alone, its neighbours, the user.
  named.certainty AS certainty -- certain, likely, guess or unresolved.
FROM regions JOIN document_municipalities AS named ON named.document_id = regions.members_document_id
WHERE named.member IS NOT NULL;

-- The views name regions alike, by slug and name, so that they join with each other.
CREATE VIEW region_overview AS -- One row a region: who took part, how many live there, how much it says.
SELECT
  regions.slug AS slug, -- Slug, the first part of every reference.
  regions.name AS name, -- Name as printed.
  coalesce(municipalities.name, member.printed_name) AS applicant, -- Municipality that applied.
  counties.name AS county, -- County of the applicant, on 1 January 2015.
  (SELECT count(*) FROM region_municipalities WHERE region_id = regions.id) AS municipalities, -- How many.
  facts.population AS population, -- Inhabitants, by the newest document that tells.
  facts.population_date AS population_date, -- Date of that figure.
  facts.area_km2 AS area_km2, -- Area in square kilometres.
  round(facts.population / facts.area_km2, 1) AS density, -- Inhabitants per square kilometre.
  (SELECT count(*) FROM goals WHERE goals.region_id = regions.id) AS goals, -- How many goals.
  (SELECT count(*) FROM results WHERE results.region_id = regions.id) AS results, -- How many results.
  (SELECT count(*) FROM advice WHERE advice.region_id = regions.id) AS advice, -- How many pieces of advice.
  (SELECT count(*) FROM continuations WHERE continuations.region_id = regions.id) AS continuations -- What goes on.
FROM regions
-- The applicant stands first; a second one, where facts name two, makes no second row.
LEFT JOIN document_municipalities AS member
  ON member.document_id = regions.members_document_id AND member.member = 1 AND member.role = 'applicant'
LEFT JOIN municipalities ON municipalities.number = member.municipality_number
LEFT JOIN counties ON counties.number = municipalities.county_number
LEFT JOIN region_facts AS facts ON facts.id = (
  SELECT region_facts.id FROM region_facts JOIN documents ON documents.id = region_facts.document_id
  WHERE region_facts.region_id = regions.id AND documents.status = 'current'
    AND (region_facts.population IS NOT NULL OR region_facts.area_km2 IS NOT NULL)
  ORDER BY documents.kind = 'final' DESC, region_facts.population_date DESC, documents.id DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current');

CREATE VIEW advice_overview AS -- One row a piece of advice, with who gives it.
SELECT
  passages.reference AS reference, -- Stable name for citing it: rana/advice/2.
  regions.name AS region, -- Region that gives it.
  coalesce(applicant.name, member.printed_name) AS applicant, -- Municipality that applied for the region.
  counties.name AS county, -- County of the applicant, on 1 January 2015.
  passages.number AS number, -- Number that is printed before it.
  passages.text AS text, -- The advice.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM passages
JOIN regions ON regions.id = passages.region_id
LEFT JOIN document_municipalities AS member
  ON member.document_id = regions.members_document_id AND member.member = 1 AND member.role = 'applicant'
LEFT JOIN municipalities AS applicant ON applicant.number = member.municipality_number
LEFT JOIN counties ON counties.number = applicant.county_number
WHERE passages.kind = 'advice'
ORDER BY regions.slug, passages.document_id, passages.position;
