#include "flows/attempts.hpp"

namespace flows {

bool Attempts::is_blocked(const std::string& who, base::Instant now) {
    const std::lock_guard lock{mutex_};
    const auto found = counts_.find(who);
    return found != counts_.end() && found->second.ends_at > now && found->second.failures >= kMax;
}

void Attempts::failed(const std::string& who, base::Instant now) {
    const std::lock_guard lock{mutex_};
    if (counts_.size() >= kKeptMax) {
        std::erase_if(counts_, [&](const auto& one) { return one.second.ends_at <= now; });
        // Names without end are an attack by themselves: what is kept stays bounded.
        if (counts_.size() >= kKeptMax) counts_.clear();
    }
    auto& count = counts_[who];
    if (count.ends_at <= now) count = {0, now + kWindow};
    ++count.failures;
}

void Attempts::succeeded(const std::string& who) {
    const std::lock_guard lock{mutex_};
    counts_.erase(who);
}

}  // namespace flows
