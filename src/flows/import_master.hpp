#pragma once

#include <functional>
#include <string>
#include <vector>

#include "flows/context.hpp"
#include "flows/master_columns.hpp"

namespace flows {

/// A row that was not taken, or taken with a remark.
struct MasterComplaint {
    std::uint64_t line = 0;
    std::string reason;  ///< a stable word: missing_code, bad_date, doubled_code, wrong_cell_count ...; bad_mobile
    std::string detail;
    std::string text;  ///< the row as it stood, where the file is text
};

/// What is asked of `fivestar import outlets|staff|customers|units`.
struct ImportMaster {
    MasterKind kind = MasterKind::Outlets;
    std::string path;
    bool dry_run = false;
    std::function<void(const MasterComplaint&)> rejected;
    /// Taken all the same: bad_mobile, unknown_outlet, unknown_customer.
    std::function<void(const MasterComplaint&)> flagged;
    std::function<void(std::int64_t rows)> progress;
};

struct ImportedMaster {
    std::int64_t rows = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t flagged = 0;
    std::vector<std::string> ignored;  ///< headers that were not understood
    std::string reading;               ///< how the file was understood: encoding, delimiter, sheet

    ImportedMaster& operator+=(const ImportedMaster& more);
};

/// Imports a master file in chunks, each a flow of its own. A record that says what is known already changes nothing,
/// so a second import of the same file writes nothing. Names, mobiles and addresses of people are kept beside
/// the ledger. Throws base::BadInput for a file that cannot be read or lacks a column that it must have.
ImportedMaster import_master(Context& context, const Caller& caller, const ImportMaster& asked);

}  // namespace flows
