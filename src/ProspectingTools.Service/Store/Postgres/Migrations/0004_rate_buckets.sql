-- What is left of each key's rate limit, over all instances. Not logged: after a crash of the server the buckets are full, and no more is lost.
CREATE UNLOGGED TABLE rate_buckets(
    key_id text PRIMARY KEY, tokens double precision NOT NULL, taken boolean NOT NULL, at timestamptz NOT NULL) WITH (fillfactor = 50);
