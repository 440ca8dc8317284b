#include "jobs/clockwork.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "flows/tidy_up.hpp"

namespace jobs {
namespace {

constexpr std::chrono::seconds kSealEvery{60};
/// Under load, commits are taken in as often as this and not one by one.
constexpr std::chrono::milliseconds kFollowEvery{100};
constexpr std::chrono::seconds kAgainAfterFailure{1};

}  // namespace

Clockwork::Clockwork(flows::Context& context, std::string key_secret)
    : context_(context), key_secret_(std::move(key_secret)), bell_(std::make_shared<Bell>()), clocks_(context) {
    context_.database.after_commit([bell = bell_] {
        const std::lock_guard lock{bell->mutex};
        if (!std::exchange(bell->committed, true)) bell->rung.notify_all();
    });
    context_.keep_clocks([bell = bell_] {
        const std::lock_guard lock{bell->mutex};
        bell->books_changed = bell->rows_stale = true;
        bell->rung.notify_all();
    });
    lateness();  // so that who asks for metrics finds it before the first promise is broken
    keeper_ = std::jthread{[this](const std::stop_token& stop) { keep(stop); }};
    rewriter_ = std::jthread{[this](const std::stop_token& stop) { rewrite(stop); }};
}

Clockwork::~Clockwork() {
    rewriter_.request_stop();
    keeper_.request_stop();
    rewriter_.join();
    keeper_.join();
    seal();
}

base::Histogram& Clockwork::lateness() {
    static auto& kLateness = base::metrics().histogram(
        "fivestar_promise_late_seconds", "From a promise's due time to the commit of the entry that it was broken.",
        {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30, 300, 3600});
    return kLateness;
}

void Clockwork::keep(const std::stop_token& stop) {
    auto seal_at = context_.now() + kSealEvery;
    bool is_untidy = false;
    while (!stop.stop_requested()) {
        failed_ = false;
        catch_up(stop);
        const bool more = fire(stop);
        if (context_.now() >= seal_at) {
            seal();
            is_untidy = true;
            seal_at = context_.now() + kSealEvery;
        }
        if (is_untidy) is_untidy = tidy_up();
        if (!more && !is_untidy) wait(stop, seal_at);
    }
}

void Clockwork::catch_up(const std::stop_token& stop) {
    {
        const std::lock_guard lock{bell_->mutex};
        bell_->committed = bell_->books_changed = false;
    }
    caught_up_at_ = context_.now();
    try {
        // What is due comes between: reading the cases of a large company takes a while.
        while (clocks_.catch_up() && !stop.stop_requested()) {
            const auto next = clocks_.next_due_at();
            if (next && *next < context_.now()) {
                const std::lock_guard lock{bell_->mutex};
                bell_->committed = true;
                return;
            }
        }
    } catch (const base::Failure& error) {
        failed_ = true;
        base::log_error("running clocks could not be read", error.what());
    }
}

/// True where more may be due at once.
bool Clockwork::fire(const std::stop_token& stop) {
    try {
        const auto late = clocks_.fire();
        for (const auto one : late) lateness().observe(std::chrono::duration<double>(one).count());
        return !late.empty() && !stop.stop_requested();
    } catch (const base::Failure& error) {
        failed_ = true;
        base::log_error("promises could not be broken", error.what());
        return false;
    }
}

/// When there is something to do at the latest.
base::Instant Clockwork::next_at() {
    try {
        const auto due_at = failed_ ? std::nullopt : clocks_.next_due_at();
        if (due_at) return *due_at + std::chrono::microseconds{1};
    } catch (const base::Failure& error) {
        failed_ = true;
        base::log_error("running clocks could not be read", error.what());
    }
    return context_.now() + (failed_ ? kAgainAfterFailure : kSealEvery);
}

void Clockwork::wait(const std::stop_token& stop, base::Instant seal_at) {
    auto until = std::min(seal_at, next_at());
    const auto now = context_.now();
    std::unique_lock lock{bell_->mutex};
    // Other books wake at once; a commit does when it is time to follow again.
    bell_->rung.wait_until(lock, stop, until, [this] { return bell_->books_changed || bell_->committed; });
    if (bell_->books_changed || !bell_->committed) return;
    until = std::min(until, std::min(caught_up_at_, now) + kFollowEvery);
    bell_->rung.wait_until(lock, stop, until, [this] { return bell_->books_changed; });
}

void Clockwork::rewrite(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock{bell_->mutex};
            if (!bell_->rung.wait(lock, stop, [this] { return bell_->rows_stale; })) return;
            bell_->rows_stale = false;
        }
        try {
            flows::rewrite_clocks(context_, stop);
        } catch (const base::Failure& error) {
            base::log_error("running clocks could not be rewritten", error.what());
        }
    }
}

/// True where there is more to tidy up; what is due comes between.
bool Clockwork::tidy_up() {
    try {
        return flows::tidy_up(context_);
    } catch (const base::Failure& error) {
        base::log_error("the store could not be tidied up", error.what());
        return false;
    }
}

void Clockwork::seal() {
    try {
        context_.database.write_and_wait(
            [this](db::WriteTx& tx) { return flows::seal_ledger(tx, context_, key_secret_); });
    } catch (const base::Failure& error) {
        base::log_error("the ledger could not be sealed", error.what());
    }
}

}  // namespace jobs
