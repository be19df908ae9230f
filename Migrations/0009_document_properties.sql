-- What documents say of themselves as publications, beside what users say of them in document_descriptions; a saved
-- query that finds a passage by its reference; and one index less.

CREATE TABLE document_properties ( -- What a document says of itself as a publication: in its properties or its head.
  document_id  INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- The document.
  title        TEXT, -- Its title; NULL where it states none.
  publisher    TEXT, -- Who published it.
  url          TEXT, -- Where it is published: a web address.
  published_on TEXT -- When it was published, or was last changed: 2018, 2018-06 or 2018-06-01.
) STRICT;

-- Imports note by themselves what they change, with triggers off.

CREATE TRIGGER document_properties_insert_noted AFTER INSERT ON document_properties BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER document_properties_delete_noted AFTER DELETE ON document_properties BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER document_properties_update_noted AFTER UPDATE ON document_properties BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE VIEW publications AS -- One row a document: what it is as a publication, by what users say, else by itself.
SELECT
  documents.id AS document_id, -- The document.
  coalesce(described.title, stated.title, documents.title) AS title, -- Its title, or the first line of the write-up.
  coalesce(described.publisher, stated.publisher) AS publisher, -- Who published it.
  coalesce(described.url, stated.url) AS url, -- Where it is published.
  coalesce(described.published_on, stated.published_on) AS published_on -- When: 2018, 2018-06 or 2018-06-01.
FROM documents
LEFT JOIN document_descriptions AS described ON described.sha256 = documents.sha256
LEFT JOIN document_properties AS stated ON stated.document_id = documents.id;

-- No index holds references. A condition on the region, with which a reference begins, finds one at once in every program.
INSERT OR IGNORE INTO saved_queries (name, description, sql) VALUES
('passage-by-reference', 'One passage by its reference, found through its region: as fast in a large file as in a small one.',
'SELECT passages.reference, regions.name AS region, passages.kind, passages.text, documents.source, passages.line
FROM regions
JOIN passages ON passages.region_id = regions.id
JOIN documents ON documents.id = passages.document_id
WHERE regions.slug = substr(:reference, 1, instr(:reference, ''/'') - 1) AND passages.reference = :reference');

INSERT OR IGNORE INTO saved_query_parameters (query, name, value) VALUES
('passage-by-reference', 'reference', 'rana/advice/2');

-- documents_region begins with the same columns, and a region has few documents of a kind.
DROP INDEX documents_current;
