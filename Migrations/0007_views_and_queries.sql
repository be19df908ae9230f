-- Views that name regions alike, by slug and name, so that they join with each other; and more saved questions.

DROP VIEW region_overview;
DROP VIEW advice_overview;
DROP VIEW membership;
DROP VIEW said_by_municipality;

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
  regions.slug AS slug -- Slug of the region, the same in every view.
FROM region_municipalities AS member
JOIN regions ON regions.id = member.region_id
LEFT JOIN municipalities ON municipalities.number = member.municipality_number
LEFT JOIN counties ON counties.number = municipalities.county_number
ORDER BY regions.slug, member.position;

CREATE VIEW said_by_municipality AS -- Everything that the regions of a municipality say.
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

-- A question that a user saved under one of these names stays as it is.
INSERT OR IGNORE INTO saved_queries (name, description, sql) VALUES
('goals-by-level', 'Goals by the level printed before them, and in how many regions; region is a slug, or % for all.',
'SELECT coalesce(goals.level, ''(none)'') AS level, count(*) AS goals, count(DISTINCT goals.region_id) AS regions
FROM goals
JOIN regions ON regions.id = goals.region_id
WHERE regions.slug LIKE :region
GROUP BY 1
ORDER BY goals DESC, level'),

('after-the-programme', 'What regions work on after the end of the programme; region is a slug, or % for all.',
'SELECT passages.reference, regions.name AS region, continuations.text
FROM continuations
JOIN passages ON passages.id = continuations.id
JOIN regions ON regions.id = continuations.region_id
WHERE regions.slug LIKE :region
ORDER BY regions.slug, continuations.document_id, continuations.position'),

('regions-without-results', 'Regions that tell of no result, and which documents there are of them.',
'SELECT overview.name, overview.applicant, overview.county,
  (SELECT group_concat(kind, '', '') FROM documents
    JOIN regions ON regions.id = documents.region_id
    WHERE regions.slug = overview.slug AND documents.status = ''current'') AS documents,
  overview.goals, overview.results
FROM region_overview AS overview
WHERE overview.results <= :results
ORDER BY overview.name COLLATE norwegian'),

('regions-of-a-county', 'Regions with municipalities of a county of 2015, and which; county may hold % and _.',
'SELECT overview.name, overview.applicant, overview.population, count(*) AS members,
  group_concat(membership.municipality, '', '') AS municipalities
FROM membership
JOIN region_overview AS overview USING (slug)
WHERE membership.county LIKE :county
GROUP BY overview.slug
ORDER BY overview.population DESC NULLS LAST, overview.name'),

('documents-of-a-region', 'Every document of a region, the newest first, and how many passages each has in the search.',
'SELECT documents.id, documents.kind, documents.status, documents.revision, documents.source, documents.imported_at,
  (SELECT count(*) FROM passages WHERE passages.document_id = documents.id) AS passages
FROM documents
JOIN regions ON regions.id = documents.region_id
WHERE regions.slug LIKE :region
ORDER BY documents.imported_at DESC, documents.id DESC'),

('said-on-a-subject', 'What the regions of a municipality say on a subject, the best hits first.',
'SELECT said.reference, said.region, said.kind, said.text
FROM search(:words) AS found
JOIN said_by_municipality AS said USING (reference)
WHERE said.municipality LIKE :municipality
ORDER BY found.score DESC, said.reference');

INSERT OR IGNORE INTO saved_query_parameters (query, name, value) VALUES
('goals-by-level', 'region', '%'),
('after-the-programme', 'region', '%'),
('regions-without-results', 'results', 0),
('regions-of-a-county', 'county', 'Nordland'),
('documents-of-a-region', 'region', 'rana'),
('said-on-a-subject', 'words', 'næring'),
('said-on-a-subject', 'municipality', 'Rana');

UPDATE saved_query_parameters SET value = 2
WHERE query = 'regions-saying-the-same' AND name = 'shared' AND value = 3;
