#include "ledger/entry.hpp"

#include <fmt/format.h>

#include <iterator>

namespace ledger {

void append_text(std::string& out, std::int64_t organisation_id, std::int64_t seq, base::Instant at,
                 const NewEntry& entry) {
    const auto number = [&out](std::int64_t value) {
        const fmt::format_int text{value};
        out.append(text.data(), text.size());
        out += '\t';
    };
    number(organisation_id);
    number(seq);
    number(base::to_micros(at));
    number(base::to_micros(entry.happened_at));
    for (const auto field : {entry.actor, entry.subject_kind, entry.subject_id, entry.type}) {
        out += field;
        out += '\t';
    }
    out += entry.payload;
}

bool is_one_line(const NewEntry& entry) {
    for (const auto field : {entry.actor, entry.subject_kind, entry.subject_id, entry.type, entry.payload}) {
        if (field.find_first_of("\t\n\r") != std::string_view::npos) return false;
    }
    return true;
}

}  // namespace ledger
