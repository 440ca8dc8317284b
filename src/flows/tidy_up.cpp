#include "flows/tidy_up.hpp"

#include "store/case_store.hpp"
#include "store/idempotency_store.hpp"

namespace flows {

void tidy_up(Context& context) {
    if (!context.database.has_many_writers()) return;
    const auto tidy = [&context](db::WriteTx& tx) {
        store::forget_answers(tx, context.organisation_id(), context.now() - kAnswersKept);
        store::compact_counts(tx, context.organisation_id());
        return 0;
    };
    context.database.write_and_wait(tidy, {.isolation = db::Manner::Isolation::Rows});
}

}  // namespace flows
