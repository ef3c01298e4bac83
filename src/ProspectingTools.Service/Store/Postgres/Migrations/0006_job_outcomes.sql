-- What became of the people whom each chunk of a job looked at (JobOutcomes), by the place where the chunk began.
CREATE TABLE job_outcomes(
    group_key bigint NOT NULL, job_key bigint NOT NULL, position bigint NOT NULL, outcomes text NOT NULL, PRIMARY KEY(group_key, job_key, position));
