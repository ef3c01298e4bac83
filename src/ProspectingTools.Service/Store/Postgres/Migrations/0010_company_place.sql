-- The employer's country by code, and the words of its place (PlaceWords); CompanyPlaces.cs reads them from the people there are.
ALTER TABLE people ADD COLUMN company_country text, ADD COLUMN company_place text;
