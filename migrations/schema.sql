-- The schema after every migration, for readers; written by tools/schema, run by nothing.

-- The first schema. organisation_id leads every key. Instants are microseconds UTC in *_at, days are text in *_on.
CREATE TABLE organisations (
    organisation_id BIGINT PRIMARY KEY,
    name            TEXT NOT NULL,
    zone            TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);

-- What happened, for ever. hash is SHA-256 over the other columns as text, joined by tabs, in hexadecimal.
CREATE TABLE ledger (
    organisation_id BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    happened_at     BIGINT NOT NULL,
    actor           TEXT NOT NULL,
    subject_kind    TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    type            TEXT NOT NULL,
    payload         TEXT NOT NULL,
    hash            TEXT NOT NULL,
    PRIMARY KEY (organisation_id, seq)
);
CREATE INDEX ledger_by_subject ON ledger (organisation_id, subject_id, seq);

-- Entries first_seq..last_seq sealed: their Merkle root, chained to the block before, signed with Ed25519.
CREATE TABLE ledger_blocks (
    organisation_id BIGINT NOT NULL,
    block           BIGINT NOT NULL,
    first_seq       BIGINT NOT NULL,
    last_seq        BIGINT NOT NULL,
    root            TEXT NOT NULL,
    previous        TEXT NOT NULL,
    hash            TEXT NOT NULL,
    signature       TEXT NOT NULL,
    public_key      TEXT NOT NULL,
    sealed_at       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, block)
);

-- Personal values beside the ledger; entries hold personal_id and the salted hash, so that erasing leaves the chain whole.
CREATE TABLE personal (
    organisation_id BIGINT NOT NULL,
    personal_id     TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    field           TEXT NOT NULL,
    value           TEXT NOT NULL,
    salt            TEXT NOT NULL,
    PRIMARY KEY (organisation_id, personal_id)
);
CREATE INDEX personal_by_subject ON personal (organisation_id, subject_id);
CREATE INDEX personal_names ON personal (organisation_id, value, subject_id) WHERE field = 'name';
CREATE INDEX personal_mobiles ON personal (organisation_id, value, subject_id) WHERE field = 'mobile';

-- The present of a case: the fold of its ledger entries, and nothing that is not.
CREATE TABLE cases (
    organisation_id    BIGINT NOT NULL,
    case_id            TEXT NOT NULL,
    number             TEXT NOT NULL,
    kind               TEXT NOT NULL,
    state              TEXT NOT NULL,
    priority           TEXT NOT NULL,
    channel            TEXT NOT NULL,
    product            TEXT,
    serial             TEXT,
    outlet             TEXT,
    person             TEXT,
    region             TEXT,
    opened_at          BIGINT NOT NULL,
    responded_at       BIGINT,
    assigned_at        BIGINT,
    first_resolved_at  BIGINT,
    resolved_at        BIGINT,
    closed_at          BIGINT,
    reopened_at        BIGINT,
    waiting_for        TEXT,
    waiting_since_at   BIGINT,
    due_at             BIGINT,
    handover_count     BIGINT NOT NULL,
    wait_count         BIGINT NOT NULL,
    reopened_count     BIGINT NOT NULL,
    waited_customer_us BIGINT NOT NULL,
    rating             BIGINT,
    rework_of          TEXT,
    merged_into        TEXT,
    source             TEXT,
    source_key         TEXT,
    details            TEXT NOT NULL,
    revision           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id)
);
CREATE UNIQUE INDEX cases_by_number ON cases (organisation_id, number);
CREATE INDEX cases_by_opening ON cases (organisation_id, opened_at, case_id);
CREATE INDEX cases_by_state ON cases (organisation_id, state, opened_at, case_id);
CREATE INDEX cases_by_kind ON cases (organisation_id, kind, opened_at, case_id);
CREATE INDEX cases_by_outlet ON cases (organisation_id, outlet, opened_at, case_id) WHERE outlet IS NOT NULL;
CREATE INDEX cases_by_person ON cases (organisation_id, person, opened_at, case_id) WHERE person IS NOT NULL;
CREATE INDEX cases_by_serial ON cases (organisation_id, serial, opened_at) WHERE serial IS NOT NULL;
CREATE UNIQUE INDEX cases_by_source ON cases (organisation_id, source, source_key) WHERE source IS NOT NULL;
CREATE INDEX cases_running_of_person ON cases (organisation_id, person, opened_at, case_id)
    WHERE person IS NOT NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_running_of_nobody ON cases (organisation_id, opened_at, case_id)
    WHERE person IS NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_waiting ON cases (organisation_id, waiting_since_at, case_id)
    WHERE state = 'waiting' AND waiting_for = 'customer';

-- Deadline promises on a case. Derived from the case and the books in force, never in the ledger's fold. running is 1
-- while the case runs and what was promised has not happened yet, in time or not.
CREATE TABLE case_promises (
    organisation_id BIGINT NOT NULL,
    case_id         TEXT NOT NULL,
    promise_id      TEXT NOT NULL,
    due_at          BIGINT,
    settled_at      BIGINT,
    outcome         TEXT NOT NULL,
    running         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id, promise_id)
);
CREATE INDEX case_promises_by_due ON case_promises (organisation_id, due_at, case_id) WHERE outcome = 'open';
CREATE INDEX case_promises_running ON case_promises (organisation_id, due_at, case_id) WHERE running = 1;

-- The last serial of each prefix and day: WX-20261122-0042.
CREATE TABLE case_serials (
    organisation_id BIGINT NOT NULL,
    prefix          TEXT NOT NULL,
    opened_on       TEXT NOT NULL,
    last            BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, prefix, opened_on)
);

-- How many cases stand in each state, summed over slots (one a server).
CREATE TABLE case_counts (
    organisation_id BIGINT NOT NULL,
    kind            TEXT NOT NULL,
    state           TEXT NOT NULL,
    slot            BIGINT NOT NULL,
    cases           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, kind, state, slot)
);

CREATE TABLE users (
    organisation_id      BIGINT NOT NULL,
    user_id              TEXT NOT NULL,
    login                TEXT NOT NULL,
    name                 TEXT NOT NULL,
    role                 TEXT NOT NULL,
    outlet               TEXT,
    password_hash        TEXT NOT NULL,
    must_change_password BIGINT NOT NULL,
    created_at           BIGINT NOT NULL,
    disabled_at          BIGINT, person TEXT, revision BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (organisation_id, user_id)
);
CREATE UNIQUE INDEX users_by_login ON users (organisation_id, login);

CREATE TABLE sessions (
    organisation_id BIGINT NOT NULL,
    session_hash    TEXT NOT NULL,
    user_id         TEXT NOT NULL,
    csrf            TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, session_hash)
);
CREATE INDEX sessions_by_user ON sessions (organisation_id, user_id);

CREATE TABLE tokens (
    organisation_id BIGINT NOT NULL,
    token_id        TEXT NOT NULL,
    name            TEXT NOT NULL,
    token_hash      TEXT NOT NULL,
    scopes          TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    revoked_at      BIGINT,
    PRIMARY KEY (organisation_id, token_id)
);
CREATE UNIQUE INDEX tokens_by_hash ON tokens (organisation_id, token_hash);

-- The first answer to a POST with an Idempotency-Key, in the same transaction as what it did.
CREATE TABLE idempotency (
    organisation_id BIGINT NOT NULL,
    caller          TEXT NOT NULL,
    route           TEXT NOT NULL,
    key             TEXT NOT NULL,
    body_hash       TEXT NOT NULL,
    status          BIGINT NOT NULL,
    location        TEXT NOT NULL,
    body            TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, caller, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (organisation_id, created_at);

CREATE TABLE rulebook_versions (
    organisation_id BIGINT NOT NULL,
    book_id         TEXT NOT NULL,
    version         BIGINT NOT NULL,
    state           TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    text            TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, book_id, version)
);

-- The files a case refers to by code.
CREATE TABLE outlets (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    name            TEXT NOT NULL,
    kind            TEXT NOT NULL,
    region          TEXT,
    state           TEXT NOT NULL,
    details         TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, code)
);

CREATE TABLE staff (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    name            TEXT NOT NULL,
    post            TEXT NOT NULL,
    outlet          TEXT,
    state           TEXT NOT NULL,
    details         TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, code)
);

CREATE TABLE customers (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    kind            TEXT NOT NULL,
    region          TEXT,
    details         TEXT NOT NULL,
    revision        BIGINT NOT NULL, name_id TEXT, mobile_id TEXT, address_id TEXT, merged_into TEXT,
    PRIMARY KEY (organisation_id, code)
);
CREATE INDEX customers_by_merged ON customers (organisation_id, merged_into, code) WHERE merged_into IS NOT NULL;

-- How far each import has come; written in the same transaction as what it brought.
CREATE TABLE imports (
    organisation_id BIGINT NOT NULL,
    import_id       TEXT NOT NULL,
    source          TEXT NOT NULL,
    cases_done      BIGINT NOT NULL,
    entries_done    BIGINT NOT NULL,
    state           TEXT NOT NULL,
    started_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, import_id)
);

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

-- A list as somebody likes to see it: its filter, its columns and its order under a name.
CREATE TABLE views (
    organisation_id BIGINT NOT NULL,
    view_id         TEXT NOT NULL,
    page            TEXT NOT NULL,
    owner           TEXT NOT NULL,
    shared          BIGINT NOT NULL,
    name            TEXT NOT NULL,
    query           TEXT NOT NULL,
    columns         TEXT NOT NULL,
    sort            TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, view_id)
);
CREATE INDEX views_by_page ON views (organisation_id, page, created_at, view_id);

-- One action on many cases. case_ids is the list as it was asked for; next counts those that are done.
CREATE TABLE bulk_actions (
    organisation_id BIGINT NOT NULL,
    bulk_id         TEXT NOT NULL,
    actor           TEXT NOT NULL,
    state           TEXT NOT NULL,
    request_hash    TEXT NOT NULL,
    action          TEXT NOT NULL,
    case_ids        TEXT NOT NULL,
    next            BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, bulk_id)
);

-- What became of each case of a bulk action, written with the change itself. code says why a case was refused,
-- revision what the case became, undone_code why it could not be put back.
CREATE TABLE bulk_cases (
    organisation_id BIGINT NOT NULL,
    bulk_id         TEXT NOT NULL,
    position        BIGINT NOT NULL,
    case_id         TEXT NOT NULL,
    number          TEXT NOT NULL,
    code            TEXT NOT NULL,
    revision        BIGINT NOT NULL,
    undone          BIGINT NOT NULL,
    undone_code     TEXT NOT NULL,
    PRIMARY KEY (organisation_id, bulk_id, position)
);

-- A changed text of a rulebook that nobody has published yet: one a book, kept also while it cannot be read.
CREATE TABLE rulebook_drafts (
    organisation_id BIGINT NOT NULL,
    book_id         TEXT NOT NULL,
    based_on        BIGINT NOT NULL,
    text            TEXT NOT NULL,
    actor           TEXT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, book_id)
);

-- One thing that was made and sold. customer is who owns it now.
CREATE TABLE units (
    organisation_id BIGINT NOT NULL,
    unit_id         TEXT NOT NULL,
    serial          TEXT,
    gtin            TEXT,
    model           TEXT,
    category        TEXT,
    name            TEXT,
    batch           TEXT,
    manufactured_on TEXT,
    outlet          TEXT,
    customer        TEXT,
    revision        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, unit_id)
);
CREATE UNIQUE INDEX units_by_serial ON units (organisation_id, serial) WHERE serial IS NOT NULL;
CREATE INDEX units_by_gtin ON units (organisation_id, gtin, unit_id) WHERE gtin IS NOT NULL;
CREATE INDEX units_by_model ON units (organisation_id, model, unit_id) WHERE model IS NOT NULL;
CREATE INDEX units_by_customer ON units (organisation_id, customer, unit_id) WHERE customer IS NOT NULL;
CREATE INDEX units_by_outlet ON units (organisation_id, outlet, unit_id) WHERE outlet IS NOT NULL;
CREATE INDEX units_by_outlet_and_customer ON units (organisation_id, outlet, customer) WHERE outlet IS NOT NULL;

-- How a unit was bought and came into use: what its guarantee counts from. Flags are 1, 0 or unknown.
CREATE TABLE purchases (
    organisation_id   BIGINT NOT NULL,
    unit_id           TEXT NOT NULL,
    sold_by           TEXT,
    channel           TEXT,
    platform          TEXT,
    anchor            TEXT,
    order_no          TEXT,
    invoice_no        TEXT,
    purchased_on      TEXT,
    invoice_on        TEXT,
    delivered_on      TEXT,
    installed_on      TEXT,
    installer         TEXT,
    signed_on         TEXT,
    price_fen         BIGINT,
    price_paid_fen    BIGINT,
    docs_invoice      BIGINT,
    docs_invoice_copy BIGINT,
    docs_card         BIGINT,
    docs_order_record BIGINT,
    PRIMARY KEY (organisation_id, unit_id)
);
CREATE INDEX purchases_by_order ON purchases (organisation_id, order_no, unit_id) WHERE order_no IS NOT NULL;

-- Who owned a unit, one after the other; how is purchase, transfer or exchange.
CREATE TABLE unit_owners (
    organisation_id BIGINT NOT NULL,
    unit_id         TEXT NOT NULL,
    position        BIGINT NOT NULL,
    customer        TEXT NOT NULL,
    from_on         TEXT,
    how             TEXT NOT NULL,
    PRIMARY KEY (organisation_id, unit_id, position)
);

-- A repair that was done or is under way (no done_on). case_id is set where a case of ours brought it about.
CREATE TABLE unit_repairs (
    organisation_id BIGINT NOT NULL,
    unit_id         TEXT NOT NULL,
    repair_id       TEXT NOT NULL,
    case_id         TEXT,
    sent_on         TEXT,
    done_on         TEXT,
    part            TEXT,
    fault_code      TEXT,
    hours           BIGINT,
    excluded_hours  BIGINT,
    outcome         TEXT,
    record          BIGINT,
    covered         BIGINT,
    cause_of_delay  TEXT,
    PRIMARY KEY (organisation_id, unit_id, repair_id)
);

-- A part that was put in, with where it comes from and its own guarantee.
CREATE TABLE unit_replacements (
    organisation_id   BIGINT NOT NULL,
    unit_id           TEXT NOT NULL,
    replacement_id    TEXT NOT NULL,
    repair_id         TEXT,
    scope             TEXT,
    part              TEXT,
    replaced_on       TEXT,
    batch             TEXT,
    origin            TEXT,
    guarantee_from_on TEXT,
    guarantee_months  BIGINT,
    PRIMARY KEY (organisation_id, unit_id, replacement_id)
);
CREATE INDEX unit_replacements_by_batch ON unit_replacements (organisation_id, part, batch) WHERE batch IS NOT NULL;

-- The replacement chain: the old unit was exchanged for the new one.
CREATE TABLE unit_exchanges (
    organisation_id BIGINT NOT NULL,
    old_unit_id     TEXT NOT NULL,
    new_unit_id     TEXT NOT NULL,
    exchanged_on    TEXT,
    reason          TEXT,
    case_id         TEXT,
    PRIMARY KEY (organisation_id, old_unit_id)
);
CREATE UNIQUE INDEX unit_exchanges_by_new ON unit_exchanges (organisation_id, new_unit_id);

-- What is printed on a unit as a QR code: 128 random bits that tell nothing and cannot be guessed.
CREATE TABLE public_codes (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    unit_id         TEXT NOT NULL,
    given_at        BIGINT NOT NULL,
    withdrawn_at    BIGINT,
    PRIMARY KEY (organisation_id, code)
);
CREATE INDEX public_codes_by_unit ON public_codes (organisation_id, unit_id, given_at);

-- Two customers who may be one. Derived from what is known of them; state is open, dismissed or merged.
CREATE TABLE customer_duplicates (
    organisation_id BIGINT NOT NULL,
    first           TEXT NOT NULL,
    second          TEXT NOT NULL,
    reasons         TEXT NOT NULL,
    state           TEXT NOT NULL,
    found_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, first, second)
);
CREATE INDEX customer_duplicates_open ON customer_duplicates (organisation_id, found_at, first, second)
    WHERE state = 'open';

-- What a customer agreed to, by the text that he was shown, until he takes it back.
CREATE TABLE consents (
    organisation_id BIGINT NOT NULL,
    customer        TEXT NOT NULL,
    consent_id      TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    text_version    TEXT NOT NULL,
    channel         TEXT,
    given_at        BIGINT NOT NULL,
    withdrawn_at    BIGINT,
    PRIMARY KEY (organisation_id, customer, consent_id)
);

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
