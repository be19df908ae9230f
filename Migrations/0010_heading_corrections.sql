-- What users say of the headings of a region's documents.

CREATE TABLE heading_corrections ( -- What the user knows better: which kind of section a line of a region's documents opens.
  region_id INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  heading   TEXT NOT NULL, -- The line as printed.
  kind      TEXT NOT NULL -- The kind of section; text for a line that is no heading.
            CONSTRAINT "kind is a known kind of section, or text"
            CHECK (kind = 'goals' OR kind = 'results' OR kind = 'advice' OR kind = 'continuation'
              OR kind = 'application' OR kind = 'documents' OR kind = 'facts' OR kind = 'other' OR kind = 'text'),
  PRIMARY KEY (region_id, heading)
) STRICT, WITHOUT ROWID;

-- Imports note by themselves what they change, with triggers off.

CREATE TRIGGER heading_corrections_insert_noted AFTER INSERT ON heading_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (new.region_id);
END;

CREATE TRIGGER heading_corrections_delete_noted AFTER DELETE ON heading_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (old.region_id);
END;

CREATE TRIGGER heading_corrections_update_noted AFTER UPDATE ON heading_corrections BEGIN
  INSERT INTO changes (region_id) VALUES (old.region_id);
  INSERT INTO changes (region_id) SELECT new.region_id WHERE new.region_id IS NOT old.region_id;
END;
