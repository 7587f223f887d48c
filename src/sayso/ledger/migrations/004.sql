-- The ledger, version 4: every field of a statement and an event, where an incident lies, and tolls that are to rise.

ALTER TABLE page ADD COLUMN path TEXT; -- as the page was called when it was first read
ALTER TABLE attribution ADD COLUMN country TEXT; -- of the speaker, ISO 3166 alpha-3
ALTER TABLE attribution ADD COLUMN sector TEXT; -- of the speaker, as PLOVER codes it
ALTER TABLE attribution ADD COLUMN recipient TEXT;
ALTER TABLE attribution ADD COLUMN venue TEXT;
ALTER TABLE attribution ADD COLUMN date TEXT;
ALTER TABLE attribution ADD COLUMN attitude INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN actor_codes TEXT; -- country and sector of each, in the order of the names
ALTER TABLE event ADD COLUMN recipient_codes TEXT;
ALTER TABLE event ADD COLUMN "match" TEXT; -- how the gazetteer has the place
ALTER TABLE event ADD COLUMN candidates INTEGER; -- places that its name may stand for
ALTER TABLE event ADD COLUMN figures TEXT;
ALTER TABLE event ADD COLUMN tellings TEXT; -- the words of all its triggers
ALTER TABLE incident ADD COLUMN country TEXT;
ALTER TABLE incident ADD COLUMN geonameid INTEGER;
ALTER TABLE incident ADD COLUMN lat REAL;
ALTER TABLE incident ADD COLUMN lon REAL;
CREATE INDEX figure_event ON figure (event) WHERE event IS NOT NULL;

DROP VIEW toll;
CREATE VIEW toll AS
SELECT
    figure.id, scene.incident, figure.measure, figure.low, figure.high, figure.bound, figure.words, figure.population,
    figure.source AS according_to, story.outlet, story.published, story.title, figure.place, figure.cumulative,
    figure.earlier, figure.rising, figure.headline, event.type, event.mode, figure.start, figure."end", story.page,
    figure.story, figure.rule
FROM figure
JOIN story ON story.id = figure.story
LEFT JOIN scene ON scene.id = figure.scene
LEFT JOIN event ON event.id = figure.event;
