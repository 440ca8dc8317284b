// How fast logs are read, as ratios against copying and counting the lines of the same bytes in the same run.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tables/instant_format.hpp"
#include "tables/log_events.hpp"
#include "tables/source.hpp"

namespace {

double seconds_of(const std::function<void()>& body) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const auto from = std::chrono::steady_clock::now();
        body();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
    }
    return best;
}

std::string log_text(std::size_t rows) {
    std::mt19937 random{7};
    std::string text = "case,activity,at,resource,product,section,level,type\n";
    std::size_t id = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        if (random() % 5 == 0) id = random() % (rows / 5 + 1);
        text += fmt::format(
            "INC{:07},Activity {},2026/{:02}/{:02} {:02}:{:02}:{:02}.000,Value {},Value {},Value 1,Value 2,Value 3\n",
            id, random() % 9, 1 + random() % 12, 1 + random() % 28, random() % 24, random() % 60, random() % 60,
            random() % 99, random() % 20);
    }
    return text;
}

std::string short_text(std::size_t rows) {
    std::string text = "id,state,value\n";
    for (std::size_t i = 0; i < rows; ++i) text += fmt::format("{},open,{}\n", i, i % 97);
    return text;
}

void read_rows(const char* what, const std::string& text) {
    std::vector<char> copy(text.size());
    const auto copying = seconds_of([&] { std::memcpy(copy.data(), text.data(), text.size()); });
    std::size_t lines = 0;
    const auto counting =
        seconds_of([&] { lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); });
    std::size_t rows = 0;
    const auto reading = seconds_of([&] {
        const auto source = tables::open_source_in(text, "bench");
        tables::Row row;
        for (rows = 0; source->next(row); ++rows) {
        }
    });
    const auto megabytes = static_cast<double>(text.size()) / 1e6;
    fmt::print(
        "{}: {} rows, {:.0f} MB/s, {:.2f} M rows/s; {:.1f} x the time of counting its {} lines, {:.1f} x that of "
        "copying\n",
        what, rows, megabytes / reading, static_cast<double>(rows) / reading / 1e6, reading / counting, lines,
        reading / copying);
}

void sort_events(const std::string& text, std::size_t budget) {
    tables::LogMap map;
    map.zone = "UTC";
    map.missing = {"?", ""};
    map.case_column = "case";
    map.activity_columns = {"activity"};
    map.instant = {{"at"}, "yyyy/MM/dd HH:mm:ss.SSS"};
    map.resource_column = "resource";
    map.attributes = {{"product", "product"}, {"section", "section"}, {"level", "level"}, {"type", "type"}};
    tables::LogCounts counts;
    tables::LogOptions options;
    options.budget_bytes = budget;
    const auto taken = seconds_of([&] {
        const auto source = tables::open_source_in(text, "bench");
        counts = tables::for_each_case(*source, map, options, [](const tables::LogCase&) {});
    });
    fmt::print("sorted into {} cases with a budget of {} MiB, {} temporary files: {:.0f} k events/s\n", counts.cases,
               budget >> 20, counts.temporary_files, static_cast<double>(counts.events) / taken / 1e3);
}

void read_instants() {
    for (const char* pattern : {"yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss.SSS", "dd-MM-yyyy HH:mm", "M/d/yy H:mm"}) {
        std::vector<std::string> values;
        for (int i = 0; i < 1000; ++i) {
            const auto day = 10 + i % 19;
            const auto minute = 10 + i % 50;
            values.push_back(
                std::string_view(pattern) == "yyyy-MM-dd HH:mm:ss" ? fmt::format("2026-11-{} 14:{}:09", day, minute)
                : std::string_view(pattern) == "yyyy/MM/dd HH:mm:ss.SSS"
                    ? fmt::format("2026/11/{} 14:{}:09.000", day, minute)
                : std::string_view(pattern) == "dd-MM-yyyy HH:mm" ? fmt::format("{}-11-2026 14:{}", day, minute)
                                                                  : fmt::format("11/{}/26 14:{}", day, minute));
        }
        tables::InstantReader reader(tables::InstantFormat::compile(pattern), nullptr);
        std::size_t read = 0;
        const auto taken = seconds_of([&] {
            for (int round = 0; round < 1000; ++round) {
                for (const auto& value : values) read += reader.read(value).has_value();
            }
        });
        fmt::print("instant as {}: {:.0f} ns ({} read)\n", pattern, taken * 1e3, read);
    }
}

}  // namespace

int main() {
    read_rows("short rows", short_text(3'000'000));
    const auto log = log_text(1'000'000);
    read_rows("log rows", log);
    sort_events(log, std::size_t{256} << 20);
    sort_events(log, std::size_t{16} << 20);
    read_instants();
}
