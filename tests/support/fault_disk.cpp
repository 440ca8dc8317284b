#include "tests/support/fault_disk.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace support {
namespace {

constexpr std::size_t kSector = 512;

bool coin(std::mt19937_64& dice) {
    return (dice() & 1U) == 1U;
}

}  // namespace

void FaultDisk::open(const std::string& path) {
    auto [found, fresh] = files_.try_emplace(path);
    auto& file = found->second;
    if (!fresh && !file.removed) return;
    if (!fresh) {
        // Made anew under a name that may still stand on the disk with its old bytes.
        file.removed = false;
        file.pending.push_back({0, ""});
        return;
    }
    std::ifstream there{path, std::ios::binary};
    if (!there) return;
    std::ostringstream bytes;
    bytes << there.rdbuf();
    file.durable = bytes.str();
    file.durable_name = !file.durable.empty();
}

void FaultDisk::write(const std::string& path, std::int64_t offset, std::string bytes) {
    files_[path].pending.push_back({offset, std::move(bytes)});
}

void FaultDisk::truncate(const std::string& path, std::int64_t size) {
    files_[path].pending.push_back({size, ""});
}

void FaultDisk::apply(std::string& content, const Change& change) {
    const auto at = static_cast<std::size_t>(change.offset);
    if (change.bytes.empty()) {
        content.resize(std::min(at, content.size()));
        return;
    }
    if (content.size() < at + change.bytes.size()) content.resize(at + change.bytes.size(), '\0');
    content.replace(at, change.bytes.size(), change.bytes);
}

void FaultDisk::sync(const std::string& path) {
    auto& file = files_[path];
    for (const auto& change : file.pending) apply(file.durable, change);
    file.pending.clear();
    file.durable_name = true;
}

void FaultDisk::fail_sync(const std::string& path, std::mt19937_64& dice) {
    auto& file = files_[path];
    for (const auto& change : survivors(file, dice)) apply(file.durable, change);
    file.pending.clear();
}

void FaultDisk::remove(const std::string& path, bool folder_is_synced) {
    if (folder_is_synced) {
        files_.erase(path);
    } else {
        files_[path].removed = true;
    }
}

/// Which changes reach the disk when the power goes: none, all, each by a coin, or each sector by a coin; the latter
/// two in any order between two cuts of the file.
std::vector<FaultDisk::Change> FaultDisk::survivors(const File& file, std::mt19937_64& dice) {
    enum { kNone, kAll, kWrites, kSectors };
    const auto fate = dice() % 4;
    if (fate == kNone) return {};
    if (fate == kAll) return file.pending;
    std::vector<Change> kept;
    std::size_t behind_cut = 0;
    const auto shuffle = [&] {
        if (coin(dice)) std::shuffle(kept.begin() + static_cast<std::ptrdiff_t>(behind_cut), kept.end(), dice);
    };
    for (const auto& change : file.pending) {
        if (change.bytes.empty()) {
            shuffle();
            if (coin(dice)) kept.push_back(change);
            behind_cut = kept.size();
        } else if (fate == kWrites) {
            if (coin(dice)) kept.push_back(change);
        } else {
            for (std::size_t from = 0; from < change.bytes.size();) {
                const auto in_sector = (static_cast<std::size_t>(change.offset) + from) % kSector;
                const auto size = std::min(kSector - in_sector, change.bytes.size() - from);
                if (coin(dice))
                    kept.push_back({change.offset + static_cast<std::int64_t>(from), change.bytes.substr(from, size)});
                from += size;
            }
        }
    }
    shuffle();
    return kept;
}

void FaultDisk::write_image(const std::filesystem::path& from, const std::filesystem::path& to,
                            std::mt19937_64& dice) const {
    for (const auto& [path, file] : files_) {
        if (!file.durable_name && coin(dice)) continue;
        if (file.removed && coin(dice)) continue;
        auto content = file.durable;
        for (const auto& change : survivors(file, dice)) apply(content, change);
        const auto target = to / std::filesystem::path{path}.lexically_relative(from);
        std::ofstream{target, std::ios::binary} << content;
    }
}

}  // namespace support
