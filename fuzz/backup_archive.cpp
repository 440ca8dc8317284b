#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "flows/backup/archive.hpp"

/// Any bytes are either a backup or refused with BadInput; no path leads out of the folder it is unpacked into.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t at = 0;
    const auto source = [&](char* to, std::size_t wanted) {
        const auto piece = std::min(wanted, size - at);
        std::memcpy(to, data + at, piece);
        at += piece;
        return piece;
    };
    try {
        flows::read_backup(source, "fuzz", [](const std::string& path) -> flows::BackupSink {
            for (const auto step : base::split(path, '/')) {
                if (step.empty() || step == "..") std::abort();
            }
            return [](std::string_view) {};
        });
    } catch (const base::BadInput&) {
        return 0;
    }
    return 0;
}
