#include "flows/explain_promise.hpp"

#include <algorithm>

#include "store/promise_store.hpp"

namespace flows {
namespace {

/// Without a calendar every second counts but those of a pause.
std::vector<calendar::Piece> elapsed_pieces(const Organisation& organisation, base::Instant from, base::Instant to,
                                            const calendar::Pauses& pauses) {
    std::vector<calendar::Piece> pieces;
    const auto add = [&](base::Instant end) {
        if (end > from) pieces.push_back({from, end, local_day(organisation, from)});
    };
    for (const auto& pause : pauses) {
        if (pause.to_at <= from || pause.from_at >= to) continue;
        add(pause.from_at);
        from = pause.to_at;
    }
    add(to);
    return pieces;
}

void count(PromiseExplanation& told, const Context& context, const Books& books, const calendar::Pauses& pauses) {
    const auto to = told.standing.due_at ? *told.standing.due_at : told.waiting_since.value_or(told.started_at);
    const auto booked = books.clocks.find(told.promise.calendar);
    if (booked == books.clocks.end()) {
        told.counted = elapsed_pieces(context.organisation, told.started_at, to, pauses);
        return;
    }
    const auto& clock = *booked->second;
    auto explained = calendar::explain(clock.book.calendar, told.started_at, to, pauses);
    told.calendar_version = clock.version;
    told.counted = std::move(explained.counted);
    told.closed = std::move(explained.closed);
    told.is_unpublished = clock.book.calendar.is_unpublished(to);
}

}  // namespace

base::Result<PromiseExplanation> explain_promise(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                 const std::pair<std::string, std::string>& case_and_promise) {
    const auto& [case_id, promise_id] = case_and_promise;
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    const auto books = context.books();
    const auto* promise = books->find_promise(promise_id);
    const auto rows = store::promises_of_case(tx, context.organisation_id(), known->case_id);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.promise_id == promise_id; });
    if (promise == nullptr || row == rows.end()) return base::Refusal{"no_such_promise", {{"promise", promise_id}}};

    PromiseExplanation told{.promise = *promise, .standing = row->standing, .started_at = known->opened_at};
    calendar::Pauses pauses;
    if (promise->pauses_for_customer) {
        pauses = promises::pauses_of(*known, std::nullopt);
        told.pauses = known->pauses;
        if (known->waiting_for == "customer") told.waiting_since = known->waiting_since_at;
    }
    count(told, context, *books, pauses);
    return told;
}

}  // namespace flows
