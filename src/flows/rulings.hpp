#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/ruling_store.hpp"

namespace flows {

/// What was decided, ready to be written. Deciding reads no store: facts in, answer out.
struct DecidedRuling {
    std::optional<std::string> result;
    std::optional<std::string> next_trigger_on;
    std::string books;      ///< JSON: {id: version}
    std::string facts;      ///< JSON
    std::string forbidden;  ///< JSON: [{fee, book, clause, confidence}]
    std::string answer;     ///< JSON
};

/// The subject of the entries of a case's rulings.
std::string ruling_subject(std::string_view case_id);

/// Keeps a ruling on a case as the one that holds. Refuses with: no_such_case.
base::Result<store::Ruling> keep_ruling(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const std::string& case_id, const DecidedRuling& decided);

/// The rulings of a case, the newest first. Refuses with: no_such_case.
base::Result<std::vector<store::Ruling>> list_rulings(const db::ReadTx& tx, const Context& context,
                                                      const Caller& caller, const std::string& case_id);
/// One ruling, if its case may be seen. Refuses with: no_such_ruling.
base::Result<store::Ruling> show_ruling(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                        const std::string& ruling_id);

/// The law as it was: the versions of the books that a ruling names, with the calendars of today's books. Refuses with:
/// rulebook_version_missing.
base::Result<std::shared_ptr<const guarantee::Laws>> laws_of(
    const db::ReadTx& tx, const Context& context, const std::vector<std::pair<std::string, std::int64_t>>& versions);

/// Rulings that hold on running cases, page by page.
std::vector<store::RunningRuling> list_running_rulings(const Context& context, const std::string& after,
                                                       std::int64_t limit);

/// Decides a ruling that has waited for its day anew; nothing where the case is over, or was decided in the meantime.
using DecideAgain = std::function<DecidedRuling(const store::Ruling&)>;
/// Renews up to `limit` rulings whose day has come; gives how many there were. A ruling of a case that no longer runs
/// waits for nothing more.
std::size_t renew_due_rulings(Context& context, const DecideAgain& decide, std::int64_t limit);

}  // namespace flows
