-- Units with all that befell them, and customers who can be found, joined and asked for their consent.

-- A unit gets an id of its own, because a serial number may be wrong or not readable at all. A unit that was there
-- before keeps its serial number as its id, and so does its subject in the ledger.
ALTER TABLE units RENAME TO units_by_serial_alone;
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

INSERT INTO units (organisation_id, unit_id, serial, model, batch, outlet, customer, revision)
SELECT organisation_id, serial, serial, product, batch, outlet, customer, revision FROM units_by_serial_alone;
INSERT INTO purchases (organisation_id, unit_id, purchased_on)
SELECT organisation_id, serial, purchased_on FROM units_by_serial_alone WHERE purchased_on IS NOT NULL;
INSERT INTO unit_owners (organisation_id, unit_id, position, customer, from_on, how)
SELECT organisation_id, serial, 0, customer, purchased_on, 'purchase' FROM units_by_serial_alone WHERE customer IS NOT NULL;
DROP TABLE units_by_serial_alone;

-- The values in force of a customer, by the ids that they have in personal; merged_into is the customer who goes on.
ALTER TABLE customers ADD COLUMN name_id TEXT;
ALTER TABLE customers ADD COLUMN mobile_id TEXT;
ALTER TABLE customers ADD COLUMN address_id TEXT;
ALTER TABLE customers ADD COLUMN merged_into TEXT;
CREATE INDEX customers_by_merged ON customers (organisation_id, merged_into, code) WHERE merged_into IS NOT NULL;
UPDATE customers
SET name_id = (SELECT max(p.personal_id || '') FROM personal p WHERE p.organisation_id = customers.organisation_id
               AND p.subject_id = 'customer:' || customers.code AND p.field = 'name'),
    mobile_id = (SELECT max(p.personal_id || '') FROM personal p WHERE p.organisation_id = customers.organisation_id
                 AND p.subject_id = 'customer:' || customers.code AND p.field = 'mobile'),
    address_id = (SELECT max(p.personal_id || '') FROM personal p WHERE p.organisation_id = customers.organisation_id
                  AND p.subject_id = 'customer:' || customers.code AND p.field = 'address');
CREATE INDEX personal_names ON personal (organisation_id, value, subject_id) WHERE field = 'name';
CREATE INDEX personal_mobiles ON personal (organisation_id, value, subject_id) WHERE field = 'mobile';

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
