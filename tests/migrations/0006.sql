BEGIN TRANSACTION;
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
INSERT INTO "approvals" VALUES(1,'approval_id of a test','case_id of a test','subject of a test',1,'item_id of a test','post of a test','state of a test','asked_by of a test',1,'signed_as of a test','decided_by of a test',1,'reason_id of a test','answer_id of a test');
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
INSERT INTO "bill_lines" VALUES(1,'bill_id of a test',1,'item_id of a test',1,1,1,1,1);
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
INSERT INTO "bills" VALUES(1,'bill_id of a test','case_id of a test','quotation_id of a test',1,1,1,1,1,'actor of a test');
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
INSERT INTO "bulk_actions" VALUES(1,'bulk_id of a test','actor of a test','state of a test','request_hash of a test','action of a test','case_ids of a test',1,1,1);
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
INSERT INTO "bulk_cases" VALUES(1,'bulk_id of a test',1,'case_id of a test','number of a test','code of a test',1,1,'undone_code of a test');
CREATE TABLE case_counts (
    organisation_id BIGINT NOT NULL,
    kind            TEXT NOT NULL,
    state           TEXT NOT NULL,
    slot            BIGINT NOT NULL,
    cases           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, kind, state, slot)
);
INSERT INTO "case_counts" VALUES(1,'repair','resolved',0,4);
INSERT INTO "case_counts" VALUES(1,'repair','open',0,2);
INSERT INTO "case_counts" VALUES(1,'complaint','open',0,1);
INSERT INTO "case_counts" VALUES(1,'repair','responded',0,1);
INSERT INTO "case_counts" VALUES(1,'repair','assigned',0,0);
INSERT INTO "case_counts" VALUES(1,'repair','waiting',0,0);
INSERT INTO "case_counts" VALUES(1,'repair','merged',0,1);
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
INSERT INTO "case_promises" VALUES(1,'01m82nqpv0e459qb1yxxymq96p','response_24h',1790902800000000,1790823600000000,'kept',0);
INSERT INTO "case_promises" VALUES(1,'01m82nqpv0e459qb1yxxymq96q','response_24h',1790989260000000,1790910060000000,'kept',0);
INSERT INTO "case_promises" VALUES(1,'01m82nqpv0e459qb1yxxymq96r','response_24h',1791075720000000,1790996520000000,'kept',0);
INSERT INTO "case_promises" VALUES(1,'01m82nqz47fmgszshg00jcy6aj','response_24h',1795472644256331,1795386244420762,'kept',0);
INSERT INTO "case_promises" VALUES(1,'01m82nqz62e1p9pmr3brw5e1rd','response_24h',1795472644290979,1795386244591020,'kept',0);
INSERT INTO "case_promises" VALUES(1,'01m82nqz8bfnrr7155qvspjhfh','response_24h',1795472644363026,NULL,'open',1);
INSERT INTO "case_promises" VALUES(1,'01m82nqz8pend94ffzhrmpewdm','response_24h',1795472644374375,NULL,'open',1);
INSERT INTO "case_promises" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jm','response_24h',1795472644401338,NULL,'open',1);
INSERT INTO "case_promises" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jm','emergency_1h',1795389844401338,NULL,'open',1);
CREATE TABLE case_serials (
    organisation_id BIGINT NOT NULL,
    prefix          TEXT NOT NULL,
    opened_on       TEXT NOT NULL,
    last            BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, prefix, opened_on)
);
INSERT INTO "case_serials" VALUES(1,'WX','2026-10-01',1);
INSERT INTO "case_serials" VALUES(1,'WX','2026-10-02',1);
INSERT INTO "case_serials" VALUES(1,'WX','2026-10-03',1);
INSERT INTO "case_serials" VALUES(1,'WX','2026-11-23',5);
INSERT INTO "case_serials" VALUES(1,'TS','2026-11-23',1);
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
INSERT INTO "cases" VALUES(1,'01m82nqpv0e459qb1yxxymq96p','WX-20261001-0001','repair','resolved','normal','import','K0',NULL,NULL,NULL,NULL,1790816400000000,1790823600000000,NULL,1790823600000000,1790823600000000,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,'test-desk','C0','{}',3);
INSERT INTO "cases" VALUES(1,'01m82nqpv0e459qb1yxxymq96q','WX-20261002-0001','repair','resolved','normal','import','K1',NULL,NULL,NULL,NULL,1790902860000000,1790910060000000,NULL,1790910060000000,1790910060000000,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,'test-desk','C1','{}',3);
INSERT INTO "cases" VALUES(1,'01m82nqpv0e459qb1yxxymq96r','WX-20261003-0001','repair','resolved','normal','import','K2',NULL,NULL,NULL,NULL,1790989320000000,1790996520000000,NULL,1790996520000000,1790996520000000,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,'test-desk','C2','{}',3);
INSERT INTO "cases" VALUES(1,'01m82nqz47fmgszshg00jcy6aj','WX-20261123-0001','repair','resolved','normal','api','open-0',NULL,'N90','T90',NULL,1795386244231708,1795386244420762,1795386244455637,1795386244545316,1795386244545316,NULL,NULL,NULL,NULL,NULL,1,1,0,24623,5,NULL,NULL,NULL,NULL,'{"pauses":[[1795386244491042,1795386244515665]],"personal":[{"field":"subject","personal_id":"01m82nqz47fmgszshg00jcy6ak","hash":"05974e90c9520a6930f3f80202b2cfd8a3fb57ba200a1c69800449920faddbc8"},{"field":"contact_name","personal_id":"01m82nqz47fmgszshg00jcy6am","hash":"40777e14dec36bbae469001a6d1adffacc6b1de56f5af2b05a2051f40a90dd77"},{"field":"contact_mobile","personal_id":"01m82nqz47fmgszshg00jcy6an","hash":"17e1e64d73fb3dc03ce5ca2f55cb3aec80a764b02680d8bb44fdf7642fdf65a9"}]}',7);
INSERT INTO "cases" VALUES(1,'01m82nqz62e1p9pmr3brw5e1rd','WX-20261123-0002','repair','responded','normal','api','open-1',NULL,NULL,NULL,NULL,1795386244290979,1795386244591020,NULL,1795386244661961,NULL,NULL,1795386244893273,NULL,NULL,NULL,0,0,1,0,NULL,NULL,NULL,NULL,NULL,'{"personal":[{"field":"subject","personal_id":"01m82nqz62e1p9pmr3brw5e1re","hash":"a0518b6d1456ea5c62440176dead47a9cac5baa895cc3a5893c6baf3bb5fdc7e"},{"field":"contact_name","personal_id":"01m82nqz62e1p9pmr3brw5e1rf","hash":"8021f3ecb6ceb258ee82695d26d29c3e86a5b3fa45b2f1b8f6bd5735813fa070"},{"field":"contact_mobile","personal_id":"01m82nqz62e1p9pmr3brw5e1rg","hash":"7ce59c4743ffc8a1a3a7abec62d4d54dda7f1a8600aad44a62ce73e7f2e3f6b1"}]}',4);
INSERT INTO "cases" VALUES(1,'01m82nqz6yept9c0zv9xhe4y27','WX-20261123-0003','repair','merged','normal','api','open-2',NULL,NULL,NULL,NULL,1795386244318986,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,'01m82nqz8bfnrr7155qvspjhfh',NULL,NULL,'{"personal":[{"field":"subject","personal_id":"01m82nqz6yept9c0zv9xhe4y28","hash":"62e1917c25cc01e50594c1f339257a60e7ceb4d8eea32ba23547bc6107b57d72"},{"field":"contact_name","personal_id":"01m82nqz6yept9c0zv9xhe4y29","hash":"d0ab52d63e9a02b2a6fc435514d518173195e5bcd59c23cf07574ff785caaf60"},{"field":"contact_mobile","personal_id":"01m82nqz6yept9c0zv9xhe4y2a","hash":"14cd7c8fa5ce91f1154910c178e328002de3ef0f0911beaf713c5a9c22aa7b7a"}],"state_before_merge":"open"}',2);
INSERT INTO "cases" VALUES(1,'01m82nqz8bfnrr7155qvspjhfh','WX-20261123-0004','repair','open','normal','api','open-3',NULL,NULL,NULL,NULL,1795386244363026,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,NULL,NULL,'{"personal":[{"field":"subject","personal_id":"01m82nqz8bfnrr7155qvspjhfj","hash":"6f154b70bb1fb241a37b85879beb1cdbc08924b78545f5b275f9cdb405798530"},{"field":"contact_name","personal_id":"01m82nqz8bfnrr7155qvspjhfk","hash":"242f0f015b511086b1b37a226b72c1270f999a714715849cbf396de24773ad21"},{"field":"contact_mobile","personal_id":"01m82nqz8bfnrr7155qvspjhfm","hash":"99860b7d34090893dcbc68a687531ece3887fbcceaf874ef805a8cfea787425d"}],"merged":["01m82nqz6yept9c0zv9xhe4y27"]}',2);
INSERT INTO "cases" VALUES(1,'01m82nqz8pend94ffzhrmpewdm','WX-20261123-0005','repair','open','normal','api','open-4',NULL,NULL,NULL,NULL,1795386244374375,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,NULL,NULL,'{"personal":[{"field":"subject","personal_id":"01m82nqz8pend94ffzhrmpewdn","hash":"37e76662d8f824036cde0937cf1daa5935c318652dc4a95cb3d9d79fa13226a3"},{"field":"contact_name","personal_id":"01m82nqz8pend94ffzhrmpewdp","hash":"052e39720e0d120d64fc4afa3e6176b2a58283e71cb7e2f135e9dd72f40700e1"},{"field":"contact_mobile","personal_id":"01m82nqz8pend94ffzhrmpewdq","hash":"58e7a6286d310b51fc2bc28f8304dbbb97b8460e77f25f37f2a0a24ae011589d"}]}',2);
INSERT INTO "cases" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jm','TS-20261123-0001','complaint','open','emergency','api','KFR-35','HX90','N90',NULL,'330100',1795386244401338,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,NULL,NULL,NULL,'{"personal":[{"field":"subject","personal_id":"01m82nqz9he1tr6fnpqx1hk6jn","hash":"1aa84cb01ff1050b68c299eafec7ed5c9508f4555b2cac338d5e710359df41cf"},{"field":"description","personal_id":"01m82nqz9he1tr6fnpqx1hk6jp","hash":"4d32f4d4fdd5614525faf5b22ffc44ad2f7ac9cd74d312f4a5734eba5813f675"},{"field":"contact_name","personal_id":"01m82nqz9he1tr6fnpqx1hk6jq","hash":"2a293bdfef98f44235640e5127f8c3c179c42f4efe0f01daea9ada8f6509a802"},{"field":"contact_mobile","personal_id":"01m82nqz9he1tr6fnpqx1hk6jr","hash":"f3c57d9671afef61b5c7e536bb5fb7eb70cb6fde3326a5f285601b2176247e56"}]}',1);
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
INSERT INTO "consents" VALUES(1,'customer of a test','consent_id of a test','purpose of a test','text_version of a test','channel of a test',1,1);
CREATE TABLE customer_duplicates (
    organisation_id BIGINT NOT NULL,
    first           TEXT NOT NULL,
    second          TEXT NOT NULL,
    reasons         TEXT NOT NULL,
    state           TEXT NOT NULL,
    found_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, first, second)
);
INSERT INTO "customer_duplicates" VALUES(1,'first of a test','second of a test','reasons of a test','state of a test',1);
CREATE TABLE customers (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    kind            TEXT NOT NULL,
    region          TEXT,
    details         TEXT NOT NULL,
    revision        BIGINT NOT NULL, name_id TEXT, mobile_id TEXT, address_id TEXT, merged_into TEXT,
    PRIMARY KEY (organisation_id, code)
);
INSERT INTO "customers" VALUES(1,'K1','consumer',NULL,'{"personal":[{"field":"name","personal_id":"01m82nqqsne7nrkq3f2s9zgddw","hash":"f465fe529434464c1b637c114f7c14482af4c440041e5be54b6bf3685558a208"}]}',1,'01m82nqqsne7nrkq3f2s9zgddw',NULL,NULL,NULL);
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
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','open-0','e13e96195a14e43a14849cb5449fddd9d9d1f6df9b6002f34ae2a4a8407e7b69',201,'/api/v1/cases/01m82nqz47fmgszshg00jcy6aj','{"id":"01m82nqz47fmgszshg00jcy6aj","number":"WX-20261123-0001","kind":"repair","state":"open","priority":"normal","channel":"api","subject":"漏水","product":"open-0","opened_at":"2026-11-22T22:24:04.231708Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.231708Z","settled_at":null,"outcome":"open"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244232386);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','open-1','a583c2110fc6302edd3aa58ff2590876be0a899c90db4af05abff31ae73d01b0',201,'/api/v1/cases/01m82nqz62e1p9pmr3brw5e1rd','{"id":"01m82nqz62e1p9pmr3brw5e1rd","number":"WX-20261123-0002","kind":"repair","state":"open","priority":"normal","channel":"api","subject":"漏水","product":"open-1","opened_at":"2026-11-22T22:24:04.290979Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.290979Z","settled_at":null,"outcome":"open"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244291180);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','open-2','9e697d4e3d3ce21ab4a9cdb1409a8af047a3de8f817689f11c135800d89977e4',201,'/api/v1/cases/01m82nqz6yept9c0zv9xhe4y27','{"id":"01m82nqz6yept9c0zv9xhe4y27","number":"WX-20261123-0003","kind":"repair","state":"open","priority":"normal","channel":"api","subject":"漏水","product":"open-2","opened_at":"2026-11-22T22:24:04.318986Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.318986Z","settled_at":null,"outcome":"open"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244319190);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','open-3','1b4f7f9eae6205f627c736d4d243241151ec23ee62e062b21fc75ea14e48f9c6',201,'/api/v1/cases/01m82nqz8bfnrr7155qvspjhfh','{"id":"01m82nqz8bfnrr7155qvspjhfh","number":"WX-20261123-0004","kind":"repair","state":"open","priority":"normal","channel":"api","subject":"漏水","product":"open-3","opened_at":"2026-11-22T22:24:04.363026Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.363026Z","settled_at":null,"outcome":"open"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244363232);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','open-4','13cc37d0e829a289d29071e75f7beaee3ee7b991cd0f297948a5bf41eaa8b0bd',201,'/api/v1/cases/01m82nqz8pend94ffzhrmpewdm','{"id":"01m82nqz8pend94ffzhrmpewdm","number":"WX-20261123-0005","kind":"repair","state":"open","priority":"normal","channel":"api","subject":"漏水","product":"open-4","opened_at":"2026-11-22T22:24:04.374375Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.374375Z","settled_at":null,"outcome":"open"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244374570);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','open_case','emergency','e064abde3f4f768d996c7415eae444ed38c88b6e7829865619c489c9660eaffd',201,'/api/v1/cases/01m82nqz9he1tr6fnpqx1hk6jm','{"id":"01m82nqz9he1tr6fnpqx1hk6jm","number":"TS-20261123-0001","kind":"complaint","state":"open","priority":"emergency","channel":"api","subject":"空调噪声大","product":"KFR-35","serial":"HX90","outlet":"N90","region":"330100","opened_at":"2026-11-22T22:24:04.401338Z","responded_at":null,"resolved_at":null,"closed_at":null,"waiting_for":null,"reopened_count":0,"rating":null,"promises":[{"id":"emergency_1h","title":{"zh":"紧急情况 1 小时内响应","en":"Emergencies answered within 1 hour"},"due_at":"2026-11-22T23:24:04.401338Z","settled_at":null,"outcome":"open"},{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.401338Z","settled_at":null,"outcome":"open"}],"description":"夜里睡不着","contact":{"name":"李**","mobile":"138****8000"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["respond","assign","wait","resolve","note"],"masked":["contact_name","contact_mobile"]}',1795386244401676);
INSERT INTO "idempotency" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','rate_case','rated','7806ade107489e0e22473fcae753d05229651e314adbb0432f6bd00697499c26',201,'','{"id":"01m82nqz47fmgszshg00jcy6aj","number":"WX-20261123-0001","kind":"repair","state":"resolved","priority":"normal","channel":"api","subject":"漏水","product":"open-0","outlet":"N90","person":"T90","opened_at":"2026-11-22T22:24:04.231708Z","responded_at":"2026-11-22T22:24:04.420762Z","resolved_at":"2026-11-22T22:24:04.545316Z","closed_at":null,"waiting_for":null,"reopened_count":0,"rating":5,"promises":[{"id":"response_24h","title":{"zh":"24 小时内响应","en":"Answered within 24 hours"},"due_at":"2026-11-23T22:24:04.256331Z","settled_at":"2026-11-22T22:24:04.420762Z","outcome":"kept"}],"contact":{"name":"王**","mobile":"139****1111"},"attributes":{},"unmatched":[],"rework_of":null,"merged_into":null,"merged":[],"moves":["close","reopen","note"],"masked":["contact_name","contact_mobile"]}',1795386244579889);
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
INSERT INTO "imports" VALUES(1,'b084778713205ce287052d2cfb855c5f8814bc4c0e6f3db533373458298c1c69','test-desk',3,9,'done',1795386235744635,1795386235745846);
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
INSERT INTO "ledger" VALUES(1,1,1795386234790955,1795386234790955,'system','rulebook','cn','rulebook_published','{"version":1,"sha256":"513ea611a150ac44ba34cc73b66b52eded94e3d5330eb38c8eac2af02c31eb63"}','375f385766a0d350b305a2ac17cf70968445572be386ab282064885b6e122d08');
INSERT INTO "ledger" VALUES(1,2,1795386234791131,1795386234791131,'system','rulebook','cn-24x7','rulebook_published','{"version":1,"sha256":"a1a7658103392f2d099b3f040412bb9b48dcf22dd9aecbfcf5d2d0ce04409df5"}','96bd9866aee6cb7c1057855ddf574b156c6a7da70149ce090c81ae068c0ed84b');
INSERT INTO "ledger" VALUES(1,3,1795386234791160,1795386234791160,'system','rulebook','gbt-27922-2011','rulebook_published','{"version":1,"sha256":"1f17d84ea89b57795c5622321487bec464450b7583fc524b93c70c055096bfd3"}','2dafb2516011c885c8db6821e2a80c029212176e2e8ef225b2557bd17a7590bb');
INSERT INTO "ledger" VALUES(1,4,1795386234791215,1795386234791215,'system','rulebook','measures.service','rulebook_published','{"version":1,"sha256":"b1aadd82724ee174485cb18fe21397ebfb238dd9abfd74191ed8a0e7edcc6e87"}','8678a179e090ba41df8be9a9db7b160467154f2fbebeef6e0105c2ecc77787db');
INSERT INTO "ledger" VALUES(1,5,1795386234791226,1795386234791226,'system','rulebook','process.complaint','rulebook_published','{"version":1,"sha256":"a670751fd0722f1706689acb393dadc9d5b6c8b6d4f4a2cc80bcbce8086a8b16"}','f08d30452103ea716d2220713dc0e3c55b7f3553469da25fc14b173b2b445a1d');
INSERT INTO "ledger" VALUES(1,6,1795386234791230,1795386234791230,'system','rulebook','process.consultation','rulebook_published','{"version":1,"sha256":"3b84b8120af41fdcb9d7add3601b2a55884bad62b5ae0e2ad799dc0bfefe9449"}','ed9c7752c6f3a6c4bf0079d8279895a9b106ce68acb027dfc53df68872f590cc');
INSERT INTO "ledger" VALUES(1,7,1795386234791233,1795386234791233,'system','rulebook','process.repair','rulebook_published','{"version":1,"sha256":"38316372aac63eb61cd883019f90d01915a89770a6a87f0ad897e76ba69efb0c"}','cf0fc2c201186195bbe0b117760c73078ba05057d2db94d1e59a81d91a90e5e5');
INSERT INTO "ledger" VALUES(1,8,1795386234791238,1795386234791238,'system','rulebook','process.return','rulebook_published','{"version":1,"sha256":"41fb420a99e8409f463576da17e1d3356630459c9e5209c32216c6c2e08a7a4a"}','343fbd6432ed5b089eb491a0046dc7302b8ad34d08ccb8d2e0a98b08c6525c26');
INSERT INTO "ledger" VALUES(1,9,1795386234791242,1795386234791242,'system','rulebook','promises.standard','rulebook_published','{"version":1,"sha256":"57256a2c900f8a3cdf5bd01242476c671af9a01ab28ce18786e07e75194f0e62"}','af608442235022c28d8e9851dc19a8c2c3153784f90f8d1c3e75d7d20c424c35');
INSERT INTO "ledger" VALUES(1,10,1795386235744635,1790816400000000,'operator','case','01m82nqpv0e459qb1yxxymq96p','case_opened','{"number":"WX-20261001-0001","kind":"repair","priority":"normal","channel":"import","product":"K0","source":"test-desk","source_key":"C0","imported":{"activity":"received","resource":"Li"}}','eb74e091f66ebbbe0c78f9c220ac89c44ffb03fe3ba53a503892459bd875e39c');
INSERT INTO "ledger" VALUES(1,11,1795386235744635,1790820000000000,'operator','case','01m82nqpv0e459qb1yxxymq96p','case_noted','{"imported":{"activity":"looked at","resource":"Li"}}','edd99de458efa59714abe2fe296723d33e7bb259ce9333a4a0c03affea4e0037');
INSERT INTO "ledger" VALUES(1,12,1795386235744635,1790823600000000,'operator','case','01m82nqpv0e459qb1yxxymq96p','case_resolved','{"to":"resolved","imported":{"activity":"fixed","resource":"Li"}}','5deb96698c47d560fee3653bacd26159e6cc906556b407c9cb4bd024c95f50cb');
INSERT INTO "ledger" VALUES(1,13,1795386235744635,1790902860000000,'operator','case','01m82nqpv0e459qb1yxxymq96q','case_opened','{"number":"WX-20261002-0001","kind":"repair","priority":"normal","channel":"import","product":"K1","source":"test-desk","source_key":"C1","imported":{"activity":"received","resource":"Li"}}','bd4c75c227d6b3a1fefd326ac127a9720e5ae393da4d5ff6a62264aebc37dfb7');
INSERT INTO "ledger" VALUES(1,14,1795386235744635,1790906460000000,'operator','case','01m82nqpv0e459qb1yxxymq96q','case_noted','{"imported":{"activity":"looked at","resource":"Li"}}','44152fa8c8d151111df4283d7e7a761371fe19c90f52c6eb14459273d652c13d');
INSERT INTO "ledger" VALUES(1,15,1795386235744635,1790910060000000,'operator','case','01m82nqpv0e459qb1yxxymq96q','case_resolved','{"to":"resolved","imported":{"activity":"fixed","resource":"Li"}}','af7cfbe0c2e1e5a0783dbfa334da0d51100d4329bef37251a57739bbd7336b1d');
INSERT INTO "ledger" VALUES(1,16,1795386235744635,1790989320000000,'operator','case','01m82nqpv0e459qb1yxxymq96r','case_opened','{"number":"WX-20261003-0001","kind":"repair","priority":"normal","channel":"import","product":"K2","source":"test-desk","source_key":"C2","imported":{"activity":"received","resource":"Li"}}','cf7444234b4937967824d3545b26241b669659c80bfcbc3d363f85a2a956f78d');
INSERT INTO "ledger" VALUES(1,17,1795386235744635,1790992920000000,'operator','case','01m82nqpv0e459qb1yxxymq96r','case_noted','{"imported":{"activity":"looked at","resource":"Li"}}','1532c9b3f6040692fd17a2dbbc730ee315669e6dcebf7b0d1b25f31623df75df');
INSERT INTO "ledger" VALUES(1,18,1795386235744635,1790996520000000,'operator','case','01m82nqpv0e459qb1yxxymq96r','case_resolved','{"to":"resolved","imported":{"activity":"fixed","resource":"Li"}}','33aef6908c07be604cdbc088155e1aa1a7eb13f34ba24942923a0807e141d93a');
INSERT INTO "ledger" VALUES(1,19,1795386236725747,1795386236725747,'operator','customer','customer:K1','customer_put','{"code":"K1","kind":"consumer","details":{"personal":[{"field":"name","personal_id":"01m82nqqsne7nrkq3f2s9zgddw","hash":"f465fe529434464c1b637c114f7c14482af4c440041e5be54b6bf3685558a208"}]}}','492adde7c2988a84b43658fb68511e6788d5e83c080082176fc3cb6f358ca9e4');
INSERT INTO "ledger" VALUES(1,20,1795386237862723,1795386237862723,'operator','outlet','outlet:N90','outlet_put','{"code":"N90","name":"城东维修站","kind":"own","state":"active"}','98685aea806e1af8d6475953069813a5197ec8f3c93dbad3f9cf67d06089e734');
INSERT INTO "ledger" VALUES(1,21,1795386239274706,1795386239274706,'operator','staff','staff:T90','staff_put','{"code":"T90","name":"王强","post":"technician","outlet":"N90","state":"active"}','f1ea99664d70f828de89abe04372b8e8c663724eaaab940a9e0d594eda991ecb');
INSERT INTO "ledger" VALUES(1,22,1795386240284465,1795386240284465,'operator','unit','unit:HX90','unit_put','{"serial":"HX90","product":"KFR-35"}','18eaa9a13e800f602dde5d03280b01be879f5cdb4fbb2d518d249b1177a30100');
INSERT INTO "ledger" VALUES(1,23,1795386241735251,1795386241735251,'operator','user','01m82nqwp7evasabcjhmqh58bw','user_created','{"role":"agent","personal":[{"field":"login","personal_id":"01m82nqwp7evasabcjhmqh58bx","hash":"7d7ff46a7dd15e0e699807d29daf1b3e33d9f533896f06b7d582df5be9e6c785"},{"field":"name","personal_id":"01m82nqwp7evasabcjhmqh58by","hash":"5b02ff0c5463f4d1ad6a3e4b6cb3de33bcdf9047a1cc08fec69ff234f411ccb6"}]}','a0f730c32bc184b700615d50d3247f8528435355b9db131be0b63f5f2375c8ff');
INSERT INTO "ledger" VALUES(1,24,1795386242740492,1795386242740492,'operator','token','01m82nqxnmfcfs42ch6brazbqh','token_created','{"name":"faults","scopes":["cases:write","cases:read"]}','052f9a4bc98bf028f5500b01a5a51b7c92bcca573eafd6453f78a51abdded5b9');
INSERT INTO "ledger" VALUES(1,25,1795386244231708,1795386244231708,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_opened','{"number":"WX-20261123-0001","kind":"repair","priority":"normal","channel":"api","product":"open-0","personal":[{"field":"subject","personal_id":"01m82nqz47fmgszshg00jcy6ak","hash":"05974e90c9520a6930f3f80202b2cfd8a3fb57ba200a1c69800449920faddbc8"},{"field":"contact_name","personal_id":"01m82nqz47fmgszshg00jcy6am","hash":"40777e14dec36bbae469001a6d1adffacc6b1de56f5af2b05a2051f40a90dd77"},{"field":"contact_mobile","personal_id":"01m82nqz47fmgszshg00jcy6an","hash":"17e1e64d73fb3dc03ce5ca2f55cb3aec80a764b02680d8bb44fdf7642fdf65a9"}]}','8c9f99298097bd289793b1b355b9d2935e3780111809a4d8bf61e2a6538b2ee6');
INSERT INTO "ledger" VALUES(1,26,1795386244290979,1795386244290979,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz62e1p9pmr3brw5e1rd','case_opened','{"number":"WX-20261123-0002","kind":"repair","priority":"normal","channel":"api","product":"open-1","personal":[{"field":"subject","personal_id":"01m82nqz62e1p9pmr3brw5e1re","hash":"a0518b6d1456ea5c62440176dead47a9cac5baa895cc3a5893c6baf3bb5fdc7e"},{"field":"contact_name","personal_id":"01m82nqz62e1p9pmr3brw5e1rf","hash":"8021f3ecb6ceb258ee82695d26d29c3e86a5b3fa45b2f1b8f6bd5735813fa070"},{"field":"contact_mobile","personal_id":"01m82nqz62e1p9pmr3brw5e1rg","hash":"7ce59c4743ffc8a1a3a7abec62d4d54dda7f1a8600aad44a62ce73e7f2e3f6b1"}]}','532039aa9cf150a6a8a6f6d865349c86ce597c45168e7bf1e7ee1b31d2cd502d');
INSERT INTO "ledger" VALUES(1,27,1795386244318986,1795386244318986,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz6yept9c0zv9xhe4y27','case_opened','{"number":"WX-20261123-0003","kind":"repair","priority":"normal","channel":"api","product":"open-2","personal":[{"field":"subject","personal_id":"01m82nqz6yept9c0zv9xhe4y28","hash":"62e1917c25cc01e50594c1f339257a60e7ceb4d8eea32ba23547bc6107b57d72"},{"field":"contact_name","personal_id":"01m82nqz6yept9c0zv9xhe4y29","hash":"d0ab52d63e9a02b2a6fc435514d518173195e5bcd59c23cf07574ff785caaf60"},{"field":"contact_mobile","personal_id":"01m82nqz6yept9c0zv9xhe4y2a","hash":"14cd7c8fa5ce91f1154910c178e328002de3ef0f0911beaf713c5a9c22aa7b7a"}]}','1069dffc198e35e39405b6e04f67e2700e850c7c1586e39084830612a47343f3');
INSERT INTO "ledger" VALUES(1,28,1795386244363026,1795386244363026,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz8bfnrr7155qvspjhfh','case_opened','{"number":"WX-20261123-0004","kind":"repair","priority":"normal","channel":"api","product":"open-3","personal":[{"field":"subject","personal_id":"01m82nqz8bfnrr7155qvspjhfj","hash":"6f154b70bb1fb241a37b85879beb1cdbc08924b78545f5b275f9cdb405798530"},{"field":"contact_name","personal_id":"01m82nqz8bfnrr7155qvspjhfk","hash":"242f0f015b511086b1b37a226b72c1270f999a714715849cbf396de24773ad21"},{"field":"contact_mobile","personal_id":"01m82nqz8bfnrr7155qvspjhfm","hash":"99860b7d34090893dcbc68a687531ece3887fbcceaf874ef805a8cfea787425d"}]}','b5e6d2556a4989eefc838149490040c95e9c807e3cbbe59ea2c9c03db93110af');
INSERT INTO "ledger" VALUES(1,29,1795386244374375,1795386244374375,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz8pend94ffzhrmpewdm','case_opened','{"number":"WX-20261123-0005","kind":"repair","priority":"normal","channel":"api","product":"open-4","personal":[{"field":"subject","personal_id":"01m82nqz8pend94ffzhrmpewdn","hash":"37e76662d8f824036cde0937cf1daa5935c318652dc4a95cb3d9d79fa13226a3"},{"field":"contact_name","personal_id":"01m82nqz8pend94ffzhrmpewdp","hash":"052e39720e0d120d64fc4afa3e6176b2a58283e71cb7e2f135e9dd72f40700e1"},{"field":"contact_mobile","personal_id":"01m82nqz8pend94ffzhrmpewdq","hash":"58e7a6286d310b51fc2bc28f8304dbbb97b8460e77f25f37f2a0a24ae011589d"}]}','9a2f7ee6b00a6dcf5abc4597e306edadb4393e30afc163282edf5cf708756732');
INSERT INTO "ledger" VALUES(1,30,1795386244401338,1795386244401338,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz9he1tr6fnpqx1hk6jm','case_opened','{"number":"TS-20261123-0001","kind":"complaint","priority":"emergency","channel":"api","product":"KFR-35","serial":"HX90","outlet":"N90","region":"330100","personal":[{"field":"subject","personal_id":"01m82nqz9he1tr6fnpqx1hk6jn","hash":"1aa84cb01ff1050b68c299eafec7ed5c9508f4555b2cac338d5e710359df41cf"},{"field":"description","personal_id":"01m82nqz9he1tr6fnpqx1hk6jp","hash":"4d32f4d4fdd5614525faf5b22ffc44ad2f7ac9cd74d312f4a5734eba5813f675"},{"field":"contact_name","personal_id":"01m82nqz9he1tr6fnpqx1hk6jq","hash":"2a293bdfef98f44235640e5127f8c3c179c42f4efe0f01daea9ada8f6509a802"},{"field":"contact_mobile","personal_id":"01m82nqz9he1tr6fnpqx1hk6jr","hash":"f3c57d9671afef61b5c7e536bb5fb7eb70cb6fde3326a5f285601b2176247e56"}]}','d17fbabf0735a7ef1e104236bc48b5aa695bfd37be86c94a12390e339de064b9');
INSERT INTO "ledger" VALUES(1,31,1795386244420802,1795386244420762,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_responded','{"to":"responded","personal":[{"field":"text","personal_id":"01m82nqza4e9x983kz936nd0w4","hash":"65b72df71f1576374cd805ba13b097e235ab263fdbb573873bdb33bbc309b979"}]}','3f12654b3e62066219de2b4506df62d94e1838be2eb7a1fe841ccf6ecaafc23f');
INSERT INTO "ledger" VALUES(1,32,1795386244455647,1795386244455637,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_assigned','{"to":"assigned","person":"T90","outlet":"N90"}','04b99a49cd954a25f6ccaeb7c90120d643aaeafa597fe58c9cb7addcebe39920');
INSERT INTO "ledger" VALUES(1,33,1795386244491051,1795386244491042,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_waited','{"to":"waiting","waiting_for":"customer"}','440687e511b4e8311091b13df8a520b5e34ce9dceb1ad3e92861aca16fbaab30');
INSERT INTO "ledger" VALUES(1,34,1795386244515673,1795386244515665,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_resumed','{"to":"assigned"}','f3698f1afb52153e48af5e7e96b41dc77f3b95c18abf7cbdf1db98db68f1aad8');
INSERT INTO "ledger" VALUES(1,35,1795386244545351,1795386244545316,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_resolved','{"to":"resolved","personal":[{"field":"text","personal_id":"01m82nqze1e7ysxg90x44ced8n","hash":"f6cde3ab9ddb742887e9d6d84c3af0f7b26fa28ca37948046a884894588ea825"}]}','f6b612ffbbd0f22b421b1be0015f9950c01a11a4dc0a3b07e8e115ceccfb476d');
INSERT INTO "ledger" VALUES(1,36,1795386244579757,1795386244579730,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz47fmgszshg00jcy6aj','case_rated','{"score":5,"personal":[{"field":"comment","personal_id":"01m82nqzf3ekr9aam56gav4dxr","hash":"27b157f4a43d26258bb1699e22c4b23561610e8de6b0b9ff2584bc3f1fee97b2"}]}','f64cac7b44129450fe82e285044f7bbab26088f34a1ce24d96557defb0a90f7b');
INSERT INTO "ledger" VALUES(1,37,1795386244591053,1795386244591020,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz62e1p9pmr3brw5e1rd','case_responded','{"to":"responded","personal":[{"field":"text","personal_id":"01m82nqzfff0vr5b0zn0z34r2n","hash":"d3cd547a69f6b70369df04460732bdee628000adee616a83c20cdb856bb9ac47"}]}','135f234bf4ccc79012dcf5a3309c0ddf71587ded9b4c6f57ca3432639ac09e16');
INSERT INTO "ledger" VALUES(1,38,1795386244662019,1795386244661961,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz62e1p9pmr3brw5e1rd','case_resolved','{"to":"resolved","personal":[{"field":"text","personal_id":"01m82nqzhnf9grvvygdkzv7d1d","hash":"a33d118c03ec2ddc692f64b79ded3d05994858c3f42ad91c27b29b404806a3ee"}]}','f34cf73e223e5bf1d098f152313d8b7e2959f5460ae35a084dcbef6e3bc65c87');
INSERT INTO "ledger" VALUES(1,39,1795386244893336,1795386244893273,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz62e1p9pmr3brw5e1rd','case_reopened','{"to":"responded","personal":[{"field":"text","personal_id":"01m82nqzrxeea8a0vfk96hrets","hash":"ff51db8d19ce6e6d07982bfe6a71fb462a28f9d664e9ddc37e718b010d70d12d"}]}','5771f3c2e1d0c2b4e1c12f01dd9af02cbdd1bbb370ccc247b91bed3be37035d0');
INSERT INTO "ledger" VALUES(1,40,1795386245228925,1795386245228925,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz6yept9c0zv9xhe4y27','case_merged','{"into":"01m82nqz8bfnrr7155qvspjhfh"}','5d3c670f2373f3d7561dd11d0bc4e7f444f42c38bdb208857335fef607e6b505');
INSERT INTO "ledger" VALUES(1,41,1795386245228925,1795386245228925,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz8bfnrr7155qvspjhfh','case_joined','{"case_id":"01m82nqz6yept9c0zv9xhe4y27"}','19d6f04c18f275976ec79dcb22f2fb6cfd594c99464e23bfe9fbc3dc81cedd70');
INSERT INTO "ledger" VALUES(1,42,1795386245268198,1795386245268135,'01m82nqxnmfcfs42ch6brazbqh','case','01m82nqz8pend94ffzhrmpewdm','case_noted','{"personal":[{"field":"text","personal_id":"01m82nr04mf1290nb75e756t8b","hash":"9d5ddc79651e8c7fdf523b41f0c20c75f5573fbe89a66c541ca972d296057b90"}]}','3be774cd9a6eb180f20c54339544a0f9aed8e31f499a32844038a22d49120f4a');
INSERT INTO "ledger" VALUES(1,43,1795386250234924,1795386250234924,'01m82nqwp7evasabcjhmqh58bw','user','01m82nqwp7evasabcjhmqh58bw','signed_in','{}','132eb3034a9337f53c3fde8dfe9cabe54bdba9a0451fe86e074c9c012eb2d8c2');
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
INSERT INTO "ledger_blocks" VALUES(1,1,1,18,'4d93ce4281da1e14cc90e18647fb5fc2bc774f2e3ec31c8841f1ee0e3cc71fab','0000000000000000000000000000000000000000000000000000000000000000','b7b1609b314884632e363224dc851933fdcb22060d04643a974b86d2f2650fa6','42102e3817ec380d41b2aac84b2e4aa49f2f8601bf3a63229e9f7a4ff7c8a3ac05c4c4a8441ff71f1da0770473fd23a63628c7a05b6ec3f774eec15eb0d46c09','a7d08f12a165b471bafef737cbb6a1b43f0164586d5971f7fa02ddf468744a46',1795386235746116);
INSERT INTO "ledger_blocks" VALUES(1,2,19,43,'84610729581106a362c3fb55950d277454d8650d79acc213e12c2d078a8e417f','b7b1609b314884632e363224dc851933fdcb22060d04643a974b86d2f2650fa6','5d681b9532740be79298d5920c98e795e94b6c9ffb4c091406bb640f02d0bc91','8a2cdc94092304160061c77800709062860d8f7a3b93e3281a374a111aa5da6d15ced67a0a76eaa8dcff1f849a2aad87bef7389683782bff9bb9fa11ba5ed00c','a7d08f12a165b471bafef737cbb6a1b43f0164586d5971f7fa02ddf468744a46',1795386250308919);
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
CREATE TABLE organisations (
    organisation_id BIGINT PRIMARY KEY,
    name            TEXT NOT NULL,
    zone            TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);
INSERT INTO "organisations" VALUES(1,'五星售后','Asia/Shanghai',1795300000000000);
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
INSERT INTO "outlets" VALUES(1,'N90','城东维修站','own',NULL,'active','{}',1);
CREATE TABLE personal (
    organisation_id BIGINT NOT NULL,
    personal_id     TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    field           TEXT NOT NULL,
    value           TEXT NOT NULL,
    salt            TEXT NOT NULL,
    PRIMARY KEY (organisation_id, personal_id)
);
INSERT INTO "personal" VALUES(1,'01m82nqqsne7nrkq3f2s9zgddw','customer:K1','name','李女士','b8494e7f6785c80cf900bc0e139cd578');
INSERT INTO "personal" VALUES(1,'01m82nqwp7evasabcjhmqh58bx','01m82nqwp7evasabcjhmqh58bw','login','clerk','4bc71e3f5e4c4171b539c13613cdce7a');
INSERT INTO "personal" VALUES(1,'01m82nqwp7evasabcjhmqh58by','01m82nqwp7evasabcjhmqh58bw','name','张三','9b76ea56ade114aae7788fdf5258e8bb');
INSERT INTO "personal" VALUES(1,'01m82nqz47fmgszshg00jcy6ak','01m82nqz47fmgszshg00jcy6aj','subject','漏水','0d4a03808e3ce1e2fdf4c3bd4194565c');
INSERT INTO "personal" VALUES(1,'01m82nqz47fmgszshg00jcy6am','01m82nqz47fmgszshg00jcy6aj','contact_name','王强','7d4ab2403ea1578196b8205aeff0f2d6');
INSERT INTO "personal" VALUES(1,'01m82nqz47fmgszshg00jcy6an','01m82nqz47fmgszshg00jcy6aj','contact_mobile','13900001111','cdce0e80a05611beffd5ff900598e096');
INSERT INTO "personal" VALUES(1,'01m82nqz62e1p9pmr3brw5e1re','01m82nqz62e1p9pmr3brw5e1rd','subject','漏水','025461427a1d75ce15d9324115a715a7');
INSERT INTO "personal" VALUES(1,'01m82nqz62e1p9pmr3brw5e1rf','01m82nqz62e1p9pmr3brw5e1rd','contact_name','王强','0e81b4ec9fb2a4790762c823f82c74f6');
INSERT INTO "personal" VALUES(1,'01m82nqz62e1p9pmr3brw5e1rg','01m82nqz62e1p9pmr3brw5e1rd','contact_mobile','13900001111','5fa0a9177a723b4514deb311138a691a');
INSERT INTO "personal" VALUES(1,'01m82nqz6yept9c0zv9xhe4y28','01m82nqz6yept9c0zv9xhe4y27','subject','漏水','ee59a0652ab46b0f2c74c730d5876791');
INSERT INTO "personal" VALUES(1,'01m82nqz6yept9c0zv9xhe4y29','01m82nqz6yept9c0zv9xhe4y27','contact_name','王强','70388cb8e4eaf743f5a40579e1704b9e');
INSERT INTO "personal" VALUES(1,'01m82nqz6yept9c0zv9xhe4y2a','01m82nqz6yept9c0zv9xhe4y27','contact_mobile','13900001111','349149c9440d2dd31e3e0eef862852c2');
INSERT INTO "personal" VALUES(1,'01m82nqz8bfnrr7155qvspjhfj','01m82nqz8bfnrr7155qvspjhfh','subject','漏水','ff67e8e4acb467b07a62019fe57e2ff5');
INSERT INTO "personal" VALUES(1,'01m82nqz8bfnrr7155qvspjhfk','01m82nqz8bfnrr7155qvspjhfh','contact_name','王强','f1df12d62f48d4390f3b2268788bfc49');
INSERT INTO "personal" VALUES(1,'01m82nqz8bfnrr7155qvspjhfm','01m82nqz8bfnrr7155qvspjhfh','contact_mobile','13900001111','358f4b4254ee97dd2185c24f5175aaee');
INSERT INTO "personal" VALUES(1,'01m82nqz8pend94ffzhrmpewdn','01m82nqz8pend94ffzhrmpewdm','subject','漏水','bd34e2ea23617dace483ab37c86c4080');
INSERT INTO "personal" VALUES(1,'01m82nqz8pend94ffzhrmpewdp','01m82nqz8pend94ffzhrmpewdm','contact_name','王强','c6825010be0c8bb34fa39bf75599373b');
INSERT INTO "personal" VALUES(1,'01m82nqz8pend94ffzhrmpewdq','01m82nqz8pend94ffzhrmpewdm','contact_mobile','13900001111','fd70536b8c5f5678ffd375e477cc04fe');
INSERT INTO "personal" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jn','01m82nqz9he1tr6fnpqx1hk6jm','subject','空调噪声大','2c3680f07549ab89c01a281c9aee5ee3');
INSERT INTO "personal" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jp','01m82nqz9he1tr6fnpqx1hk6jm','description','夜里睡不着','1f7654ce44420096a505591d7b58ab8e');
INSERT INTO "personal" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jq','01m82nqz9he1tr6fnpqx1hk6jm','contact_name','李女士','57e4a19e5bc318918b9824b7eda9a47f');
INSERT INTO "personal" VALUES(1,'01m82nqz9he1tr6fnpqx1hk6jr','01m82nqz9he1tr6fnpqx1hk6jm','contact_mobile','13800008000','4e782c574ffb6834923ea27cab832bcd');
INSERT INTO "personal" VALUES(1,'01m82nqza4e9x983kz936nd0w4','01m82nqz47fmgszshg00jcy6aj','text','马上安排师傅','a5e6d48b961855d132672600057ad4e8');
INSERT INTO "personal" VALUES(1,'01m82nqze1e7ysxg90x44ced8n','01m82nqz47fmgszshg00jcy6aj','text','已试机
换了密封圈','336f91daa6654a2c8c81a35fae76e3e8');
INSERT INTO "personal" VALUES(1,'01m82nqzf3ekr9aam56gav4dxr','01m82nqz47fmgszshg00jcy6aj','comment','很好','07c9822c9521cd2ca4f077f4f610e70b');
INSERT INTO "personal" VALUES(1,'01m82nqzfff0vr5b0zn0z34r2n','01m82nqz62e1p9pmr3brw5e1rd','text','x','b1858ded9b37277c126314c246c0394f');
INSERT INTO "personal" VALUES(1,'01m82nqzhnf9grvvygdkzv7d1d','01m82nqz62e1p9pmr3brw5e1rd','text','z
y','a86ed7361a4a6263fa79a1b2ae2d6702');
INSERT INTO "personal" VALUES(1,'01m82nqzrxeea8a0vfk96hrets','01m82nqz62e1p9pmr3brw5e1rd','text','还漏','e8686d80f9e83bcbcd82cac6a3586cab');
INSERT INTO "personal" VALUES(1,'01m82nr04mf1290nb75e756t8b','01m82nqz8pend94ffzhrmpewdm','text','看一下','2683986a55e18e4d420a5f3b270341f4');
CREATE TABLE public_codes (
    organisation_id BIGINT NOT NULL,
    code            TEXT NOT NULL,
    unit_id         TEXT NOT NULL,
    given_at        BIGINT NOT NULL,
    withdrawn_at    BIGINT,
    PRIMARY KEY (organisation_id, code)
);
INSERT INTO "public_codes" VALUES(1,'code of a test','unit_id of a test',1,1);
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
INSERT INTO "purchases" VALUES(1,'unit_id of a test','sold_by of a test','channel of a test','platform of a test','anchor of a test','order_no of a test','invoice_no of a test','purchased_on of a test','invoice_on of a test','delivered_on of a test','installed_on of a test','installer of a test','signed_on of a test',1,1,1,1,1,1);
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
INSERT INTO "quotation_consents" VALUES(1,'consent_id of a test','case_id of a test','quotation_id of a test',1,1,'state of a test','manner of a test','link_hash of a test','code_hash of a test',1,'asked_by of a test',1,1,1,'answered_by of a test');
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
INSERT INTO "quotation_lines" VALUES(1,'quotation_id of a test',1,1,'schedule_id of a test',1,'item_id of a test','kind of a test',1,1,1,1,1,1,'stacking_group of a test','approval_id of a test','forbidden_book of a test','forbidden_clause of a test','forbidden_grade of a test','ruling_id of a test');
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
INSERT INTO "quotations" VALUES(1,'quotation_id of a test','case_id of a test',1,'schedule_id of a test',1,1,1,1,'test_result of a test',1,'actor of a test');
CREATE TABLE rulebook_drafts (
    organisation_id BIGINT NOT NULL,
    book_id         TEXT NOT NULL,
    based_on        BIGINT NOT NULL,
    text            TEXT NOT NULL,
    actor           TEXT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, book_id)
);
INSERT INTO "rulebook_drafts" VALUES(1,'book_id of a test',1,'text of a test','actor of a test',1);
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
INSERT INTO "rulebook_versions" VALUES(1,'cn-24x7',1,'published','a1a7658103392f2d099b3f040412bb9b48dcf22dd9aecbfcf5d2d0ce04409df5','# Every hour of every day, for promises that run by the clock on the wall.
id: cn-24x7
name: {zh: 全天候（北京时间）, en: Around the clock (Beijing time)}
zone: Asia/Shanghai

week:
  source: by definition
  confidence: A
  hours:
    mon: [["00:00", "24:00"]]
    tue: [["00:00", "24:00"]]
    wed: [["00:00", "24:00"]]
    thu: [["00:00", "24:00"]]
    fri: [["00:00", "24:00"]]
    sat: [["00:00", "24:00"]]
    sun: [["00:00", "24:00"]]
',1795386234791131);
INSERT INTO "rulebook_versions" VALUES(1,'process.complaint',1,'published','a670751fd0722f1706689acb393dadc9d5b6c8b6d4f4a2cc80bcbce8086a8b16','id: process.complaint
kind: complaint
title: {zh: 投诉, en: Complaint}
prefix: TS
source: ours
moves:
  - move: respond
    title: {zh: 响应顾客, en: Answer the customer}
    from: [open, responded, assigned]
    to: back
  - move: assign
    title: {zh: 转办, en: Hand over}
    from: [open, responded, assigned, waiting]
    to: assigned
    needs: [person_or_outlet]
  - move: wait
    title: {zh: 挂起等待, en: Wait}
    from: [open, responded, assigned]
    to: waiting
    needs: [for]
  - move: resume
    title: {zh: 恢复处理, en: Go on}
    from: [waiting]
    to: back
  - move: resolve
    title: {zh: 已解决, en: Resolve}
    from: [open, responded, assigned, waiting]
    to: resolved
    needs: [reason]
  - move: close
    title: {zh: 结案, en: Close}
    from: [resolved]
    to: closed
  - move: reopen
    title: {zh: 重新打开, en: Reopen}
    from: [resolved, closed]
    to: back
    needs: [reason]
  - move: note
    title: {zh: 内部备注, en: Note}
    from: [open, responded, assigned, waiting, resolved, closed]
    to: back
    needs: [text]
',1795386234791226);
INSERT INTO "rulebook_versions" VALUES(1,'process.consultation',1,'published','3b84b8120af41fdcb9d7add3601b2a55884bad62b5ae0e2ad799dc0bfefe9449','id: process.consultation
kind: consultation
title: {zh: 咨询, en: Consultation}
prefix: ZX
source: ours
moves:
  - move: respond
    title: {zh: 响应顾客, en: Answer the customer}
    from: [open, responded, assigned]
    to: back
  - move: assign
    title: {zh: 转办, en: Hand over}
    from: [open, responded, assigned, waiting]
    to: assigned
    needs: [person_or_outlet]
  - move: wait
    title: {zh: 挂起等待, en: Wait}
    from: [open, responded, assigned]
    to: waiting
    needs: [for]
  - move: resume
    title: {zh: 恢复处理, en: Go on}
    from: [waiting]
    to: back
  - move: resolve
    title: {zh: 已解决, en: Resolve}
    from: [open, responded, assigned, waiting]
    to: resolved
  - move: close
    title: {zh: 结案, en: Close}
    from: [open, responded, assigned, waiting, resolved]
    to: closed
  - move: reopen
    title: {zh: 重新打开, en: Reopen}
    from: [resolved, closed]
    to: back
    needs: [reason]
  - move: note
    title: {zh: 内部备注, en: Note}
    from: [open, responded, assigned, waiting, resolved, closed]
    to: back
    needs: [text]
',1795386234791230);
INSERT INTO "rulebook_versions" VALUES(1,'process.repair',1,'published','38316372aac63eb61cd883019f90d01915a89770a6a87f0ad897e76ba69efb0c','id: process.repair
kind: repair
title: {zh: 维修, en: Repair}
prefix: WX
source: ours
moves:
  - move: respond
    title: {zh: 响应顾客, en: Answer the customer}
    from: [open, responded, assigned]
    to: back
  - move: assign
    title: {zh: 派单, en: Dispatch}
    from: [open, responded, assigned, waiting]
    to: assigned
    needs: [person_or_outlet]
  - move: wait
    title: {zh: 挂起等待, en: Wait}
    from: [open, responded, assigned]
    to: waiting
    needs: [for]
  - move: resume
    title: {zh: 恢复处理, en: Go on}
    from: [waiting]
    to: back
  - move: resolve
    title: {zh: 修复完成, en: Repaired}
    from: [open, responded, assigned, waiting]
    to: resolved
  - move: close
    title: {zh: 结案, en: Close}
    from: [resolved]
    to: closed
  - move: reopen
    title: {zh: 重新打开, en: Reopen}
    from: [resolved, closed]
    to: back
    needs: [reason]
  - move: note
    title: {zh: 内部备注, en: Note}
    from: [open, responded, assigned, waiting, resolved, closed]
    to: back
    needs: [text]
',1795386234791233);
INSERT INTO "rulebook_versions" VALUES(1,'process.return',1,'published','41fb420a99e8409f463576da17e1d3356630459c9e5209c32216c6c2e08a7a4a','id: process.return
kind: return
title: {zh: 退货, en: Return}
prefix: TH
source: ours
moves:
  - move: respond
    title: {zh: 响应顾客, en: Answer the customer}
    from: [open, responded, assigned]
    to: back
  - move: assign
    title: {zh: 派单, en: Dispatch}
    from: [open, responded, assigned, waiting]
    to: assigned
    needs: [person_or_outlet]
  - move: wait
    title: {zh: 挂起等待, en: Wait}
    from: [open, responded, assigned]
    to: waiting
    needs: [for]
  - move: resume
    title: {zh: 恢复处理, en: Go on}
    from: [waiting]
    to: back
  - move: resolve
    title: {zh: 已解决, en: Resolve}
    from: [open, responded, assigned, waiting]
    to: resolved
  - move: close
    title: {zh: 结案, en: Close}
    from: [open, responded, assigned, waiting, resolved]
    to: closed
  - move: reopen
    title: {zh: 重新打开, en: Reopen}
    from: [resolved, closed]
    to: back
    needs: [reason]
  - move: note
    title: {zh: 内部备注, en: Note}
    from: [open, responded, assigned, waiting, resolved, closed]
    to: back
    needs: [text]
',1795386234791238);
INSERT INTO "rulebook_versions" VALUES(1,'promises.standard',1,'published','57256a2c900f8a3cdf5bd01242476c671af9a01ab28ce18786e07e75194f0e62','# What we promise our customers. Every company edits this: a promise, its limit, its clock and whom it is made to.
id: promises.standard
title: {zh: 服务承诺, en: Service promises}
promises:
  - id: response_24h
    kind: deadline
    title: {zh: 24 小时内响应, en: Answered within 24 hours}
    event: responded
    within: 24 h
    clock: elapsed
    measure: response_24h
    target: 0.95
    direction: higher
    source: default of this product
  - id: emergency_1h
    kind: deadline
    title: {zh: 紧急情况 1 小时内响应, en: Emergencies answered within 1 hour}
    event: responded
    within: 1 h
    clock: elapsed
    scope: {priority: [emergency]}
    measure: emergency_1h
    target: 1
    direction: higher
    source: default of this product
  - id: hotline_response
    kind: mean
    title: {zh: 热线平均 30 分钟响应, en: Hotline answers within 30 minutes on average}
    measure: hotline_response_time
    target: 30
    direction: lower
    source: default of this product
  - id: resolved
    kind: share
    title: {zh: 问题解决率 95%, en: 95 % of cases resolved}
    measure: resolved_share
    target: 0.95
    direction: higher
    source: default of this product
  - id: satisfied
    kind: share
    title: {zh: 顾客满意率 90%, en: 90 % of customers satisfied}
    measure: satisfied_share
    target: 0.9
    direction: higher
    source: default of this product
  - id: first_contact
    kind: share
    title: {zh: 首次联系解决率 80%, en: 80 % resolved at the first contact}
    measure: first_contact_resolution
    target: 0.8
    direction: higher
    source: default of this product
  - id: repair_time
    kind: mean
    title: {zh: 平均 2 小时修复, en: Repaired within 2 hours on average}
    measure: repair_time_mean
    target: 2
    direction: lower
    source: default of this product
  - id: rework
    kind: share
    title: {zh: 返修率不超过 1%, en: At most 1 % of repairs done again}
    measure: rework_share
    target: 0.01
    direction: lower
    source: default of this product
',1795386234791242);
CREATE TABLE schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL);
INSERT INTO "schema_migrations" VALUES(1,'0001_organisation_ledger_cases.sql',1795386234517196);
INSERT INTO "schema_migrations" VALUES(2,'0002_revisions_and_pending_entries.sql',0);
INSERT INTO "schema_migrations" VALUES(3,'0003_people_views_bulk.sql',0);
INSERT INTO "schema_migrations" VALUES(5,'0005_units_customers.sql',0);
INSERT INTO "schema_migrations" VALUES(6,'0006_fees_and_approvals.sql',0);
CREATE TABLE sessions (
    organisation_id BIGINT NOT NULL,
    session_hash    TEXT NOT NULL,
    user_id         TEXT NOT NULL,
    csrf            TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, session_hash)
);
INSERT INTO "sessions" VALUES(1,'7c8840869c42532dae5009424af33f32260993b904c9ee80c66c1cb032c5eb0e','01m82nqwp7evasabcjhmqh58bw','s2hc9k82z8fjgma6tsm4xa466d',1795386250234715,1795429450234715);
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
INSERT INTO "staff" VALUES(1,'T90','王强','technician','N90','active','{}',1);
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
INSERT INTO "tokens" VALUES(1,'01m82nqxnmfcfs42ch6brazbqh','faults','c650e8ef035f44ed42e9ec42b12f26f3b183220d577a9379847671a574d4f9ad','cases:write cases:read',1795386242740297,NULL);
CREATE TABLE unit_exchanges (
    organisation_id BIGINT NOT NULL,
    old_unit_id     TEXT NOT NULL,
    new_unit_id     TEXT NOT NULL,
    exchanged_on    TEXT,
    reason          TEXT,
    case_id         TEXT,
    PRIMARY KEY (organisation_id, old_unit_id)
);
INSERT INTO "unit_exchanges" VALUES(1,'old_unit_id of a test','new_unit_id of a test','exchanged_on of a test','reason of a test','case_id of a test');
CREATE TABLE unit_owners (
    organisation_id BIGINT NOT NULL,
    unit_id         TEXT NOT NULL,
    position        BIGINT NOT NULL,
    customer        TEXT NOT NULL,
    from_on         TEXT,
    how             TEXT NOT NULL,
    PRIMARY KEY (organisation_id, unit_id, position)
);
INSERT INTO "unit_owners" VALUES(1,'unit_id of a test',1,'customer of a test','from_on of a test','how of a test');
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
INSERT INTO "unit_repairs" VALUES(1,'unit_id of a test','repair_id of a test','case_id of a test','sent_on of a test','done_on of a test','part of a test','fault_code of a test',1,1,'outcome of a test',1,1,'cause_of_delay of a test');
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
INSERT INTO "unit_replacements" VALUES(1,'unit_id of a test','replacement_id of a test','repair_id of a test','scope of a test','part of a test','replaced_on of a test','batch of a test','origin of a test','guarantee_from_on of a test',1);
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
INSERT INTO "units" VALUES(1,'HX90','HX90',NULL,'KFR-35',NULL,NULL,NULL,NULL,NULL,NULL,1);
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
INSERT INTO "users" VALUES(1,'01m82nqwp7evasabcjhmqh58bw','clerk','张三','agent',NULL,'$argon2id$v=19$m=19456,t=2,p=1$GfIb90o/xjKo9ud2ugYArw$2rkBXfPJO8gd5eUw8V5VZCUkgnj5cF26q/uhHrKeuak',1,1795386241735163,NULL,NULL,1);
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
INSERT INTO "views" VALUES(1,'view_id of a test','page of a test','owner of a test',1,'name of a test','query of a test','columns of a test','sort of a test',1,1);
CREATE INDEX ledger_by_subject ON ledger (organisation_id, subject_id, seq);
CREATE INDEX personal_by_subject ON personal (organisation_id, subject_id);
CREATE UNIQUE INDEX cases_by_number ON cases (organisation_id, number);
CREATE INDEX cases_by_opening ON cases (organisation_id, opened_at, case_id);
CREATE INDEX cases_by_state ON cases (organisation_id, state, opened_at, case_id);
CREATE INDEX cases_by_kind ON cases (organisation_id, kind, opened_at, case_id);
CREATE INDEX cases_by_outlet ON cases (organisation_id, outlet, opened_at, case_id) WHERE outlet IS NOT NULL;
CREATE INDEX cases_by_person ON cases (organisation_id, person, opened_at, case_id) WHERE person IS NOT NULL;
CREATE INDEX cases_by_serial ON cases (organisation_id, serial, opened_at) WHERE serial IS NOT NULL;
CREATE UNIQUE INDEX cases_by_source ON cases (organisation_id, source, source_key) WHERE source IS NOT NULL;
CREATE INDEX case_promises_by_due ON case_promises (organisation_id, due_at, case_id) WHERE outcome = 'open';
CREATE INDEX case_promises_running ON case_promises (organisation_id, due_at, case_id) WHERE running = 1;
CREATE UNIQUE INDEX users_by_login ON users (organisation_id, login);
CREATE INDEX sessions_by_user ON sessions (organisation_id, user_id);
CREATE UNIQUE INDEX tokens_by_hash ON tokens (organisation_id, token_hash);
CREATE INDEX idempotency_by_age ON idempotency (organisation_id, created_at);
CREATE INDEX ledger_pending_by_subject ON ledger_pending (organisation_id, subject_id, xid, local_id);
CREATE INDEX cases_running_of_person ON cases (organisation_id, person, opened_at, case_id)
    WHERE person IS NOT NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_running_of_nobody ON cases (organisation_id, opened_at, case_id)
    WHERE person IS NULL AND state IN ('open', 'responded', 'assigned', 'waiting');
CREATE INDEX cases_waiting ON cases (organisation_id, waiting_since_at, case_id)
    WHERE state = 'waiting' AND waiting_for = 'customer';
CREATE INDEX views_by_page ON views (organisation_id, page, created_at, view_id);
CREATE UNIQUE INDEX units_by_serial ON units (organisation_id, serial) WHERE serial IS NOT NULL;
CREATE INDEX units_by_gtin ON units (organisation_id, gtin, unit_id) WHERE gtin IS NOT NULL;
CREATE INDEX units_by_model ON units (organisation_id, model, unit_id) WHERE model IS NOT NULL;
CREATE INDEX units_by_customer ON units (organisation_id, customer, unit_id) WHERE customer IS NOT NULL;
CREATE INDEX units_by_outlet ON units (organisation_id, outlet, unit_id) WHERE outlet IS NOT NULL;
CREATE INDEX units_by_outlet_and_customer ON units (organisation_id, outlet, customer) WHERE outlet IS NOT NULL;
CREATE INDEX purchases_by_order ON purchases (organisation_id, order_no, unit_id) WHERE order_no IS NOT NULL;
CREATE INDEX unit_replacements_by_batch ON unit_replacements (organisation_id, part, batch) WHERE batch IS NOT NULL;
CREATE UNIQUE INDEX unit_exchanges_by_new ON unit_exchanges (organisation_id, new_unit_id);
CREATE INDEX public_codes_by_unit ON public_codes (organisation_id, unit_id, given_at);
CREATE INDEX customers_by_merged ON customers (organisation_id, merged_into, code) WHERE merged_into IS NOT NULL;
CREATE INDEX personal_names ON personal (organisation_id, value, subject_id) WHERE field = 'name';
CREATE INDEX personal_mobiles ON personal (organisation_id, value, subject_id) WHERE field = 'mobile';
CREATE INDEX customer_duplicates_open ON customer_duplicates (organisation_id, found_at, first, second)
    WHERE state = 'open';
CREATE UNIQUE INDEX quotations_by_case ON quotations (organisation_id, case_id);
CREATE UNIQUE INDEX quotation_lines_not_stacked
    ON quotation_lines (organisation_id, quotation_id, revision, visit, stacking_group)
    WHERE stacking_group IS NOT NULL AND borne = 0;
CREATE UNIQUE INDEX quotation_consents_by_link ON quotation_consents (organisation_id, link_hash);
CREATE INDEX quotation_consents_by_case ON quotation_consents (organisation_id, case_id, asked_at, consent_id);
CREATE INDEX approvals_by_case ON approvals (organisation_id, case_id, asked_at, approval_id);
CREATE INDEX approvals_waiting ON approvals (organisation_id, asked_at, approval_id) WHERE state = 'asked';
CREATE UNIQUE INDEX bills_by_case ON bills (organisation_id, case_id);
COMMIT;
