#include "flows/bulk_actions.hpp"

#include "flows/record_case.hpp"
#include "flows/show_case.hpp"
#include "flows/undo_step.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"

namespace flows {
namespace {

// About a tenth of a millisecond a case.
constexpr std::int64_t kChunk = 25;
constexpr std::size_t kSampleMax = 10;
constexpr std::int64_t kPage = 200;

base::Result<cases::Event> decide(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::pair<const BulkAction&, const cases::Case&>& action_and_case) {
    const auto& [action, before] = action_and_case;
    return action.priority.empty() ? decide_move(tx, context, caller, before, action.move)
                                   : cases::decide_priority(before, action.priority);
}

void write_entry(db::WriteTx& tx, const Context& context, const Caller& caller,
                 const std::pair<const store::Bulk&, std::string_view>& bulk_and_type) {
    const auto& [bulk, type] = bulk_and_type;
    const auto now = context.now();
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("action", bulk.action);
    json.integer("cases", static_cast<std::int64_t>(bulk.case_ids.size()));
    json.end();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "bulk",
                                                                 .subject_id = bulk.bulk_id,
                                                                 .type = type,
                                                                 .payload = payload});
}

bool may_see(const Caller& caller, const store::Bulk& bulk) {
    return bulk.actor == caller.actor || caller.role == "admin";
}

/// One case of the chunk: what became of it.
store::BulkCase act(db::WriteTx& tx, Context& context, const Caller& caller,
                    const std::pair<CaseRecorder&, const BulkBegin&>& recorder_and_begin, std::int64_t position) {
    auto& [recorder, begin] = recorder_and_begin;
    store::BulkCase done{.position = position, .case_id = begin.case_ids[static_cast<std::size_t>(position)]};
    const auto before = find_seen_case(tx, context, caller, done.case_id);
    if (!before) {
        done.code = "no_such_case";
        return done;
    }
    done.case_id = before->case_id;
    done.number = before->number;
    const auto event = decide(tx, context, caller, {begin.action, *before});
    if (!event) {
        done.code = event.refusal().code;
        return done;
    }
    auto after = *before;
    recorder.record(after, {.happened_at = recorder.now(),
                            .actor = caller.actor,
                            .event = *event,
                            .personal = keep_text(tx, context, before->case_id, begin.action.move.text),
                            .bulk_id = begin.bulk_id});
    recorder.update(*before, after);
    done.revision = after.revision;
    return done;
}

/// Puts one case back; what hinders it stands in undone_code.
void put_back(db::WriteTx& tx, Context& context, const Caller& caller,
              const std::pair<CaseRecorder&, const std::string&>& recorder_and_bulk, store::BulkCase& one) {
    const auto known = find_seen_case(tx, context, caller, one.case_id);
    if (!known) {
        one.undone_code = "no_such_case";
        return;
    }
    const auto step = last_step_of(tx, context, *known);
    if (step.revision() != one.revision) {
        one.undone_code = "changed_meanwhile";
        return;
    }
    const auto event = cases::decide_undo(step.before, step.entry);
    if (!event) {
        one.undone_code = event.refusal().code;
        return;
    }
    auto after = *known;
    auto& [recorder, bulk_id] = recorder_and_bulk;
    recorder.record(after, {.happened_at = recorder.now(), .actor = caller.actor, .event = *event, .bulk_id = bulk_id});
    recorder.update(*known, after);
}

}  // namespace

base::Result<std::vector<std::string>> cases_of_list(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                     ListCases asked) {
    std::vector<std::string> ids;
    asked.limit = kPage;
    for (;;) {
        const auto page = list_cases(tx, context, caller, asked);
        if (!page) return page.refusal();
        for (const auto& shown : page->items) ids.push_back(shown.known.case_id);
        if (ids.size() > kBulkCasesMax || (ids.size() == kBulkCasesMax && page->next_cursor)) {
            return base::Refusal{"too_many_cases", {{"most", std::to_string(kBulkCasesMax)}}};
        }
        if (!page->next_cursor) return ids;
        asked.cursor = *page->next_cursor;
    }
}

BulkPreview preview_bulk(const db::ReadTx& tx, const Context& context, const Caller& caller,
                         const std::pair<const BulkAction&, const std::vector<std::string>&>& action_and_cases) {
    const auto& [action, ids] = action_and_cases;
    BulkPreview preview{.total = static_cast<std::int64_t>(ids.size())};
    for (const auto& id : ids) {
        const auto before = find_seen_case(tx, context, caller, id);
        const auto event = before ? decide(tx, context, caller, {action, *before}) : base::Refusal{"no_such_case"};
        if (!event) {
            preview.refused.push_back(
                {.case_id = id, .number = before ? before->number : "", .code = event.refusal().code});
            continue;
        }
        ++preview.changes;
        if (preview.sample.size() == kSampleMax) continue;
        auto after = *before;
        cases::apply(after, {.happened_at = context.now(), .actor = caller.actor, .event = *event});
        preview.sample.push_back({*before, std::move(after)});
    }
    return preview;
}

base::Result<base::Done> begin_bulk(db::WriteTx& tx, Context& context, const Caller& caller, const BulkBegin& asked) {
    if (const auto begun = store::find_bulk(tx, context.organisation_id(), asked.bulk_id)) {
        if (begun->request_hash != asked.request_hash) return base::Refusal{"idempotency_key_reused"};
        return base::Done{};
    }
    const store::Bulk bulk{.bulk_id = asked.bulk_id,
                           .actor = caller.actor,
                           .state = "running",
                           .request_hash = asked.request_hash,
                           .action = asked.action.word(),
                           .case_ids = asked.case_ids,
                           .created_at = context.now()};
    store::insert_bulk(tx, context.organisation_id(), bulk);
    write_entry(tx, context, caller, {bulk, "bulk_begun"});
    return base::Done{};
}

bool continue_bulk(db::WriteTx& tx, Context& context, const Caller& caller, const BulkBegin& asked) {
    const auto organisation = context.organisation_id();
    auto bulk = store::find_bulk(tx, organisation, asked.bulk_id).value();
    if (bulk.state != "running") return false;
    // The list is the one that was begun with, whatever a filter would give by now.
    const BulkBegin begun{asked.bulk_id, asked.request_hash, asked.action, bulk.case_ids};
    const auto total = static_cast<std::int64_t>(bulk.case_ids.size());
    CaseRecorder recorder{tx, context, context.now()};
    for (std::int64_t count = 0; count < kChunk && bulk.next < total; ++count, ++bulk.next) {
        store::insert_bulk_case(tx, organisation, bulk.bulk_id, act(tx, context, caller, {recorder, begun}, bulk.next));
    }
    recorder.finish();
    if (bulk.next == total) bulk.state = "done";
    store::move_bulk(tx, organisation, bulk, context.now());
    return bulk.state == "running";
}

base::Result<BulkResult> show_bulk(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                   const std::string& bulk_id) {
    const auto bulk = store::find_bulk(tx, context.organisation_id(), bulk_id);
    if (!bulk || !may_see(caller, *bulk)) return base::Refusal{"no_such_bulk", {{"bulk", bulk_id}}};
    BulkResult result{.bulk = *bulk};
    for (auto& one : store::bulk_cases(tx, context.organisation_id(), bulk_id, {0, kBulkCasesMax})) {
        if (!one.code.empty()) {
            result.refused.push_back(std::move(one));
            continue;
        }
        ++result.changed;
        if (one.is_undone && one.undone_code.empty()) ++result.restored;
        if (!one.undone_code.empty()) result.kept.push_back(std::move(one));
    }
    return result;
}

base::Result<bool> continue_undo(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& bulk_id) {
    const auto organisation = context.organisation_id();
    auto bulk = store::find_bulk(tx, organisation, bulk_id);
    if (!bulk || !may_see(caller, *bulk)) return base::Refusal{"no_such_bulk", {{"bulk", bulk_id}}};
    if (bulk->state == "running") return base::Refusal{"bulk_running", {{"bulk", bulk_id}}};
    if (bulk->state == "undone") return false;
    if (bulk->state == "done") {
        bulk->state = "undoing";
        bulk->next = 0;
        write_entry(tx, context, caller, {*bulk, "bulk_undone"});
    }
    CaseRecorder recorder{tx, context, context.now()};
    for (auto& one : store::bulk_cases(tx, organisation, bulk_id, {bulk->next, bulk->next + kChunk})) {
        if (!one.code.empty()) continue;
        put_back(tx, context, caller, {recorder, bulk_id}, one);
        store::mark_bulk_undone(tx, organisation, bulk_id, one);
    }
    recorder.finish();
    bulk->next += kChunk;
    if (bulk->next >= static_cast<std::int64_t>(bulk->case_ids.size())) bulk->state = "undone";
    store::move_bulk(tx, organisation, *bulk, context.now());
    return bulk->state == "undoing";
}

}  // namespace flows
