-- What else names a person beside people.profile_url and people.provider_id.
CREATE TABLE person_addresses(
    group_key bigint NOT NULL, address text NOT NULL, person_key bigint NOT NULL, PRIMARY KEY(group_key, address));
CREATE INDEX person_addresses_person ON person_addresses(group_key, person_key);
