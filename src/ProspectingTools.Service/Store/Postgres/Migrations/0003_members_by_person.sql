-- The person before the list: whether somebody is in a list is looked up by who they are. With the list first, a planner without
-- statistics, as all are of a list that is just being filled, takes the list's positions and goes through all of them.
ALTER TABLE lead_list_members ADD CONSTRAINT lead_list_members_person UNIQUE(group_key, person_key, list_key);
ALTER TABLE lead_list_members DROP CONSTRAINT lead_list_members_group_key_list_key_person_key_key;
ALTER TABLE post_commenters ADD CONSTRAINT post_commenters_person UNIQUE(group_key, person_key, post_key);
ALTER TABLE post_commenters DROP CONSTRAINT post_commenters_group_key_post_key_person_key_key;
