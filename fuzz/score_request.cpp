#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/failure.hpp"
#include "cli/json_lines.hpp"
#include "cli/score.hpp"

/// Any line is answered or refused; an answer is JSON again, with a score from 0 to 100.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto request = json::parse(text);
        if (!request.is_object()) return 0;
        json::object answer;
        cli::answer_score(
            request.get_object(), [](std::string_view) { return nullptr; }, answer);
        const auto again = json::parse(json::to_text(answer));
        const double score = again.at("score").to_number<double>();
        if (!(score >= 0 && score <= 100)) __builtin_trap();
    } catch (const base::BadInput&) {
    } catch (const cli::LineRefused&) {
    }
    return 0;
}
