"""Keys for what people wrote: one for each dossier, apart from the records, locked by a master key."""
