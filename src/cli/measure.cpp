#include "cli/measure.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"
#include "cli/refusal.hpp"
#include "flows/cases_by_id.hpp"
#include "present/measure_json.hpp"
#include "tables/csv_writer.hpp"

namespace cli {
namespace {

std::optional<base::Date> read_day(const std::string& text, const char* option) {
    if (text.empty()) return std::nullopt;
    const auto day = base::parse_date(text);
    if (!day) throw base::BadInput(fmt::format("'{}' is not a day", text), option, "write it as 2026-10-01");
    return day;
}

std::vector<std::pair<std::string, std::string>> read_where(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::string>> where;
    for (const auto& word : words) {
        const auto at = word.find('=');
        if (at == std::string::npos)
            throw base::BadInput(fmt::format("'{}' names no value", word), "--where", "write it as outlet=N1");
        where.emplace_back(word.substr(0, at), word.substr(at + 1));
    }
    return where;
}

std::string shown(const std::optional<double>& value) {
    return value ? fmt::format("{:.4g}", *value) : "-";
}

/// One line a figure, the way each format has it.
void write_rows(const flows::MeasureAnswer& answer, const std::string& format, Console& console) {
    std::vector<std::string> head = answer.by;
    for (const auto* name : {"measure", "unit", "value", "numerator", "denominator", "n", "low", "high", "interval",
                             "median", "p90", "target", "verdict"}) {
        head.emplace_back(name);
    }
    std::vector<std::vector<std::string>> lines{head};
    for (const auto& row : answer.rows) {
        for (std::size_t i = 0; i < answer.measures.size(); ++i) {
            const auto& figure = row.figures[i];
            std::vector<std::string> line;
            for (const auto& dim : row.dims) line.push_back(dim.value_or("-"));
            line.insert(line.end(), {answer.measures[i]->id, answer.measures[i]->unit, shown(figure.value),
                                     shown(figure.numerator), shown(figure.denominator), std::to_string(figure.n),
                                     shown(figure.low), shown(figure.high), figure.interval, shown(figure.median),
                                     shown(figure.p90), shown(figure.target), figure.verdict});
            lines.push_back(std::move(line));
        }
    }
    if (format == "csv") {
        tables::CsvWriter writer;
        for (const auto& line : lines) {
            const std::vector<std::string_view> cells(line.begin(), line.end());
            writer.row(cells);
        }
        console.out(writer.take());
        return;
    }
    std::vector<std::size_t> widths(head.size(), 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
    }
    for (const auto& line : lines) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i) text += fmt::format("{:<{}}  ", line[i], widths[i]);
        text.erase(text.find_last_not_of(' ') + 1);
        console.out(text + "\n");
    }
}

int list_cases(flows::Context& context, const flows::Caller& caller, const MeasureOptions& options, Console& console) {
    flows::CasesAsked asked{.measure = options.cases,
                            .side = options.side,
                            .from = read_day(options.from, "--from"),
                            .to = read_day(options.to, "--to"),
                            .where = read_where(options.where),
                            .limit = 200};
    do {
        const auto page = flows::cases_behind(context, caller, asked);
        if (!page) return refuse(page.refusal(), console);
        for (const auto& known : flows::cases_by_id(context, page->case_ids)) {
            console.out(fmt::format("{}\t{}\t{}\t{}\t{}\n", known.number, known.kind, cases::to_word(known.state),
                                    base::to_rfc3339(known.opened_at), known.source_key.value_or("")));
        }
        asked.cursor = page->next_cursor;
    } while (!asked.cursor.empty());
    return kDone;
}

}  // namespace

int measure(flows::Context& context, const flows::Caller& caller, const MeasureOptions& options, Console& console) {
    if (!options.cases.empty()) return list_cases(context, caller, options, console);
    const flows::MeasureAsked asked{.measures = options.measures,
                                    .by = options.by,
                                    .from = read_day(options.from, "--from"),
                                    .to = read_day(options.to, "--to"),
                                    .where = read_where(options.where)};
    const auto answer = flows::measure(context, caller, asked);
    if (!answer) return refuse(answer.refusal(), console);
    if (options.format == "json") {
        console.out(json::to_text(present::measures_json(*answer, asked)) + "\n");
    } else {
        write_rows(*answer, options.format, console);
    }
    return kDone;
}

}  // namespace cli
