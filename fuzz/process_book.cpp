#include <cstdint>
#include <cstdlib>

#include "base/failure.hpp"
#include "domain/cases/process.hpp"

/// Any text is a sound process or is refused; a sound one can end, and names each of its moves where it may be made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto process =
            cases::read_process(rules::Node::parse({reinterpret_cast<const char*>(data), size}, "fuzz.yaml"));
        if (process.find("resolve") == nullptr || process.find("close") == nullptr) std::abort();
        for (const auto& move : process.moves) {
            for (const auto state : move.from) {
                if (process.moves_from(state).empty()) std::abort();
            }
        }
    } catch (const base::BadInput&) {
    }
    return 0;
}
