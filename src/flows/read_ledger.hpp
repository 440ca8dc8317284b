#pragma once

#include <optional>

#include "flows/list_case_entries.hpp"
#include "ledger/seal.hpp"
#include "ledger/verify.hpp"

namespace flows {

/// How far the ledger reaches, and how far it is sealed.
struct LedgerHead {
    std::int64_t head_seq = 0;
    std::optional<ledger::Block> last_block;
};
LedgerHead read_ledger_head(const db::ReadTx& tx, const Context& context);

/// The entries behind `after`, in order, with the names of their actors; personal values are not told.
std::vector<ShownEntry> list_ledger(const db::ReadTx& tx, const Context& context, std::int64_t after,
                                    std::int64_t limit);

/// Checks every entry and every block of the store. Takes long; other work goes on meanwhile.
ledger::Verdict verify_ledger(Context& context, const ledger::Trust& trust = {});

/// Writes down that somebody had the ledger checked, and what came out.
base::Done record_verification(db::WriteTx& tx, Context& context, const Caller& caller, const ledger::Verdict& verdict);

/// The whole ledger as text, piece by piece; an empty piece stands behind the last. Outlives neither the context nor
/// its database.
std::function<std::string()> ledger_export(Context& context);

}  // namespace flows
