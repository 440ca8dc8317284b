#pragma once

#include "flows/show_case.hpp"
#include "ledger/entry.hpp"

namespace flows {

/// One entry of a case's past, with the texts that came with it, masked as on the case.
struct ShownEntry {
    ledger::Entry entry;
    std::string actor_name;                                  ///< empty where nobody of that id is known
    std::vector<std::pair<std::string, std::string>> texts;  ///< field and value; an erased one is not among them
};

/// Of a user or a token, also one that is no longer in force; empty where nobody of that id is known.
std::string name_of_actor(const db::ReadTx& tx, const Context& context, const std::string& actor);

/// The entries of some subjects together in order, with their texts as `masked` shows them.
std::vector<ShownEntry> show_entries(const db::ReadTx& tx, const Context& context,
                                     const std::vector<std::string>& subjects,
                                     std::string (*masked)(std::string_view field, std::string_view value));

/// Everything that was written down of a case, in order; also who looked at its personal values.
/// Refuses with: no_such_case.
base::Result<std::vector<ShownEntry>> list_case_entries(const db::ReadTx& tx, const Context& context,
                                                        const Caller& caller, const std::string& id);

}  // namespace flows
