#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "cli/entitle.hpp"
#include "cli/json_lines.hpp"
#include "flows/law_books.hpp"

/// Any line is answered or refused; an answer is JSON again, and what is sure is never denied.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& laws = flows::shipped_laws();
    static cli::EntitleMemory memory{laws};
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto request = json::parse(text);
        if (!request.is_object()) return 0;
        json::object answer;
        cli::answer_entitle(request.get_object(), laws, memory, answer);
        const auto again = json::parse(json::to_text(answer));
        if (!again.at("entitled").is_array() || !again.at("clauses").is_array()) __builtin_trap();
    } catch (const base::BadInput&) {
    } catch (const cli::LineRefused&) {
    }
    return 0;
}
