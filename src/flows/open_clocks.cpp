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

RunningCases::RunningCases(const Books& books)
    : states_{cases::State::Open, cases::State::Responded, cases::State::Assigned, cases::State::Waiting} {
    const auto ends_at_closing = [](const auto& promise) { return promise.event == promises::Promise::Event::Closed; };
    if (std::any_of(books.promises.begin(), books.promises.end(), ends_at_closing)) {
        states_.push_back(cases::State::Resolved);
    }
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

std::int64_t recompute_clocks(Context& context) {
    std::int64_t changed = 0;
    for (RunningCases walk{*context.books()}; !walk.is_done();) {
        const auto books = context.books();
        const auto recompute = [&](db::WriteTx& tx) {
            auto found = walk.next(tx, context);
            std::int64_t written = 0;
            for (const auto& known : found) {
                const auto changes = clock_changes(tx, context, *books, known);
                if (!changes.empty()) store::claim_case(tx, context.organisation_id(), known.case_id);
                for (const auto& change : changes) {
                    write(tx, context.organisation_id(), change);
                    ++written;
                }
            }
            return std::pair{std::move(found), written};
        };
        auto done = context.database.write_and_wait(recompute, {.isolation = db::Manner::Isolation::Snapshot});
        changed += done.second;
        walk.pass(done.first);
    }
    return changed;
}

}  // namespace flows
