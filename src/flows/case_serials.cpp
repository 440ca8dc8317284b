#include "flows/case_serials.hpp"

#include "store/case_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kBlock = 64;
constexpr std::size_t kBlocksMax = 512;

}  // namespace

std::int64_t CaseSerials::take(db::WriteTx& tx, db::Database& database, std::int64_t organisation_id,
                               const std::pair<std::string, base::Date>& prefix_and_day, std::int64_t count) {
    const auto& [prefix, day] = prefix_and_day;
    if (!tx.has_many_writers()) return store::take_case_serials(tx, organisation_id, prefix, day, count);
    const auto take_aside = [&](std::int64_t wanted) {
        return database.write_aside([&, &wanted_prefix = prefix, wanted_day = day](db::WriteTx& aside) {
            return store::take_case_serials(aside, organisation_id, wanted_prefix, wanted_day, wanted);
        });
    };
    if (count > 1) return take_aside(count);
    const std::lock_guard lock{mutex_};
    // An import opens cases on thousands of days; their blocks are not kept for ever.
    if (blocks_.size() >= kBlocksMax && !blocks_.contains(prefix_and_day)) blocks_.clear();
    auto& block = blocks_[prefix_and_day];
    if (block.left == 0) block = {take_aside(kBlock), kBlock};
    --block.left;
    return block.next++;
}

}  // namespace flows
