#include "flows/cases_of_words.hpp"

#include <limits>

#include "domain/search/query.hpp"
#include "flows/search_index.hpp"
#include "store/case_store.hpp"

namespace flows {
namespace {

bool fits(const cases::Case& known, const store::CaseFilter& filter) {
    const auto is = [](const std::string& wanted, const std::optional<std::string>& value) {
        return wanted.empty() || wanted == value;
    };
    return is(filter.kind, known.kind) && is(filter.state, std::string{cases::to_word(known.state)}) &&
           is(filter.outlet, known.outlet) && is(filter.person, known.person) && is(filter.scope, known.outlet);
}

}  // namespace

CasesWithWords cases_of_words(const db::ReadTx& tx, const Context& context, const CasesOfWords& asked) {
    CasesWithWords page;
    if (asked.query.is_empty() || !context.search) return page;
    auto below = asked.below.value_or(std::numeric_limits<std::int64_t>::max());
    const auto batch = std::min<std::int64_t>(asked.limit + 1, 100);
    for (std::int64_t looked_at = 0; looked_at < kLookedAtMax;) {
        const auto hits = context.search->find(asked.query, {"case", asked.filter.scope}, below, batch);
        for (const auto& hit : hits) {
            if (search::holds(asked.query, hit.text) && !asked.but.contains(hit.subject_id)) {
                auto known = store::find_case(tx, context.organisation_id(), hit.subject_id);
                if (known && fits(*known, asked.filter)) {
                    if (static_cast<std::int64_t>(page.items.size()) == asked.limit) {
                        page.next = below;
                        return page;
                    }
                    page.items.push_back(std::move(*known));
                }
            }
            below = hit.doc_id;
        }
        if (static_cast<std::int64_t>(hits.size()) < batch) return page;
        looked_at += batch;
    }
    page.next = below;
    return page;
}

}  // namespace flows
