#include "flows/follow_news.hpp"

#include "ledger/append.hpp"

namespace flows {

NewsPage follow_news(const db::ReadTx& tx, const Context& context, std::int64_t seq, std::int64_t limit) {
    return {.items = store::news_after(tx, context.organisation_id(), seq, limit), .head = newest_seq(tx, context)};
}

std::int64_t newest_seq(const db::ReadTx& tx, const Context& context) {
    return ledger::head(tx, context.organisation_id());
}

}  // namespace flows
