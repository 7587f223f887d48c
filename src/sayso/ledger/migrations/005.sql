-- The ledger, version 5: sentences that go on in a statement's voice.

ALTER TABLE attribution ADD COLUMN continued TEXT;
