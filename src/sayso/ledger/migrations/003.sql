-- The ledger, version 3: what a figure's event is, places by their GeoNames ids, days that end, and views for readers.

ALTER TABLE story ADD COLUMN language TEXT;
ALTER TABLE figure ADD COLUMN event TEXT;
ALTER TABLE figure ADD COLUMN rising INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN geonameid INTEGER;
ALTER TABLE event ADD COLUMN until TEXT;
ALTER TABLE event ADD COLUMN precision TEXT;

-- The accounts of every incident side by side.
CREATE VIEW account AS
SELECT
    json_extract(told.value, '$.id') AS id, incident.id AS incident, incident.what, incident.place, incident.date,
    json_extract(told.value, '$.measure') AS measure, json_extract(told.value, '$.words') AS words, json_extract(told.value, '$.source') AS according_to,
    json_extract(told.value, '$.low') AS low, json_extract(told.value, '$.high') AS high, json_extract(told.value, '$.bound') AS bound,
    json_extract(told.value, '$.as_of') AS as_of, json_array_length(told.value, '$.reports') AS reports,
    json_extract(told.value, '$.independent') AS independent, json_extract(told.value, '$.part') AS part, json_extract(told.value, '$.earlier') AS earlier,
    json_extract(told.value, '$.reviewed') AS reviewed
FROM incident, json_each(incident.record, '$.accounts') AS told;

-- Every report with its newest address.
CREATE VIEW report AS
SELECT
    story.id, story.title, story.outlet, story.byline, story.published, story.published_from, story.language,
    (SELECT address.address FROM address WHERE address.page = story.page ORDER BY address.added DESC LIMIT 1) AS address,
    (SELECT count(*) FROM figure WHERE figure.story = story.id) AS figures,
    (SELECT count(*) FROM attribution WHERE attribution.story = story.id) AS statements,
    (SELECT count(*) FROM event WHERE event.story = story.id) AS events
FROM story;
