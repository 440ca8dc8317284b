#include <cstddef>
#include <cstdint>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "cli/clock.hpp"
#include "cli/json_lines.hpp"

/// A line of `fivestar clock`: it is answered with an instant or a length, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static cli::ClockAnswers answers;
    try {
        const auto request = json::parse({reinterpret_cast<const char*>(data), size});
        if (const auto* map = request.if_object()) {
            json::object answer;
            answers(*map, answer);
            CHECK(answer.contains("at") != answer.contains("seconds"));
        }
    } catch (const base::BadInput&) {
    } catch (const cli::LineRefused&) {
    }
    return 0;
}
