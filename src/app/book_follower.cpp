#include "app/book_follower.hpp"

#include "flows/rulebooks.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"

namespace app {
namespace {

constexpr std::int64_t kPage = 4096;

}  // namespace

BookFollower::BookFollower(flows::Context& context) : context_(context) {
    if (!context_.database.has_many_writers()) return;
    seen_ = context_.database.read([&](const db::ReadTx& tx) { return ledger::head(tx, context_.organisation_id()); });
    follower_.emplace(base::Follower::Work{.look = [this]() -> base::Follower::Again {
                                               look();
                                               return std::nullopt;
                                           },
                                           .complaint = "the books of another server could not be read"});
    context_.database.after_commit(follower_->bell());
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
