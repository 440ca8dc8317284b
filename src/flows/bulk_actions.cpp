#include "flows/bulk_actions.hpp"

#include "flows/record_case.hpp"
#include "flows/show_case.hpp"
#include "flows/undo_step.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"
#include "store/personal_store.hpp"

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
    json.text("action", bulk.step.word);
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

/// What the row keeps of an action; what was written with it stands beside until all is done.
store::BulkStep kept_step(db::WriteTx& tx, Context& context, const BulkBegin& asked) {
    const auto& move = asked.action.move;
    store::BulkStep step{.word = asked.action.word(),
                         .priority = asked.action.priority,
                         .person = move.person,
                         .outlet = move.outlet,
                         .waiting_for = move.waiting_for};
    if (!move.text.empty()) {
        step.text_id = store::keep_personal(tx, context.organisation_id(), {asked.bulk_id, "text", move.text},
                                            {context.ids, context.random, context.now()})
                           .personal_id;
    }
    return step;
}

BulkAction action_of(const db::ReadTx& tx, const Context& context, const store::BulkStep& step) {
    BulkAction action{.priority = step.priority};
    if (!action.priority.empty()) return action;
    action.move = {.move = step.word, .person = step.person, .outlet = step.outlet, .waiting_for = step.waiting_for};
    if (step.text_id) {
        action.move.text = store::find_personal(tx, context.organisation_id(), *step.text_id).value_or("");
    }
    return action;
}

/// A chunk of a bulk action at work.
struct Chunk {
    CaseRecorder& recorder;
    const store::Bulk& bulk;
    const BulkAction& action;
};

/// One case of the chunk: what became of it.
store::BulkCase act(db::WriteTx& tx, Context& context, const Caller& caller, const Chunk& chunk) {
    auto& [recorder, bulk, action] = chunk;
    store::BulkCase done{.position = bulk.next, .case_id = bulk.case_ids[static_cast<std::size_t>(bulk.next)]};
    const auto before = find_seen_case(tx, context, caller, done.case_id);
    if (!before) {
        done.code = "no_such_case";
        return done;
    }
    done.case_id = before->case_id;
    done.number = before->number;
    const auto event = decide(tx, context, caller, {action, *before});
    if (!event) {
        done.code = event.refusal().code;
        return done;
    }
    auto after = *before;
    recorder.record(after, {.happened_at = recorder.now(),
                            .actor = caller.actor,
                            .event = *event,
                            .personal = keep_text(tx, context, before->case_id, action.move.text),
                            .bulk_id = bulk.bulk_id});
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
                           .step = kept_step(tx, context, asked),
                           .case_ids = asked.case_ids,
                           .created_at = context.now()};
    store::insert_bulk(tx, context.organisation_id(), bulk);
    write_entry(tx, context, caller, {bulk, "bulk_begun"});
    return base::Done{};
}

bool continue_bulk(db::WriteTx& tx, Context& context, const Caller& caller, const std::string& bulk_id) {
    const auto organisation = context.organisation_id();
    auto bulk = store::find_bulk(tx, organisation, bulk_id).value();
    if (bulk.state != "running") return false;
    const auto action = action_of(tx, context, bulk.step);
    const auto total = static_cast<std::int64_t>(bulk.case_ids.size());
    CaseRecorder recorder{tx, context, context.now()};
    for (std::int64_t count = 0; count < kChunk && bulk.next < total; ++count, ++bulk.next) {
        store::insert_bulk_case(tx, organisation, bulk_id, act(tx, context, caller, {recorder, bulk, action}));
    }
    recorder.finish();
    if (bulk.next == total) {
        finish_bulk(tx, context, bulk);
    } else {
        store::move_bulk(tx, organisation, bulk, context.now());
    }
    return bulk.state == "running";
}

void finish_bulk(db::WriteTx& tx, const Context& context, store::Bulk& bulk) {
    bulk.state = bulk.state == "undoing" ? "undone" : "done";
    bulk.next = static_cast<std::int64_t>(bulk.case_ids.size());
    if (bulk.step.text_id) store::forget_personal(tx, context.organisation_id(), *bulk.step.text_id);
    bulk.step.text_id.reset();
    store::move_bulk(tx, context.organisation_id(), bulk, context.now());
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
        bulk->step.undone_by = caller.actor;
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
    if (bulk->next >= static_cast<std::int64_t>(bulk->case_ids.size())) {
        finish_bulk(tx, context, *bulk);
    } else {
        store::move_bulk(tx, organisation, *bulk, context.now());
    }
    return bulk->state == "undoing";
}

}  // namespace flows
