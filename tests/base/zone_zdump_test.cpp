#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/zone.hpp"

namespace {

namespace fs = std::filesystem;

struct Line {
    std::int64_t at;
    long offset;
};
using Lines = std::map<std::string, std::vector<Line>>;

std::vector<std::string> zone_names(const fs::path& root) {
    std::vector<std::string> names;
    if (!fs::is_directory(root)) return names;
    for (auto at = fs::recursive_directory_iterator{root}; at != fs::recursive_directory_iterator{}; ++at) {
        const auto name = fs::relative(at->path(), root).string();
        // right/ counts leap seconds, posix/ repeats the others.
        if (name == "right" || name == "posix") at.disable_recursion_pending();
        if (!at->is_regular_file() || at->is_symlink()) continue;
        std::array<char, 4> magic{};
        std::ifstream{at->path(), std::ios::binary}.read(magic.data(), 4);
        if (std::memcmp(magic.data(), "TZif", 4) == 0) names.push_back(name);
    }
    return names;
}

/// "Asia/Shanghai  Sat Sep 14 17:00:00 1991 UT = Sun Sep 15 01:00:00 1991 CST isdst=0 gmtoff=28800"
void read_line(const std::string& text, Lines& lines) {
    static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    std::array<char, 64> name{};
    std::array<char, 4> month{};
    int day = 0, hour = 0, minute = 0, second = 0, year = 0;
    if (std::sscanf(text.c_str(), "%63s %*3s %3s %d %d:%d:%d %d UT =", name.data(), month.data(), &day, &hour, &minute,
                    &second, &year) != 7) {
        return;
    }
    const auto offset = text.find("gmtoff=");
    if (offset == std::string::npos) return;
    const auto number = static_cast<unsigned>(kMonths.find(month.data()) / 3 + 1);
    const std::chrono::sys_days date = std::chrono::year{year} / std::chrono::month{number} / day;
    const std::int64_t at = std::int64_t{date.time_since_epoch().count()} * 86400 + hour * 3600 + minute * 60 + second;
    lines[name.data()].push_back({at, std::atol(text.c_str() + offset + 7)});
}

Lines zdump(const std::vector<std::string>& names) {
    std::string command = "zdump -v -c 1840,2101";
    for (const auto& name : names) command += " " + name;
    Lines lines;
    std::FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return lines;
    std::array<char, 512> text{};
    while (std::fgets(text.data(), text.size(), pipe) != nullptr) read_line(text.data(), lines);
    pclose(pipe);
    return lines;
}

}  // namespace

TEST_CASE("every zone of the system agrees with zdump from 1840 through 2100") {
    if (std::system("command -v zdump >/dev/null 2>&1") != 0) {
        MESSAGE("skipped: zdump is not installed");
        return;
    }
    const auto names = zone_names("/usr/share/zoneinfo");
    if (names.empty()) {
        MESSAGE("skipped: no zones below /usr/share/zoneinfo");
        return;
    }
    std::array<std::vector<std::string>, 2> halves;
    for (std::size_t i = 0; i < names.size(); ++i) halves[i % 2].push_back(names[i]);
    std::array<Lines, 2> said;
    {
        std::jthread first{[&] { said[0] = zdump(halves[0]); }};
        std::jthread second{[&] { said[1] = zdump(halves[1]); }};
    }
    said[0].merge(said[1]);
    long checked = 0;
    long wrong = 0;
    for (const auto& name : names) {
        CAPTURE(name);
        const auto* zone = base::find_zone(name);
        REQUIRE(zone != nullptr);
        const auto& lines = said[0][name];
        std::vector<std::int64_t> changes;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (zone->offset_at(lines[i].at) != lines[i].offset) ++wrong;
            if (i > 0 && lines[i].offset != lines[i - 1].offset) changes.push_back(lines[i].at);
            ++checked;
        }
        std::vector<std::int64_t> ours;
        if (!lines.empty()) {
            for (auto at = lines.front().at; (at = zone->next_change(at)) <= lines.back().at;) ours.push_back(at);
        }
        CHECK(ours == changes);
    }
    CHECK(wrong == 0);
    CHECK(checked > 10000);
}

TEST_CASE("a zone is the same whether its file lists the coming changes or leaves them to the footer") {
    const fs::path data = "/usr/share/zoneinfo/tzdata.zi";
    const auto folder = fs::temp_directory_path() / ("fivestar_slim_zones_" + std::to_string(::getpid()));
    const auto command =
        "PATH=$PATH:/usr/sbin zic -b slim -d " + folder.string() + " " + data.string() + " >/dev/null 2>&1";
    if (!fs::exists(data) || std::system(command.c_str()) != 0) {
        MESSAGE("skipped: zic or the source of the zones is not installed");
        return;
    }
    const auto names = zone_names(folder);
    CHECK(names.size() > 300);
    for (const auto& name : names) {
        const auto* system = base::find_zone(name);
        if (system == nullptr) continue;
        CAPTURE(name);
        std::ifstream file{folder / name, std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        const auto slim = base::Zone::parse(bytes, name);
        std::int64_t at = -6'000'000'000;
        CHECK(slim.offset_at(at) == system->offset_at(at));
        // Files that list coming changes do so to 2037; some zic drop what is foreseen for later when they write slim
        // files.
        constexpr std::int64_t k2038 = 2145916800;
        while (at < k2038) {
            const auto next = slim.next_change(at);
            const auto same = system->next_change(at);
            CHECK(std::min(next, k2038) == std::min(same, k2038));
            if (next != base::Zone::kNever && slim.offset_at(next) != system->offset_at(next)) FAIL_CHECK(next);
            at = next;
        }
    }
    fs::remove_all(folder);
}
