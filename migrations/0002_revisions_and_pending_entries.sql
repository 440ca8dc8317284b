-- How many entries made a row: a fold knows it without the number in the ledger, which an engine with many writers gives
-- an entry only later.
ALTER TABLE cases RENAME COLUMN last_seq TO revision;
ALTER TABLE outlets RENAME COLUMN last_seq TO revision;
ALTER TABLE staff RENAME COLUMN last_seq TO revision;
ALTER TABLE customers RENAME COLUMN last_seq TO revision;
ALTER TABLE units RENAME COLUMN last_seq TO revision;
UPDATE cases
SET revision = (SELECT count(*) FROM ledger l
                WHERE l.organisation_id = cases.organisation_id AND l.subject_id = cases.case_id);
UPDATE outlets
SET revision = (SELECT count(*) FROM ledger l
                WHERE l.organisation_id = outlets.organisation_id AND l.subject_id = 'outlet:' || outlets.code);
UPDATE staff
SET revision = (SELECT count(*) FROM ledger l
                WHERE l.organisation_id = staff.organisation_id AND l.subject_id = 'staff:' || staff.code);
UPDATE customers
SET revision = (SELECT count(*) FROM ledger l
                WHERE l.organisation_id = customers.organisation_id AND l.subject_id = 'customer:' || customers.code);
UPDATE units
SET revision = (SELECT count(*) FROM ledger l
                WHERE l.organisation_id = units.organisation_id AND l.subject_id = 'unit:' || units.serial);

-- Entries that are on disk and have no number yet, where many transactions write at once: in the order (xid, local_id)
-- they get theirs as soon as no older transaction is still running. Always empty in the embedded store.
CREATE TABLE ledger_pending (
    organisation_id BIGINT NOT NULL,
    xid             BIGINT NOT NULL,
    local_id        BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    happened_at     BIGINT NOT NULL,
    actor           TEXT NOT NULL,
    subject_kind    TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    type            TEXT NOT NULL,
    payload         TEXT NOT NULL,
    PRIMARY KEY (organisation_id, xid, local_id)
);
CREATE INDEX ledger_pending_by_subject ON ledger_pending (organisation_id, subject_id, xid, local_id);
