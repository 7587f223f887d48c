"""The ledger: one SQLite file of pages, what was read in them and by which run, and what people say of it."""
