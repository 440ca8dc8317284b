#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace ledger {

/// What was taken from outside to check against: without them a cut at the end, or a resealing by whoever holds the
/// signing key, cannot be seen.
struct Trust {
    std::string head;        ///< the hash of a block that must be in the chain; may be empty
    std::string public_key;  ///< the key that must have signed every block; may be empty
};

struct Verdict {
    bool holds = false;
    std::string complaint;       ///< the first thing that does not hold, with the number of the entry or block
    std::int64_t fault_seq = 0;  ///< the first entry in doubt, where it does not hold
    std::int64_t entries = 0;
    std::int64_t blocks = 0;
    std::int64_t unsealed = 0;  ///< entries behind the last block: nobody has signed them yet
    std::string head;
    std::string public_key;
};

/// Checks an export offline, line by line as it comes: every hash, the dense numbers, every Merkle root, the chain and
/// the signatures. Names the first entry that was altered, removed or inserted. Memory does not grow with the ledger.
class Verifier {
public:
    explicit Verifier(Trust trust) : trust_(std::move(trust)) {}
    /// One line without its end. False once something does not hold; further lines are not looked at.
    bool take(std::string_view line);
    /// A piece of the text, cut anywhere.
    bool take_text(std::string_view piece);
    Verdict finish();

private:
    bool refuse(std::string complaint);
    bool refuse_block(std::string complaint);
    bool take_entry(std::string_view line);
    bool take_block(std::string_view line);
    bool take_head(std::string_view line);
    bool check_block(std::string_view signed_text, const std::vector<std::string_view>& fields);

    Trust trust_;
    std::string cut_;  ///< the beginning of a line whose end has not come yet
    Verdict verdict_;
    bool started_ = false;
    bool ended_ = false;
    bool head_seen_ = false;
    std::string organisation_;
    std::int64_t last_seq_ = 0;
    std::int64_t sealed_seq_ = 0;
    std::string last_hash_ = std::string(64, '0');
    std::vector<base::Hash> pending_;
};

}  // namespace ledger
