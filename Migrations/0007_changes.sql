-- What changed, in order, so that a publication in another database sends what is new there and nothing else.

CREATE TABLE changes ( -- Each change of a document or a region, in order, for `byregion publish`.
  number      INTEGER PRIMARY KEY, -- Counting up; 0 is the making of the file, whose stamp names it.
  document_id INTEGER, -- The document, which may be gone since; NULL where the change was of a region.
  region_id   INTEGER, -- The region, which may be gone since; NULL where the change was of a document alone.
  stamp       INTEGER NOT NULL DEFAULT (random()) -- By chance; tells copies of a file that went on differently apart.
) STRICT;

INSERT INTO changes (number) VALUES (0);

-- Imports note by themselves what they change, with triggers off. These are for other changes, in whatever program.

CREATE TRIGGER documents_insert_noted AFTER INSERT ON documents BEGIN
  INSERT INTO changes (document_id) VALUES (new.id);
END;

CREATE TRIGGER documents_delete_noted AFTER DELETE ON documents BEGIN
  INSERT INTO changes (document_id) VALUES (old.id);
END;

CREATE TRIGGER documents_update_noted AFTER UPDATE ON documents BEGIN
  INSERT INTO changes (document_id) VALUES (old.id);
  INSERT INTO changes (document_id) SELECT new.id WHERE new.id IS NOT old.id;
END;

CREATE TRIGGER document_contents_insert_noted AFTER INSERT ON document_contents BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER document_contents_delete_noted AFTER DELETE ON document_contents BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER document_contents_update_noted AFTER UPDATE ON document_contents BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER diagnostics_insert_noted AFTER INSERT ON diagnostics BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER diagnostics_delete_noted AFTER DELETE ON diagnostics BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER diagnostics_update_noted AFTER UPDATE ON diagnostics BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER sections_insert_noted AFTER INSERT ON sections BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER sections_delete_noted AFTER DELETE ON sections BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER sections_update_noted AFTER UPDATE ON sections BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER passages_insert_noted AFTER INSERT ON passages BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER passages_delete_noted AFTER DELETE ON passages BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER passages_update_noted AFTER UPDATE ON passages BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER former_passages_insert_noted AFTER INSERT ON former_passages BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER former_passages_delete_noted AFTER DELETE ON former_passages BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER former_passages_update_noted AFTER UPDATE ON former_passages BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER region_names_insert_noted AFTER INSERT ON region_names BEGIN
  INSERT INTO changes (document_id, region_id) VALUES (new.document_id, new.region_id);
END;

CREATE TRIGGER region_names_delete_noted AFTER DELETE ON region_names BEGIN
  INSERT INTO changes (document_id, region_id) VALUES (old.document_id, old.region_id);
END;

CREATE TRIGGER region_names_update_noted AFTER UPDATE ON region_names BEGIN
  INSERT INTO changes (document_id, region_id) VALUES (old.document_id, old.region_id);
  INSERT INTO changes (document_id, region_id) SELECT new.document_id, new.region_id WHERE new.document_id IS NOT old.document_id OR new.region_id IS NOT old.region_id;
END;

CREATE TRIGGER document_municipalities_insert_noted AFTER INSERT ON document_municipalities BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER document_municipalities_delete_noted AFTER DELETE ON document_municipalities BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER document_municipalities_update_noted AFTER UPDATE ON document_municipalities BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER region_facts_insert_noted AFTER INSERT ON region_facts BEGIN
  INSERT INTO changes (document_id) VALUES (new.document_id);
END;

CREATE TRIGGER region_facts_delete_noted AFTER DELETE ON region_facts BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
END;

CREATE TRIGGER region_facts_update_noted AFTER UPDATE ON region_facts BEGIN
  INSERT INTO changes (document_id) VALUES (old.document_id);
  INSERT INTO changes (document_id) SELECT new.document_id WHERE new.document_id IS NOT old.document_id;
END;

CREATE TRIGGER regions_insert_noted AFTER INSERT ON regions BEGIN
  INSERT INTO changes (region_id) VALUES (new.id);
END;

CREATE TRIGGER regions_delete_noted AFTER DELETE ON regions BEGIN
  INSERT INTO changes (region_id) VALUES (old.id);
END;

CREATE TRIGGER regions_update_noted AFTER UPDATE ON regions BEGIN
  INSERT INTO changes (region_id) VALUES (old.id);
  INSERT INTO changes (region_id) SELECT new.id WHERE new.id IS NOT old.id;
END;

CREATE TRIGGER place_corrections_insert_noted AFTER INSERT ON place_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (new.region_id);
END;

CREATE TRIGGER place_corrections_delete_noted AFTER DELETE ON place_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (old.region_id);
END;

CREATE TRIGGER place_corrections_update_noted AFTER UPDATE ON place_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (old.region_id);
  INSERT INTO changes (region_id) SELECT new.region_id WHERE new.region_id IS NOT old.region_id;
END;

CREATE TRIGGER document_descriptions_insert_noted AFTER INSERT ON document_descriptions BEGIN
  INSERT INTO changes (document_id) SELECT id FROM documents WHERE sha256 = new.sha256;
END;

CREATE TRIGGER document_descriptions_delete_noted AFTER DELETE ON document_descriptions BEGIN
  INSERT INTO changes (document_id) SELECT id FROM documents WHERE sha256 = old.sha256;
END;

CREATE TRIGGER document_descriptions_update_noted AFTER UPDATE ON document_descriptions BEGIN
  INSERT INTO changes (document_id) SELECT id FROM documents WHERE sha256 = old.sha256 OR sha256 = new.sha256;
END;
