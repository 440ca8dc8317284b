#include "flows/due_clocks.hpp"

#include <algorithm>

#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "store/running_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kCasesAPage = 2000;
constexpr std::int64_t kEntriesAPage = 2000;
/// A flow of this many takes some milliseconds; where nobody waits, longer ones pass more in a second.
constexpr std::size_t kClocksBesideOthers = 100;
constexpr std::size_t kClocksAlone = 500;

}  // namespace

DueClocks::DueClocks(Context& context) : context_(context) {}

bool DueClocks::catch_up() {
    if (auto books = context_.books(); books != books_) go_by(std::move(books));
    if (!loaded_) {
        load_page();
        return true;
    }
    return follow();
}

void DueClocks::go_by(std::shared_ptr<const Books> books) {
    const auto states = states_with_clocks(*books);
    times_.go_by(books->promises, books->clock_finder(), context_.now());
    books_ = std::move(books);
    if (loaded_ && states.size() <= states_.size()) return;
    // Cases in a state that had no clocks before were not read.
    states_ = states;
    begin_loading();
}

void DueClocks::begin_loading() {
    loaded_ = false;
    loading_ = 0;
    mark_.reset();
    times_.clear();
    // What changes while cases are being read is taken in behind them.
    seq_ =
        context_.database.read([this](const db::ReadTx& tx) { return ledger::head(tx, context_.organisation_id()); });
}

void DueClocks::load_page() {
    const auto found = context_.database.read([this](const db::ReadTx& tx) {
        auto page = store::running_cases_page(tx, context_.organisation_id(), states_[loading_], mark_, kCasesAPage);
        for (const auto& known : page) put(tx, known);
        return page;
    });
    if (static_cast<std::int64_t>(found.size()) == kCasesAPage) {
        mark_ = store::CaseMark{found.back().opened_at, found.back().case_id};
        return;
    }
    mark_.reset();
    loaded_ = ++loading_ == states_.size();
}

bool DueClocks::follow() {
    const auto changed = context_.database.read([this](const db::ReadTx& tx) {
        auto news = ledger::changed_after(tx, context_.organisation_id(), "case", seq_, kEntriesAPage);
        for (const auto& id : news.subject_ids) {
            const auto known = store::find_running_case(tx, context_.organisation_id(), id);
            if (known && std::find(states_.begin(), states_.end(), known->state) != states_.end()) {
                put(tx, *known);
            } else {
                times_.drop(id);
            }
        }
        return news;
    });
    seq_ = changed.up_to;
    return changed.more;
}

void DueClocks::put(const db::ReadTx& tx, const cases::Case& known) {
    std::vector<promises::DueTimes::Stood> stood;
    for (auto& row : store::promises_of_case(tx, context_.organisation_id(), known.case_id)) {
        stood.push_back({std::move(row.promise_id), row.standing.outcome});
    }
    times_.put(known, stood, context_.now());
}

std::vector<std::chrono::microseconds> DueClocks::fire() {
    const auto limit = context_.database.waiting_writes() > 0 ? kClocksBesideOthers : kClocksAlone;
    const auto due = loaded_ ? times_.take(context_.now(), limit) : context_.database.read([&](const db::ReadTx& tx) {
        return due_in_store(tx, context_, static_cast<std::int64_t>(limit));
    });
    if (due.empty()) return {};
    DueOutcome outcome;
    try {
        outcome = context_.database.write_and_wait([&](db::WriteTx& tx) { return break_promises(tx, context_, due); },
                                                   {.isolation = db::Manner::Isolation::Snapshot});
    } catch (...) {
        if (loaded_) std::for_each(due.begin(), due.end(), [this](const auto& clock) { times_.put_back(clock); });
        throw;
    }
    for (const auto& clock : outcome.later) times_.put_back(clock);
    std::vector<std::chrono::microseconds> late;
    const auto now = context_.now();
    for (const auto& clock : outcome.broken) late.push_back(now - clock.due_at);
    return late;
}

std::optional<base::Instant> DueClocks::next_due_at() {
    if (loaded_) return times_.next();
    const auto next = context_.database.read(
        [&](const db::ReadTx& tx) { return store::next_due(tx, context_.organisation_id(), 1); });
    return next.empty() ? std::nullopt : next.front().standing.due_at;
}

}  // namespace flows
