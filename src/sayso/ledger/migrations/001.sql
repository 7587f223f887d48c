-- The ledger, version 1: pages and their versions, what was read in them and by which run, reviews, incidents and accounts.

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    started TEXT NOT NULL
);

CREATE TABLE page (
    id TEXT PRIMARY KEY, -- SHA-256 of the bytes
    media_type TEXT NOT NULL,
    text TEXT NOT NULL,
    bytes BLOB, -- where the user keeps them
    run INTEGER NOT NULL REFERENCES run (id),
    added TEXT NOT NULL
);

CREATE TABLE address (
    address TEXT NOT NULL,
    version INTEGER NOT NULL,
    page TEXT NOT NULL REFERENCES page (id),
    added TEXT NOT NULL,
    PRIMARY KEY (address, version)
);
CREATE INDEX address_page ON address (page);

CREATE TABLE story (
    id TEXT PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id),
    number INTEGER NOT NULL,
    title TEXT,
    outlet TEXT,
    byline TEXT,
    dateline TEXT,
    published TEXT,
    published_from TEXT,
    run INTEGER NOT NULL REFERENCES run (id),
    record TEXT NOT NULL -- everything that was read, as JSON: the contract sayso/1
);
CREATE INDEX story_page ON story (page);
CREATE INDEX story_published ON story (published);
CREATE INDEX story_outlet ON story (outlet);

-- What an earlier run read in a story, kept when a newer one took its place.
CREATE TABLE superseded (
    story TEXT NOT NULL,
    page TEXT NOT NULL REFERENCES page (id),
    run INTEGER NOT NULL REFERENCES run (id),
    by_run INTEGER NOT NULL REFERENCES run (id),
    record TEXT NOT NULL,
    PRIMARY KEY (story, run, by_run)
);

CREATE TABLE attribution (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    start INTEGER,
    "end" INTEGER,
    words TEXT NOT NULL,
    source TEXT,
    anonymous INTEGER,
    source_words TEXT,
    cue TEXT,
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    via TEXT,
    rejects TEXT,
    within TEXT,
    headline INTEGER NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX attribution_story ON attribution (story);
CREATE INDEX attribution_source ON attribution (source COLLATE NOCASE);

CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL, -- event, total, war
    what TEXT,
    type TEXT,
    place TEXT,
    date TEXT,
    first_day TEXT,
    last_day TEXT,
    reports INTEGER NOT NULL,
    record TEXT NOT NULL -- stories, accounts, relations, as JSON
);
CREATE INDEX incident_day ON incident (last_day, first_day);
CREATE INDEX incident_reports ON incident (reports);

CREATE TABLE scene (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    incident TEXT REFERENCES incident (id),
    kind TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX scene_story ON scene (story);
CREATE INDEX scene_incident ON scene (incident);

CREATE TABLE scene_key (
    key TEXT NOT NULL,
    day INTEGER NOT NULL,
    scene TEXT NOT NULL REFERENCES scene (id) ON DELETE CASCADE,
    PRIMARY KEY (key, day, scene)
) WITHOUT ROWID;
CREATE INDEX scene_key_scene ON scene_key (scene);

CREATE TABLE scene_join (
    one TEXT NOT NULL REFERENCES scene (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES scene (id) ON DELETE CASCADE,
    weight REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX scene_join_other ON scene_join (other);

CREATE TABLE figure (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    measure TEXT NOT NULL,
    detail TEXT,
    low INTEGER,
    high INTEGER,
    bound TEXT NOT NULL,
    population TEXT,
    source TEXT,
    place TEXT,
    date TEXT,
    since TEXT,
    cumulative INTEGER NOT NULL,
    earlier INTEGER NOT NULL,
    headline INTEGER NOT NULL,
    attribution TEXT,
    part_of TEXT,
    same_as TEXT,
    scene TEXT REFERENCES scene (id),
    rule TEXT NOT NULL
);
CREATE INDEX figure_story ON figure (story);
CREATE INDEX figure_scene ON figure (scene);
CREATE INDEX figure_source ON figure (source COLLATE NOCASE);
CREATE INDEX figure_measure ON figure (measure, low);

-- Where an incident's reports happened and who gives its figures: what incidents are asked by.
CREATE TABLE incident_key (
    kind TEXT NOT NULL, -- place, source, measure, month
    key TEXT NOT NULL,
    incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, key, incident)
) WITHOUT ROWID;
CREATE INDEX incident_key_incident ON incident_key (incident);

CREATE TABLE event (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    place TEXT,
    lat REAL,
    lon REAL,
    date TEXT,
    actors TEXT,
    recipients TEXT,
    attribution TEXT,
    rule TEXT NOT NULL
);
CREATE INDEX event_story ON event (story);

CREATE TABLE checked (
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    "check" TEXT NOT NULL,
    holds INTEGER NOT NULL,
    records TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX checked_story ON checked (story);

-- What the search box looks through: the statements and the figures, each with the words around it.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    kind TEXT NOT NULL, -- attribution, figure
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    source TEXT,
    context TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT
);
CREATE INDEX claim_story ON claim (story);
CREATE INDEX claim_record ON claim (record);

-- Datasette finds the search only where the content table stands in double quotes or brackets.
CREATE VIRTUAL TABLE claim_search USING fts5(
    words, source, context, title, tokenize = 'unicode61 remove_diacritics 2', content="claim", content_rowid="id"
);
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, words, source, context, title)
    VALUES (new.id, new.words, new.source, new.context, new.title);
END;
CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, words, source, context, title)
    VALUES ('delete', old.id, old.words, old.source, old.context, old.title);
END;

CREATE TABLE gram (
    hash INTEGER NOT NULL,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    day INTEGER NOT NULL, -- of publication; 0 where it is not known
    PRIMARY KEY (hash, story)
) WITHOUT ROWID;
CREATE INDEX gram_story ON gram (story);

CREATE TABLE reprint (
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    origin TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    share REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (story, origin)
) WITHOUT ROWID;
CREATE INDEX reprint_origin ON reprint (origin);

-- What a person says of a row; it stands beside the row and never takes its place. An undone review stays.
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirm', 'correct', 'reject', 'undo')),
    field TEXT,
    value TEXT,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT,
    undoes INTEGER REFERENCES review (id)
);
CREATE INDEX review_record ON review (record);

CREATE VIEW toll AS
SELECT
    figure.id, scene.incident, figure.measure, figure.low, figure.high, figure.bound, figure.words, figure.population,
    figure.source AS according_to, story.outlet, story.published, story.title, figure.place, figure.cumulative,
    figure.earlier, figure.headline, figure.start, figure."end", story.page, figure.story, figure.rule
FROM figure
JOIN story ON story.id = figure.story
LEFT JOIN scene ON scene.id = figure.scene;

CREATE VIEW statement AS
SELECT
    attribution.id, attribution.source, attribution.cue, attribution.words, attribution.kind, attribution.stance,
    story.outlet, story.published, story.title, attribution.start, attribution."end", story.page, attribution.story
FROM attribution
JOIN story ON story.id = attribution.story;

CREATE VIEW reviewed AS
SELECT review.*
FROM review
WHERE review.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM review AS later WHERE later.undoes = review.id);
