ALTER TABLE jobs ADD COLUMN notice text;
