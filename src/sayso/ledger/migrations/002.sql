-- The ledger, version 2: the names under which reports of an incident give one source.

CREATE TABLE alias (
    incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    source TEXT NOT NULL, -- the name that stands for the source
    why TEXT NOT NULL,
    name_key TEXT NOT NULL, -- the words of each in small letters, sorted
    source_key TEXT NOT NULL,
    PRIMARY KEY (incident, name)
) WITHOUT ROWID;
CREATE INDEX alias_name ON alias (name_key);
CREATE INDEX alias_source ON alias (source_key);
