#include "app/book_follower.hpp"

#include "base/log.hpp"
#include "flows/rulebooks.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"

namespace app {
namespace {

constexpr std::int64_t kPage = 4096;

}  // namespace

BookFollower::BookFollower(flows::Context& context) : context_(context), bell_(std::make_shared<Bell>()) {
    if (!context_.database.has_many_writers()) return;
    seen_ = context_.database.read([&](const db::ReadTx& tx) { return ledger::head(tx, context_.organisation_id()); });
    context_.database.after_commit([bell = bell_] {
        {
            const std::lock_guard lock{bell->mutex};
            bell->news = true;
        }
        bell->rung.notify_one();
    });
    thread_ = std::thread{[this] { run(); }};
}

BookFollower::~BookFollower() {
    {
        const std::lock_guard lock{bell_->mutex};
        bell_->stopping = true;
    }
    bell_->rung.notify_one();
    if (thread_.joinable()) thread_.join();
}

void BookFollower::run() {
    for (;;) {
        {
            std::unique_lock lock{bell_->mutex};
            bell_->rung.wait(lock, [this] { return bell_->news || bell_->stopping; });
            if (bell_->stopping) return;
            bell_->news = false;
        }
        try {
            look();
        } catch (const std::exception& error) {
            base::log_error("the books of another server could not be read", error.what());
        }
    }
}

void BookFollower::look() {
    for (bool more = true; more;) {
        const auto changed = context_.database.read([&](const db::ReadTx& tx) {
            return ledger::changed_after(tx, context_.organisation_id(), "rulebook", seen_, kPage);
        });
        if (!changed.subject_ids.empty()) flows::reload_books(context_);
        seen_ = changed.up_to;
        more = changed.more;
    }
}

}  // namespace app
