ALTER TABLE contact_lists ADD COLUMN findings text;
