-- Questions in SQL that the file keeps under a name. `byregion query` lists them and runs one, `.save` in the prompt
-- of `byregion sql` adds one.

CREATE TABLE saved_queries ( -- A question in SQL that is kept under a name.
  name        TEXT PRIMARY KEY -- Its name: advice-by-keyword.
              CONSTRAINT "name is not empty and has no space around it" CHECK (name <> '' AND name = trim(name)),
  description TEXT NOT NULL, -- What it answers, in one sentence.
  sql         TEXT NOT NULL -- One statement.
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_query_parameters ( -- The value that a saved query's parameter has when none is given.
  query TEXT NOT NULL REFERENCES saved_queries (name) ON DELETE CASCADE, -- The query.
  name  TEXT NOT NULL, -- The parameter without its colon.
  value ANY, -- The value.
  PRIMARY KEY (query, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches ( -- A search that is kept under a name, as a theme of memos.
  name  TEXT PRIMARY KEY -- Its name: forankring-i-ledelsen.
        CONSTRAINT "name is lower-case letters, digits and hyphens"
        CHECK (name <> '' AND name NOT GLOB '*[^a-z0-9-]*'),
  query TEXT NOT NULL -- What is searched for.
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search_filters ( -- What a saved search is narrowed to.
  search   TEXT NOT NULL REFERENCES saved_searches (name) ON DELETE CASCADE, -- The search.
  field    TEXT NOT NULL, -- kind, region, municipality, county, language or document.
  position INTEGER NOT NULL, -- Place among the values of the field, from 1.
  value    TEXT NOT NULL, -- A wanted value, as a person writes it.
  PRIMARY KEY (search, field, position)
) STRICT, WITHOUT ROWID;

INSERT INTO saved_queries (name, description, sql) VALUES
('advice-by-keyword', 'Advice on a subject, the best hits first, with region and applicant.',
'SELECT found.reference, advised.region, advised.applicant, advised.number, advised.text
FROM search(:words) AS found
JOIN advice_overview AS advised USING (reference)
ORDER BY found.score DESC'),

('regions-by-density', 'Regions by inhabitants per square kilometre, and how much they say.',
'SELECT name, population, area_km2, density, goals, results, advice
FROM region_overview
ORDER BY density DESC NULLS LAST'),

('municipalities-in-several-regions', 'Municipalities that took part in more than one region.',
'SELECT municipality, number, county, count(DISTINCT region) AS regions, group_concat(region, '', '') AS names
FROM membership
GROUP BY coalesce(number, municipality)
HAVING count(DISTINCT region) >= :regions
ORDER BY regions DESC, municipality'),

('goals-without-result', 'Goals that share no longer word with any result of their region.',
'WITH said AS MATERIALIZED (
  SELECT passages.id, passages.kind, passages.region_id, trim(part.value, ''.,:;()–-"'') AS word
  FROM passages,
    json_each(''["'' || replace(replace(replace(lower(text), ''\'', '' ''), ''"'', '' ''), '' '', ''","'') || ''"]'')
      AS part
  WHERE kind IN (''goal'', ''result'') AND length(part.value) >= :letters)
SELECT passages.reference, regions.name AS region, passages.text
FROM passages
JOIN regions ON regions.id = passages.region_id
WHERE passages.kind = ''goal'' AND passages.id NOT IN (
  SELECT goal.id FROM said AS goal
  JOIN said AS result ON result.word = goal.word AND result.region_id = goal.region_id AND result.kind = ''result''
  WHERE goal.kind = ''goal'')
ORDER BY passages.reference'),

('regions-saying-the-same', 'Pairs of passages of one kind from two regions that share many uncommon words.',
'WITH said AS MATERIALIZED (
  SELECT DISTINCT passages.id, passages.region_id, words.word
  FROM passages,
    json_each(''["'' || replace(replace(replace(lower(text), ''\'', '' ''), ''"'', '' ''), '' '', ''","'') || ''"]'')
      AS part
  JOIN words ON words.word = trim(part.value, ''.,:;()–-"'')
  WHERE kind = :kind AND length(words.word) >= 5 AND words.passages BETWEEN 2 AND :common)
SELECT count(*) AS shared, one.reference AS reference, other.reference AS other, one.text AS text,
  other.text AS other_text
FROM said AS here
JOIN said AS there ON there.word = here.word AND there.region_id > here.region_id
JOIN passages AS one ON one.id = here.id
JOIN passages AS other ON other.id = there.id
GROUP BY here.id, there.id
HAVING shared >= :shared
ORDER BY shared DESC, reference, other
LIMIT 50'),

('words-of-a-region', 'Words that a region uses more than the others do.',
'WITH said AS (
  SELECT trim(part.value, ''.,:;()–-"'') AS word, count(DISTINCT passages.id) AS here
  FROM passages
  JOIN regions ON regions.id = passages.region_id,
    json_each(''["'' || replace(replace(replace(lower(text), ''\'', '' ''), ''"'', '' ''), '' '', ''","'') || ''"]'')
      AS part
  WHERE regions.slug = :region
  GROUP BY 1)
SELECT words.word, said.here, words.passages AS everywhere, round(1.0 * said.here / words.passages, 2) AS share
FROM said
JOIN words USING (word)
WHERE said.here >= :passages AND length(words.word) >= 4
ORDER BY said.here * said.here * 1.0 / words.passages DESC, words.word
LIMIT 25'),

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
ORDER BY found.score DESC, said.reference'),

('totals-beside-members', 'Printed populations of regions beside the sum of their members on 1 January 2015.',
'SELECT overview.name, overview.population AS printed, overview.population_date, sum(membership.population) AS members,
  overview.population - sum(membership.population) AS difference
FROM region_overview AS overview
JOIN membership USING (slug)
WHERE overview.population IS NOT NULL
GROUP BY overview.slug
ORDER BY abs(difference) DESC NULLS LAST, overview.name COLLATE norwegian');

INSERT INTO saved_query_parameters (query, name, value) VALUES
('advice-by-keyword', 'words', 'forankring'),
('municipalities-in-several-regions', 'regions', 2),
('goals-without-result', 'letters', 6),
('regions-saying-the-same', 'common', 20),
('regions-saying-the-same', 'kind', 'advice'),
('regions-saying-the-same', 'shared', 2),
('words-of-a-region', 'passages', 2),
('words-of-a-region', 'region', 'rana'),
('goals-by-level', 'region', '%'),
('after-the-programme', 'region', '%'),
('regions-without-results', 'results', 0),
('regions-of-a-county', 'county', 'Nordland'),
('documents-of-a-region', 'region', 'rana'),
('said-on-a-subject', 'municipality', 'Rana'),
('said-on-a-subject', 'words', 'næring');
