#include "flows/open_clocks.hpp"

#include <algorithm>

#include "base/failure.hpp"

namespace flows {
namespace {

using Outcome = promises::Standing::Outcome;

constexpr std::int64_t kCasesAtOnce = 64;
constexpr std::size_t kItemsMax = 1000;

const store::CasePromise* find(const std::vector<store::CasePromise>& rows, const std::string& promise_id) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.promise_id == promise_id; });
    return row == rows.end() ? nullptr : &*row;
}

/// One promise on one case; nothing where it stays as it is.
std::optional<ClockChange> change_of(const Context& context, const Books& books, const promises::Promise& promise,
                                     const std::pair<const cases::Case&, const store::CasePromise*>& case_and_row) {
    const auto& [known, row] = case_and_row;
    if (row != nullptr && row->standing.outcome != Outcome::Open) return std::nullopt;
    const auto standing = promises::standing(promise, known, books.clock_finder());
    if (!standing) throw base::BadInput("the promise " + promise.id + ": " + standing.refusal().code);
    ClockChange change{known.case_id, known.number, promise.id, std::nullopt, *standing};
    if (row != nullptr) {
        if (row->standing == *standing) return std::nullopt;
        change.before = row->standing;
        return change;
    }
    const bool is_past = standing->due_at && *standing->due_at < context.now();
    if (standing->outcome != Outcome::Open || is_past) return std::nullopt;
    return change;
}

void write(db::WriteTx& tx, std::int64_t organisation, const ClockChange& change) {
    if (change.after) {
        store::put_case_promise(tx, organisation, {change.case_id, change.promise_id, *change.after});
    } else {
        store::delete_case_promise(tx, organisation, change.case_id, change.promise_id);
    }
}

std::int64_t rewrite(db::WriteTx& tx, const Context& context, const Books& books,
                     const std::vector<std::string>& case_ids) {
    std::int64_t written = 0;
    for (const auto& id : case_ids) {
        const auto known = store::find_case(tx, context.organisation_id(), id);
        if (!known) continue;
        const auto changes = clock_changes(tx, context, books, *known);
        if (!changes.empty()) store::claim_case(tx, context.organisation_id(), id);
        for (const auto& change : changes) {
            write(tx, context.organisation_id(), change);
            ++written;
        }
    }
    return written;
}

}  // namespace

std::vector<ClockChange> clock_changes(const db::ReadTx& tx, const Context& context, const Books& books,
                                       const cases::Case& known) {
    const auto rows = store::promises_of_case(tx, context.organisation_id(), known.case_id);
    std::vector<ClockChange> changes;
    for (const auto& promise : books.promises) {
        if (!promise.covers(known)) continue;
        if (auto change = change_of(context, books, promise, {known, find(rows, promise.id)})) {
            changes.push_back(std::move(*change));
        }
    }
    for (const auto& row : rows) {
        const auto* promise = books.find_promise(row.promise_id);
        if (row.standing.outcome != Outcome::Open || (promise != nullptr && promise->covers(known))) continue;
        changes.push_back({known.case_id, known.number, row.promise_id, row.standing, std::nullopt});
    }
    return changes;
}

std::vector<cases::State> states_with_clocks(const Books& books) {
    std::vector states{cases::State::Open, cases::State::Responded, cases::State::Assigned, cases::State::Waiting};
    const auto ends_at_closing = [](const auto& promise) { return promise.event == promises::Promise::Event::Closed; };
    if (std::any_of(books.promises.begin(), books.promises.end(), ends_at_closing)) {
        states.push_back(cases::State::Resolved);
    }
    return states;
}

std::vector<cases::Case> RunningCases::next(const db::ReadTx& tx, const Context& context) const {
    return store::cases_in_state_after(tx, context.organisation_id(), states_.front(), mark_, kCasesAtOnce);
}

void RunningCases::pass(const std::vector<cases::Case>& seen) {
    if (static_cast<std::int64_t>(seen.size()) < kCasesAtOnce) {
        states_.erase(states_.begin());
        mark_.reset();
    } else {
        mark_ = store::CaseMark{seen.back().opened_at, seen.back().case_id};
    }
}

ClockPreview preview_clocks(Context& context, const Books& books) {
    ClockPreview preview;
    for (RunningCases walk{books}; !walk.is_done();) {
        walk.pass(context.database.read([&](const db::ReadTx& tx) {
            auto found = walk.next(tx, context);
            for (const auto& known : found) {
                for (auto& change : clock_changes(tx, context, books, known)) {
                    ++preview.changed;
                    if (preview.items.size() < kItemsMax) preview.items.push_back(std::move(change));
                }
            }
            return found;
        }));
    }
    context.database.read([&](const db::ReadTx& tx) {
        const auto now = context.now();
        for (const auto& clocks : store::open_clocks(tx, context.organisation_id(), now, now)) {
            preview.open += clocks.open;
        }
        return 0;
    });
    return preview;
}

std::int64_t rewrite_clocks(Context& context, const std::stop_token& stop) {
    std::int64_t changed = 0;
    for (RunningCases walk{*context.books()}; !walk.is_done() && !stop.stop_requested();) {
        const auto books = context.books();
        std::vector<std::string> stale;
        walk.pass(context.database.read([&](const db::ReadTx& tx) {
            auto found = walk.next(tx, context);
            for (const auto& known : found) {
                if (!clock_changes(tx, context, *books, known).empty()) stale.push_back(known.case_id);
            }
            return found;
        }));
        if (stale.empty()) continue;
        changed += context.database.write_and_wait([&](db::WriteTx& tx) { return rewrite(tx, context, *books, stale); },
                                                   {.isolation = db::Manner::Isolation::Snapshot});
    }
    if (changed > 0 && context.lens) context.lens->rebuild(context.database);
    return changed;
}

}  // namespace flows
