#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "base/text.hpp"
#include "base/zone.hpp"

namespace base {
namespace {

constexpr std::size_t kNameMost = 128;
constexpr std::size_t kBytesMost = 1 << 20;

/// Plain pieces of letters, digits, '_', '+', '-' and inner dots, joined by '/': such a name cannot leave its
/// directory.
bool is_safe(std::string_view name) {
    if (name.empty() || name.size() > kNameMost) return false;
    for (const auto piece : split(name, '/')) {
        if (piece.empty() || piece.front() == '.') return false;
        for (const char c : piece) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '_' && c != '+' && c != '-' && c != '.') return false;
        }
    }
    return true;
}

std::string read_zone_file(std::string_view name) {
    const char* const set = std::getenv("TZDIR");
    const std::filesystem::path directory = set != nullptr && *set != '\0' ? set : "/usr/share/zoneinfo";
    std::error_code none;
    const auto path = directory / name;
    if (!std::filesystem::is_regular_file(path, none)) return {};
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rb"), &std::fclose};
    if (!file) return {};
    std::string bytes(kBytesMost, '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    return bytes;
}

}  // namespace

const Zone* find_zone(std::string_view name) {
    static std::shared_mutex mutex;
    static std::map<std::string, std::unique_ptr<const Zone>, std::less<>> zones;
    {
        const std::shared_lock lock{mutex};
        if (const auto found = zones.find(name); found != zones.end()) return found->second.get();
    }
    if (!is_safe(name)) return nullptr;
    const auto bytes = read_zone_file(name);
    // The directory also holds tables that are no zones.
    if (!bytes.starts_with("TZif")) return nullptr;
    auto zone = std::make_unique<const Zone>(Zone::parse(bytes, "zone " + std::string{name}));
    const std::unique_lock lock{mutex};
    return zones.try_emplace(std::string{name}, std::move(zone)).first->second.get();
}

}  // namespace base
