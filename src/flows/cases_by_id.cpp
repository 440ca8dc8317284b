#include "flows/cases_by_id.hpp"

#include "store/case_store.hpp"

namespace flows {

std::vector<cases::Case> cases_by_id(Context& context, const std::vector<std::string>& case_ids) {
    return context.database.read([&](const db::ReadTx& tx) {
        std::vector<cases::Case> found;
        for (const auto& id : case_ids) {
            if (auto known = store::find_case(tx, context.organisation_id(), id)) found.push_back(std::move(*known));
        }
        return found;
    });
}

}  // namespace flows
