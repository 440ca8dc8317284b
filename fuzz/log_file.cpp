#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/failure.hpp"
#include "cli/log_map_book.hpp"
#include "tables/log_events.hpp"
#include "tables/log_guess.hpp"

/// Somebody else's log without a map: refused, or the guess is a map that can be written, read again and used. Every
/// row is taken or rejected, and the events of a case never go back in time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    try {
        auto guess = tables::guess_log(*tables::open_source_in(bytes, "fuzz"));
        guess.map.source = "fuzz";
        const auto map = cli::read_log_map(tables::as_yaml(guess), "guess.yaml");
        std::uint64_t rejected = 0;
        tables::LogOptions options;
        options.rejected = [&](const tables::Rejected&) { ++rejected; };
        const auto read_with = tables::with_formats(*tables::open_source_in(bytes, "fuzz", map.file), map);
        const auto counts = tables::for_each_case(*tables::open_source_in(bytes, "fuzz", map.file), read_with, options,
                                                  [](const tables::LogCase& one) {
                                                      for (std::size_t i = 1; i < one.events.size(); ++i) {
                                                          if (one.events[i].at < one.events[i - 1].at) std::abort();
                                                      }
                                                  });
        if (counts.rejected != rejected || counts.taken + rejected != counts.rows) std::abort();
    } catch (const base::BadInput&) {
    }
    return 0;
}
