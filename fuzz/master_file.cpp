#include <cstdint>
#include <cstdlib>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "flows/master_row.hpp"

/// A file of outlets, staff, customers or units, as the first byte says: every row is a record with a code, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using enum flows::MasterKind;
    static constexpr flows::MasterKind kKinds[] = {Outlets, Staff, Customers, Units};
    if (size == 0) return 0;
    const auto kind = kKinds[data[0] % std::size(kKinds)];
    try {
        const auto source = tables::open_source_in({reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz");
        const flows::MasterColumns columns{kind, *source};
        tables::Row row;
        while (source->next(row)) {
            const auto record = flows::read_master_row(kind, columns, row);
            if (!record) {
                if (record.refusal().code.empty()) std::abort();
                continue;
            }
            if (record->code().empty() || !base::is_utf8(record->code())) std::abort();
            for (const auto& [field, value] : record->personal) {
                if (field == "mobile" && flows::plain_mobile(flows::plain_mobile(value)) != flows::plain_mobile(value))
                    std::abort();
            }
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
