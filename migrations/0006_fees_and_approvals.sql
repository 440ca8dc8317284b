-- What a customer is asked to pay for the work on a case: one quotation a case, in revisions. Amounts are those of its
-- newest revision. test_result is what the inspection found, once it is known.
CREATE TABLE quotations (
    organisation_id  BIGINT NOT NULL,
    quotation_id     TEXT NOT NULL,
    case_id          TEXT NOT NULL,
    revision         BIGINT NOT NULL,
    schedule_id      TEXT NOT NULL,
    schedule_version BIGINT NOT NULL,
    customer_fen     BIGINT NOT NULL,
    company_fen      BIGINT NOT NULL,
    given_revision   BIGINT NOT NULL,
    test_result      TEXT,
    updated_at       BIGINT NOT NULL,
    actor            TEXT NOT NULL,
    PRIMARY KEY (organisation_id, quotation_id),
    CHECK (customer_fen >= 0 AND company_fen >= 0),
    CHECK (given_revision <= revision)
);
CREATE UNIQUE INDEX quotations_by_case ON quotations (organisation_id, case_id);

-- Lines of every revision. The guard is held here as well, whoever writes: a line has an item of a version of the
-- schedule, its price is the list's or less unless it was approved, and what a ruling forbids to charge the company
-- bears (borne = 1).
CREATE TABLE quotation_lines (
    organisation_id  BIGINT NOT NULL,
    quotation_id     TEXT NOT NULL,
    revision         BIGINT NOT NULL,
    line             BIGINT NOT NULL,
    schedule_id      TEXT NOT NULL,
    schedule_version BIGINT NOT NULL,
    item_id          TEXT NOT NULL,
    kind             TEXT NOT NULL,
    quantity         BIGINT NOT NULL,
    list_price_fen   BIGINT NOT NULL,
    unit_price_fen   BIGINT NOT NULL,
    amount_fen       BIGINT NOT NULL,
    borne            BIGINT NOT NULL,
    visit            BIGINT NOT NULL,
    stacking_group   TEXT,
    approval_id      TEXT,
    forbidden_book   TEXT,
    forbidden_clause TEXT,
    forbidden_grade  TEXT,
    ruling_id        TEXT,
    PRIMARY KEY (organisation_id, quotation_id, revision, line),
    CHECK (schedule_id <> '' AND schedule_version >= 1 AND item_id <> ''),
    CHECK (quantity >= 1 AND visit >= 1 AND unit_price_fen >= 0),
    CHECK (amount_fen = unit_price_fen * quantity),
    CHECK (unit_price_fen <= list_price_fen OR approval_id IS NOT NULL),
    CHECK (borne = 1 OR forbidden_clause IS NULL OR forbidden_grade = 'C')
);
-- Of the fees that must not be stacked, one visit has one.
CREATE UNIQUE INDEX quotation_lines_not_stacked
    ON quotation_lines (organisation_id, quotation_id, revision, visit, stacking_group)
    WHERE stacking_group IS NOT NULL AND borne = 0;

-- What a customer was asked and how he answered. Of the link and of the code only hashes are kept.
CREATE TABLE quotation_consents (
    organisation_id BIGINT NOT NULL,
    consent_id      TEXT NOT NULL,
    case_id         TEXT NOT NULL,
    quotation_id    TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    customer_fen    BIGINT NOT NULL,
    state           TEXT NOT NULL,
    manner          TEXT,
    link_hash       TEXT NOT NULL,
    code_hash       TEXT NOT NULL,
    attempts        BIGINT NOT NULL,
    asked_by        TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    answered_at     BIGINT,
    answered_by     TEXT,
    PRIMARY KEY (organisation_id, consent_id),
    CHECK (attempts >= 0)
);
CREATE UNIQUE INDEX quotation_consents_by_link ON quotation_consents (organisation_id, link_hash);
CREATE INDEX quotation_consents_by_case ON quotation_consents (organisation_id, case_id, asked_at, consent_id);

-- A signature that was asked for: a price above the list, or what the company gives. Why stands in personal.
CREATE TABLE approvals (
    organisation_id BIGINT NOT NULL,
    approval_id     TEXT NOT NULL,
    case_id         TEXT NOT NULL,
    subject         TEXT NOT NULL,
    amount_fen      BIGINT NOT NULL,
    item_id         TEXT,
    post            TEXT NOT NULL,
    state           TEXT NOT NULL,
    asked_by        TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    signed_as       TEXT,
    decided_by      TEXT,
    decided_at      BIGINT,
    reason_id       TEXT NOT NULL,
    answer_id       TEXT,
    PRIMARY KEY (organisation_id, approval_id),
    CHECK (amount_fen >= 0)
);
CREATE INDEX approvals_by_case ON approvals (organisation_id, case_id, asked_at, approval_id);
CREATE INDEX approvals_waiting ON approvals (organisation_id, asked_at, approval_id) WHERE state = 'asked';

-- The bill of a case: never above the quotation that the customer agreed to.
CREATE TABLE bills (
    organisation_id BIGINT NOT NULL,
    bill_id         TEXT NOT NULL,
    case_id         TEXT NOT NULL,
    quotation_id    TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    quoted_fen      BIGINT NOT NULL,
    billed_fen      BIGINT NOT NULL,
    same            BIGINT NOT NULL,
    billed_at       BIGINT NOT NULL,
    actor           TEXT NOT NULL,
    PRIMARY KEY (organisation_id, bill_id),
    CHECK (billed_fen >= 0 AND billed_fen <= quoted_fen)
);
CREATE UNIQUE INDEX bills_by_case ON bills (organisation_id, case_id);

CREATE TABLE bill_lines (
    organisation_id BIGINT NOT NULL,
    bill_id         TEXT NOT NULL,
    line            BIGINT NOT NULL,
    item_id         TEXT NOT NULL,
    visit           BIGINT NOT NULL,
    quoted_quantity BIGINT NOT NULL,
    billed_quantity BIGINT NOT NULL,
    quoted_fen      BIGINT NOT NULL,
    billed_fen      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, bill_id, line),
    CHECK (billed_fen <= quoted_fen AND billed_quantity <= quoted_quantity)
);
