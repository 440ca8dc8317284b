#include "flows/tidy_up.hpp"

#include "store/case_store.hpp"
#include "store/idempotency_store.hpp"

namespace flows {
namespace {

/// A few milliseconds, after which others may write.
constexpr std::int64_t kForgottenAtOnce = 1000;

}  // namespace

bool tidy_up(Context& context) {
    const auto tidy = [&context](db::WriteTx& tx) {
        store::compact_counts(tx, context.organisation_id());
        return store::forget_answers(tx, context.organisation_id(), context.now() - kAnswersKept, kForgottenAtOnce);
    };
    return context.database.write_and_wait(tidy, {.isolation = db::Manner::Isolation::Rows}) >= kForgottenAtOnce;
}

}  // namespace flows
