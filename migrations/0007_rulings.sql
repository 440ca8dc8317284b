-- What was decided on a case by the guarantee law: facts, versions of the books and the answer as they were. The newest of a
-- case is the one that holds. Rows follow from the entries ruling_made.
CREATE TABLE rulings (
    organisation_id BIGINT NOT NULL,
    ruling_id       TEXT NOT NULL,
    case_id         TEXT NOT NULL,
    decided_at      BIGINT NOT NULL,
    decided_by      TEXT NOT NULL,
    is_latest       BIGINT NOT NULL,
    result          TEXT,
    next_trigger_on TEXT,
    books           TEXT NOT NULL,
    facts           TEXT NOT NULL,
    forbidden       TEXT NOT NULL,
    answer          TEXT NOT NULL,
    PRIMARY KEY (organisation_id, ruling_id)
);
CREATE INDEX rulings_by_case ON rulings (organisation_id, case_id, decided_at, ruling_id);
CREATE UNIQUE INDEX rulings_latest ON rulings (organisation_id, case_id) WHERE is_latest = 1;
CREATE INDEX rulings_by_trigger ON rulings (organisation_id, next_trigger_on, ruling_id)
    WHERE is_latest = 1 AND next_trigger_on IS NOT NULL;
