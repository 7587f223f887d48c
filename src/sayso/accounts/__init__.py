"""Records of many stories: scenes, incidents, reprints, accounts and how they stand to one another."""
