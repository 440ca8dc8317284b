#include "store/case_store.hpp"

#include "base/failure.hpp"
#include "store/case_payload.hpp"
#include "store/case_store_sql.hpp"

namespace store {

cases::Case read_case(const db::Row& row) {
    cases::Case known;
    int column = 0;
    const auto text = [&] { return std::string{row.text(column++)}; };
    const auto text_if = [&] { return row.text_if(column++); };
    const auto instant_if = [&] { return row.instant_if(column++); };
    known.case_id = text();
    known.number = text();
    known.kind = text();
    const auto state = cases::state_from(text());
    if (!state) throw base::Failure("a case row holds an unknown state");
    known.state = *state;
    known.priority = text();
    known.channel = text();
    known.product = text_if();
    known.serial = text_if();
    known.outlet = text_if();
    known.person = text_if();
    known.region = text_if();
    known.opened_at = row.instant(column++);
    known.responded_at = instant_if();
    known.assigned_at = instant_if();
    known.first_resolved_at = instant_if();
    known.resolved_at = instant_if();
    known.closed_at = instant_if();
    known.reopened_at = instant_if();
    known.waiting_for = text_if();
    known.waiting_since_at = instant_if();
    known.due_at = instant_if();
    known.handover_count = row.integer(column++);
    known.wait_count = row.integer(column++);
    known.reopened_count = row.integer(column++);
    known.waited_customer_us = row.integer(column++);
    known.rating = row.integer_if(column++);
    known.rework_of = text_if();
    known.merged_into = text_if();
    known.source = text_if();
    known.source_key = text_if();
    read_details(row.text(column++), known);
    known.revision = row.integer(column);
    return known;
}

std::optional<cases::Case> find_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    return tx.one(sql::kFindCase, {organisation_id, case_id}, read_case);
}

std::optional<cases::Case> find_case_by_number(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view number) {
    return tx.one(sql::kFindCaseByNumber, {organisation_id, number}, read_case);
}

std::optional<cases::Case> find_case_by_source(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view source, std::string_view source_key) {
    return tx.one(sql::kFindCaseBySource, {organisation_id, source, source_key}, read_case);
}

std::vector<cases::Case> cases_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id,
                                     std::int64_t limit) {
    return tx.all(sql::kCasesAfter, {organisation_id, case_id, limit}, read_case);
}

std::optional<std::string> find_rework(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                       base::Instant since) {
    return tx.one(sql::kFindRework, {organisation_id, serial, since},
                  [](const db::Row& row) { return std::string{row.text(0)}; });
}

std::optional<base::Instant> newest_opening(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.one(sql::kNewestOpening, {organisation_id}, [](const db::Row& row) { return row.instant(0); });
}

namespace {

void write_case(db::WriteTx& tx, const db::Query& query, std::int64_t organisation_id, const cases::Case& known) {
    const auto details = write_details(known);
    tx.run(query, {organisation_id,
                   known.case_id,
                   known.number,
                   known.kind,
                   cases::to_word(known.state),
                   known.priority,
                   known.channel,
                   known.product,
                   known.serial,
                   known.outlet,
                   known.person,
                   known.region,
                   known.opened_at,
                   known.responded_at,
                   known.assigned_at,
                   known.first_resolved_at,
                   known.resolved_at,
                   known.closed_at,
                   known.reopened_at,
                   known.waiting_for,
                   known.waiting_since_at,
                   known.due_at,
                   known.handover_count,
                   known.wait_count,
                   known.reopened_count,
                   known.waited_customer_us,
                   known.rating,
                   known.rework_of,
                   known.merged_into,
                   known.source,
                   known.source_key,
                   details,
                   known.revision});
}

}  // namespace

void insert_case(db::WriteTx& tx, std::int64_t organisation_id, const cases::Case& known) {
    write_case(tx, sql::kInsertCase, organisation_id, known);
}

void update_case(db::WriteTx& tx, std::int64_t organisation_id, const cases::Case& known) {
    write_case(tx, sql::kUpdateCase, organisation_id, known);
}

void claim_case(db::WriteTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    if (tx.has_many_writers()) tx.run(sql::kClaimCase, {organisation_id, case_id});
}

std::int64_t take_case_serials(db::WriteTx& tx, std::int64_t organisation_id, std::string_view prefix,
                               base::Date opened_on, std::int64_t count) {
    const auto day = base::to_string(opened_on);
    const auto last = tx.one(sql::kTakeCaseSerials, {organisation_id, prefix, day, count},
                             [](const db::Row& row) { return row.integer(0); });
    return last.value() - count + 1;
}

void add_to_count(db::WriteTx& tx, std::int64_t organisation_id, const CaseCount& change) {
    tx.run(sql::kAddToCount, {organisation_id, change.kind, change.state, change.cases});
}

void compact_counts(db::WriteTx& tx, std::int64_t organisation_id) {
    if (tx.has_many_writers()) tx.run(sql::kCompactCounts, {organisation_id});
}

std::vector<CaseCount> case_counts(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.all(sql::kCounts, {organisation_id}, [](const db::Row& row) {
        return CaseCount{std::string{row.text(0)}, std::string{row.text(1)}, row.integer(2)};
    });
}

}  // namespace store
