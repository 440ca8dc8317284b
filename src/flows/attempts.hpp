#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace flows {

/// Counts failed sign-ins by login and address, in memory: ten within a quarter of an hour, then a pause until it is
/// over. Safe to use from several threads at once.
class Attempts {
public:
    static constexpr int kMax = 10;
    static constexpr std::chrono::minutes kWindow{15};

    bool is_blocked(const std::string& who, base::Instant now);
    void failed(const std::string& who, base::Instant now);
    void succeeded(const std::string& who);

private:
    static constexpr std::size_t kKeptMax = 10'000;
    struct Count {
        int failures = 0;
        base::Instant ends_at;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Count> counts_;
};

}  // namespace flows
