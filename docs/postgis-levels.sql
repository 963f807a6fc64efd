-- Makes NAME_levels, a copy of a PostGIS table that any view of can be drawn from at once:
--
--   psql -v table=places -v geometry=geom -f docs/postgis-levels.sql DATABASE
--
-- Its rows lie along a Hilbert curve (PostGIS orders geometries so), so that those of one view are on few pages. Half of
-- them have level 0, a quarter 1, an eighth 2 and so on, by chance: the rows of level 5 and above are a fair sample of one in 32.
-- A partial index for each level finds the few rows of a wide view without a look at the others. The copy and its
-- indexes take about three times the table; make it anew when the table has changed much.

\set ON_ERROR_STOP on
\set copy :table _levels

BEGIN;
SELECT setseed(0.5) \g /dev/null
CREATE TABLE :"copy" AS
  SELECT least(15, floor(-ln(1 - random()) / ln(2)))::smallint AS gatepost_level, t.* FROM :"table" t ORDER BY t.:"geometry";

-- The same key as the table has, by which attributes are found.
SELECT format('ALTER TABLE %I ADD PRIMARY KEY (%s)', :'copy', string_agg(quote_ident(a.attname), ', ' ORDER BY k.number))
  FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attribute, number), pg_attribute a
 WHERE i.indrelid = quote_ident(:'table')::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.attribute
HAVING count(*) > 0
\gexec

CREATE INDEX ON :"copy" USING gist (:"geometry");
SELECT format('CREATE INDEX ON %I USING gist (%I) WHERE gatepost_level >= %s', :'copy', :'geometry', level)
  FROM generate_series(1, 12) AS level
\gexec

COMMIT;
VACUUM ANALYZE :"copy";
