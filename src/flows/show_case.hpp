#pragma once

#include <map>
#include <memory>

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// A deadline promise as it stands on a case. A promise that is no longer in the book has no title.
struct ShownPromise {
    std::string promise_id;
    std::shared_ptr<const cases::Bilingual> title;  ///< in the book, which it keeps
    promises::Standing standing;
};

/// A case as a page or a program sees it: personal values masked, with its promises and what may be done next.
struct ShownCase {
    cases::Case known;
    std::map<std::string, std::string, std::less<>> texts;  ///< by field: subject, description, contact_name ...
    std::vector<std::string> masked;                        ///< fields among them that are not shown in full
    std::vector<ShownPromise> promises;
    std::vector<std::string> moves;  ///< empty in a list
    cases::Text unit_id;             ///< the unit of its serial number; none in a list
};

/// The case with this id or number, if the caller may see it.
std::optional<cases::Case> find_seen_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& id);

/// Everything about one case. Refuses with: no_such_case.
base::Result<ShownCase> show_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& id);
ShownCase show_case(const db::ReadTx& tx, const Context& context, cases::Case known);
/// What a list tells of it: the subject and the promises.
ShownCase show_case_in_brief(const db::ReadTx& tx, const Context& context, cases::Case known);

/// Refuses with: no_such_case, changed_meanwhile (the case is no longer as it was after the entry `seq`).
base::Result<base::Done> require_unchanged(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                           const std::pair<std::string, std::int64_t>& case_and_seq);

}  // namespace flows
