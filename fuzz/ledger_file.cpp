#include <cstdint>
#include <cstdlib>

#include "ledger/verify.hpp"

/// An export of a ledger: it holds or something does not, and however the text is cut the verdict is the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    ledger::Verifier whole{{}};
    whole.take_text(text);
    const auto verdict = whole.finish();
    ledger::Verifier cut{{}};
    for (std::size_t at = 0; at < text.size() && cut.take_text(text.substr(at, 7)); at += 7) {
    }
    if (cut.finish().complaint != verdict.complaint) std::abort();
    if (verdict.holds != verdict.complaint.empty()) std::abort();
    if (verdict.holds && verdict.entries < verdict.unsealed) std::abort();
    return 0;
}
