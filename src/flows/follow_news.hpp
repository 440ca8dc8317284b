#pragma once

#include "flows/context.hpp"
#include "store/case_news.hpp"

namespace flows {

/// What the ledger says behind `seq`, in order and without payloads, for whoever keeps pages up to date. It is for all
/// callers together: who passes it on asks Caller::sees() of each.
struct NewsPage {
    std::vector<store::News> items;
    std::int64_t head = 0;  ///< the number of the newest entry
};
NewsPage follow_news(const db::ReadTx& tx, const Context& context, std::int64_t seq, std::int64_t limit);

/// The number of the newest entry.
std::int64_t newest_seq(const db::ReadTx& tx, const Context& context);

}  // namespace flows
