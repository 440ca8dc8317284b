#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/time.hpp"

namespace ledger {

/// What a flow has to tell. `happened_at` is when it truly happened, which may lie before it was written down.
struct NewEntry {
    base::Instant happened_at;
    std::string_view actor;  ///< an id, or a word such as "system"
    std::string_view subject_kind;
    std::string_view subject_id;
    std::string_view type;
    std::string_view payload;  ///< JSON without tabs and line breaks
};

/// One line of the past, as it is stored.
struct Entry {
    std::int64_t organisation_id = 0;
    std::int64_t seq = 0;
    base::Instant at;
    base::Instant happened_at;
    std::string actor;
    std::string subject_kind;
    std::string subject_id;
    std::string type;
    std::string payload;
    base::Hash hash{};
};

/// The sealed bytes: organisation, seq, at, happened_at, actor, subject kind and id, type, payload, as text joined by
/// tabs. SHA-256 over them is the entry's hash, so that anybody can check an export with the tools of a shell.
void append_text(std::string& out, std::int64_t organisation_id, std::int64_t seq, base::Instant at,
                 const NewEntry& entry);

/// True where no field holds a tab or a line break.
bool is_one_line(const NewEntry& entry);

}  // namespace ledger
