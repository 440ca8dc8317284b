-- A user may stand for a member of staff: `person` is the code that cases are assigned to. `revision` counts the changes
-- of the row, for If-Match.
ALTER TABLE users ADD COLUMN person TEXT;
ALTER TABLE users ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;

-- What waits for somebody is found among running cases only, however many have ended.
CREATE INDEX cases_running_of_person ON cases (organisation_id, person, opened_at, case_id)
    WHERE person IS NOT NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_running_of_nobody ON cases (organisation_id, opened_at, case_id)
    WHERE person IS NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_waiting ON cases (organisation_id, waiting_since_at, case_id)
    WHERE state = 'waiting' AND waiting_for = 'customer';

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
