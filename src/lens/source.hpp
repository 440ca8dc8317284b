#pragma once

#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "lens/case_fact.hpp"
#include "lens/words.hpp"

namespace lens {

/// Reads case rows and their promises out of the store and turns them into narrow rows. Cases that were merged into
/// another are left out: they count once, as the case they became.
class Source {
public:
    Source(const db::ReadTx& tx, std::int64_t organisation_id, const Offset& offset, Words& words);

    /// The next cases in the order of their ids, about 20,000; nothing left behind the last.
    bool next_page(std::vector<CaseFact>& facts);
    /// These cases as they are now; those that are merged or gone are left out.
    std::vector<CaseFact> read(const std::vector<std::string>& case_ids);

private:
    void take_promise(const db::Row& row, CaseFact& fact);
    void take_case(const db::Row& row, std::vector<CaseFact>& facts);
    std::int64_t word(std::string_view text);

    const db::ReadTx& tx_;
    std::int64_t organisation_id_;
    const Offset& offset_;
    Words& words_;
    std::string last_id_;
    Words::Numbers known_;  ///< the words met so far: asking for these takes no lock
};

}  // namespace lens
