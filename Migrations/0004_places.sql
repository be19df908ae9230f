-- Which municipalities a region consists of, what it is called, its figures, and the views for reading.

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

CREATE INDEX region_names_document ON region_names (document_id);

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

CREATE INDEX document_municipalities_number ON document_municipalities (municipality_number);

CREATE TABLE region_municipalities ( -- The municipalities of a region, by its newest document that names them.
  id                  INTEGER PRIMARY KEY, -- Key.
  region_id           INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  position            INTEGER NOT NULL, -- Place in printed order, from 1, the applicant first.
  role                TEXT NOT NULL -- applicant or partner.
                      CONSTRAINT "role is applicant or partner" CHECK (role IN ('applicant', 'partner')),
  municipality_number TEXT REFERENCES municipalities (number), -- Its number; NULL when no register knows the name.
  printed_name        TEXT NOT NULL, -- Name as printed.
  document_id         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document that names it.
  resolved_by         TEXT NOT NULL, -- What decided the number: its name alone, its neighbours, the user.
  certainty           TEXT NOT NULL, -- certain, likely, guess or unresolved.
  UNIQUE (region_id, position)
) STRICT;

CREATE INDEX region_municipalities_number ON region_municipalities (municipality_number);
CREATE INDEX region_municipalities_document ON region_municipalities (document_id);

CREATE TABLE region_facts ( -- Population and area of a region as a document prints them.
  id              INTEGER PRIMARY KEY, -- Key.
  region_id       INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  document_id     INTEGER NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE, -- The document that prints them.
  population      INTEGER, -- Inhabitants.
  population_date TEXT, -- Date of that figure: 2015-01-01.
  area_km2        REAL -- Area in square kilometres.
) STRICT;

CREATE INDEX region_facts_region ON region_facts (region_id);

CREATE TABLE place_corrections ( -- What the user knows better: which municipality a printed name means in a region.
  region_id           INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE, -- The region.
  printed_name        TEXT NOT NULL, -- Name as printed.
  municipality_number TEXT NOT NULL REFERENCES municipalities (number), -- The municipality that it means.
  PRIMARY KEY (region_id, printed_name)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_corrections_number ON place_corrections (municipality_number);

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
LEFT JOIN region_municipalities AS member
  ON member.region_id = regions.id AND member.position = 1 AND member.role = 'applicant'
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
  advice.number AS number, -- Number that is printed before it.
  advice.text AS text, -- The advice.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM advice
JOIN passages ON passages.id = advice.id
JOIN regions ON regions.id = advice.region_id
LEFT JOIN region_municipalities AS member
  ON member.region_id = regions.id AND member.position = 1 AND member.role = 'applicant'
LEFT JOIN municipalities AS applicant ON applicant.number = member.municipality_number
LEFT JOIN counties ON counties.number = applicant.county_number
ORDER BY regions.slug, advice.document_id, advice.position;

CREATE VIEW membership AS -- One row a municipality in a region.
SELECT
  regions.name AS region, -- Region.
  coalesce(municipalities.name, member.printed_name) AS municipality, -- Municipality.
  member.municipality_number AS number, -- Its number on 1 January 2015; NULL when no register knows the name.
  counties.name AS county, -- Its county on 1 January 2015.
  member.role AS role, -- applicant or partner.
  regions.slug AS slug, -- Slug of the region, the same in every view.
  counted.population AS population -- Its inhabitants on 1 January 2015, by Statistics Norway.
FROM region_municipalities AS member
JOIN regions ON regions.id = member.region_id
LEFT JOIN municipalities ON municipalities.number = member.municipality_number
LEFT JOIN counties ON counties.number = municipalities.county_number
LEFT JOIN municipality_populations AS counted
  ON counted.municipality_number = member.municipality_number AND counted.date = '2015-01-01'
ORDER BY regions.slug, member.position;

CREATE VIEW said_by_municipality AS -- One row a passage and municipality of its region.
SELECT
  coalesce(municipalities.name, member.printed_name) AS municipality, -- Municipality.
  member.municipality_number AS number, -- Its number on 1 January 2015; NULL when no register knows the name.
  regions.name AS region, -- Region that says it.
  passages.kind AS kind, -- Kind of passage.
  passages.reference AS reference, -- Stable name for citing it.
  passages.text AS text, -- The text.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM region_municipalities AS member
JOIN regions ON regions.id = member.region_id
JOIN passages ON passages.region_id = regions.id
LEFT JOIN municipalities ON municipalities.number = member.municipality_number;

CREATE VIEW advice_by_county AS -- One row a county and piece of advice of a region there.
SELECT DISTINCT
  counties.name AS county, -- County of 2015.
  counties.number AS number, -- Its number.
  regions.name AS region, -- Region that gives the advice.
  passages.reference AS reference, -- Stable name for citing it.
  passages.text AS text, -- The advice.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM region_municipalities AS member
JOIN municipalities ON municipalities.number = member.municipality_number
JOIN counties ON counties.number = municipalities.county_number
JOIN regions ON regions.id = member.region_id
JOIN passages ON passages.region_id = regions.id AND passages.kind = 'advice';

CREATE VIEW advice_by_municipality AS -- One row a municipality and piece of advice of its regions.
SELECT DISTINCT
  municipalities.name AS municipality, -- Municipality.
  municipalities.number AS number, -- Its number on 1 January 2015.
  counties.name AS county, -- Its county on 1 January 2015.
  regions.name AS region, -- Region that gives the advice.
  passages.reference AS reference, -- Stable name for citing it.
  passages.text AS text, -- The advice.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM region_municipalities AS member
JOIN municipalities ON municipalities.number = member.municipality_number
JOIN counties ON counties.number = municipalities.county_number
JOIN regions ON regions.id = member.region_id
JOIN passages ON passages.region_id = regions.id AND passages.kind = 'advice';

CREATE VIEW passage_overview AS -- One row a passage, with who says it, and whether it repeats another.
SELECT
  passages.reference AS reference, -- Stable name for citing it.
  passages.kind AS kind, -- Kind of passage.
  regions.name AS region, -- Region that says it.
  documents.kind AS document, -- Kind of document that it stands in: final, application or phase1.
  passages.text AS text, -- The text.
  (SELECT earlier.reference FROM passages AS earlier
    WHERE earlier.region_id = passages.region_id AND earlier.kind = passages.kind AND earlier.text = passages.text
      AND earlier.id < passages.id
    ORDER BY earlier.id LIMIT 1) AS repeats, -- Passage of the region that says the same already; NULL for a first one.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM passages
JOIN regions ON regions.id = passages.region_id
JOIN documents ON documents.id = passages.document_id;

CREATE VIEW places AS -- One row a municipality in a region, with a point for a map.
SELECT
  municipalities.name AS name, -- Municipality.
  municipalities.number AS number, -- Its number on 1 January 2015.
  regions.name AS region, -- Region.
  member.role AS role, -- applicant or partner.
  municipalities.latitude AS latitude, -- Degrees north (WGS84) of a point inside it.
  municipalities.longitude AS longitude, -- Degrees east (WGS84) of the same point.
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM region_municipalities AS member
JOIN municipalities ON municipalities.number = member.municipality_number
JOIN regions ON regions.id = member.region_id
WHERE municipalities.latitude IS NOT NULL;

CREATE VIEW municipality_numbers AS -- One row a municipality of 2015 and one of 2024 that it, or a part of it, became.
SELECT
  municipalities.number AS number_2015, -- Number on 1 January 2015, as in the other tables.
  municipalities.name AS name_2015, -- Name on 1 January 2015.
  counties.name AS county_2015, -- County on 1 January 2015.
  successor.successor_number AS number_2024, -- Number on 1 January 2024.
  successor.successor_name AS name_2024, -- Name on 1 January 2024, Sámi and Kven names included.
  successor.successor_county AS county_2024, -- County on 1 January 2024.
  successor.extent AS extent -- How much of the municipality of 2015 went there: whole, main part, part, small part.
FROM municipality_successors AS successor
JOIN municipalities ON municipalities.number = successor.municipality_number
JOIN counties ON counties.number = municipalities.county_number;
