// How many rulings a second the guarantee law gives on mixed facts, beside copying those facts; how many times each
// asks for memory; and how many lines a second `fivestar entitle` answers, beside reading and writing the same JSON.
// Usage: bench_guarantee [lines]
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>

#include "base/ids.hpp"
#include "cli/entitle.hpp"
#include "cli/json_lines.hpp"
#include "flows/law_books.hpp"
#include "present/guarantee_json.hpp"

namespace {
std::atomic<std::uint64_t> allocations{0};
}

void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

constexpr std::size_t kWorlds = 4096;
constexpr int kRounds = 7;

struct Goods {
    const char* category;
    const char* book;
};
constexpr Goods kGoods[] = {{"washing_machine", "cn.sanbao.general.1995"}, {"color_tv", "cn.sanbao.general.1995"},
                            {"air_conditioner", "cn.sanbao.general.1995"}, {"mobile_phone", "cn.sanbao.mobile.2001"},
                            {"desktop_pc", "cn.sanbao.pc.2002"},           {"family_car", "cn.sanbao.car.2021"}};

std::string day(std::int64_t from_2025) {
    return base::to_string(
        base::Date{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1} + std::chrono::days{from_2025}});
}

/// One unit somewhere in its life, as a line that the command reads.
std::string line(base::Random& random, std::size_t number) {
    const auto roll = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    const auto& goods = kGoods[static_cast<std::size_t>(roll(std::size(kGoods)))];
    const auto bought = roll(200);
    const auto fault = bought + roll(500);
    std::string repairs;
    for (auto left = roll(3); left > 0; --left) {
        const auto sent = bought + roll(fault - bought + 1);
        repairs += fmt::format(R"({}{{"sent_on":"{}","done_on":"{}"}})", repairs.empty() ? "" : ",", day(sent),
                               day(sent + roll(20)));
    }
    static constexpr const char* kWishes[] = {"refund", "exchange", "repair"};
    static constexpr const char* kCauses[] = {"quality", "quality", "quality", "misuse"};
    return fmt::format(
        R"({{"id":"{}","rulebooks":["{}"],"facts":{{"today":"{}","category":"{}","price":{}.00,"invoice_on":"{}",)"
        R"("delivered_on":"{}","docs":{{"invoice":true,"card":{}}},"repairs":[{}],"odometer_km":{},"use_coefficient":0.005,)"
        R"("fault":{{"kind":"performance","listed":true,"occurred_on":"{}","cause":"{}"}},{}"wants":"{}"}}}})",
        number, goods.book, day(fault + roll(5)), goods.category, 500 + roll(9000), day(bought), day(bought + roll(4)),
        roll(2) == 0 ? "true" : "false", repairs, roll(60000), day(fault), kCauses[roll(4)],
        roll(3) == 0 ? "" : R"("stock_same_model":true,)", kWishes[roll(3)]);
}

/// Seconds of the fastest round: on a shared machine the others were disturbed.
template <typename Work>
double seconds(Work work) {
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto from = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
    }
    return best;
}

struct World {
    guarantee::Facts facts;
    std::vector<std::string> books;
};

void bench_engine(const guarantee::Laws& laws, const std::vector<std::string>& lines) {
    std::vector<World> worlds;
    for (const auto& text : lines) {
        const auto request = json::parse(text);
        World world{guarantee::Facts{laws.vocabulary()},
                    present::read_book_names(request.as_object().if_contains("rulebooks"))};
        present::read_facts(request.at("facts").as_object(), laws.vocabulary(), world.facts);
        worlds.push_back(std::move(world));
    }
    guarantee::Answer answer;
    std::uint64_t kept = 0;
    const auto run = [&](bool named) {
        for (const auto& world : worlds) {
            laws.decide(world.facts, named ? std::span<const std::string>{world.books} : std::span<const std::string>{},
                        false, answer);
            kept += answer.entitled();
        }
    };
    guarantee::Facts copy{laws.vocabulary()};
    const auto copying = seconds([&] {
        for (const auto& world : worlds) {
            copy = world.facts;
            kept += static_cast<std::uint64_t>(copy[0].low);
        }
    });
    const auto count = static_cast<double>(worlds.size());
    for (const auto named : {true, false}) {
        const auto took = seconds([&] { run(named); });
        const auto before = allocations.load();
        run(named);
        fmt::print("{:<26} {:>9.0f} rulings/s   {:.1f} times as long as copying the facts   {:.1f} allocations each\n",
                   named ? "one book and its overlays" : "all books that apply", count / took, took / copying,
                   static_cast<double>(allocations.load() - before) / count);
    }
    if (kept == 0) fmt::print("nothing was decided\n");
}

void bench_lines(const guarantee::Laws& laws, const std::vector<std::string>& lines, std::size_t total) {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("fivestar-bench-guarantee-{}", ::getpid());
    std::ofstream file{path};
    for (std::size_t i = 0; i < total; ++i) file << lines[i % lines.size()] << '\n';
    file.close();
    const auto through = [&](auto filter) {
        const int in = ::open(path.c_str(), O_RDONLY);
        const int out = ::open("/dev/null", O_WRONLY);
        const auto took = seconds([&] {
            ::lseek(in, 0, SEEK_SET);
            filter(in, out);
        });
        ::close(in);
        ::close(out);
        return static_cast<double>(total) / took;
    };
    const auto answered = through([&](int in, int out) { return cli::entitle(in, out, laws); });
    const auto echoed = through([](int in, int out) {
        return cli::answer_lines(in, out, [](const json::object& request, json::object& answer) { answer = request; });
    });
    fmt::print("{:<26} {:>9.0f} lines/s     {:.2f} of reading and writing the same JSON\n", "fivestar entitle",
               answered, answered / echoed);
    std::filesystem::remove(path);
}

}  // namespace

int main(int count, char** words) {
    const auto total = count > 1 ? std::strtoul(words[1], nullptr, 10) : 40'000UL;
    const auto& laws = flows::shipped_laws();
    auto random = base::seeded_random(1);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < kWorlds; ++i) lines.push_back(line(random, i));
    bench_engine(laws, lines);
    bench_lines(laws, lines, total);
}
