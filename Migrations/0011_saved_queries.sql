-- Four saved queries name every column that they select beside a sum, and repeat an expression instead of the name that it is
-- selected under. SQLite needs neither; PostgreSQL, which a publication brings them to, needs both. Queries that the user has
-- changed at these places stay as they are.

UPDATE saved_queries SET sql =
  replace(sql, 'GROUP BY coalesce(number, municipality)', 'GROUP BY municipality, number, county')
WHERE name = 'municipalities-in-several-regions';

UPDATE saved_queries SET sql =
  replace(sql, 'GROUP BY overview.slug' || char(10),
    'GROUP BY overview.slug, overview.name, overview.applicant, overview.population' || char(10))
WHERE name = 'regions-of-a-county';

UPDATE saved_queries SET sql =
  replace(replace(sql, 'GROUP BY here.id, there.id', 'GROUP BY one.id, other.id'), 'HAVING shared >=', 'HAVING count(*) >=')
WHERE name = 'regions-saying-the-same';

UPDATE saved_queries SET sql =
  replace(replace(sql,
    'GROUP BY overview.slug' || char(10),
    'GROUP BY overview.slug, overview.name, overview.population, overview.population_date' || char(10)),
    'ORDER BY abs(difference)', 'ORDER BY abs(overview.population - sum(membership.population))')
WHERE name = 'totals-beside-members';
