#include "tables/log_guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "tables/instant_guess.hpp"

namespace tables {

namespace {

constexpr std::size_t kDistinctMax = 5000;
constexpr std::uint64_t kInstantTrial = 500;
constexpr std::string_view kMissingWords[] = {"?",  "NULL", "null", "#N/A", "N/A", "MISSING",
                                              "NA", "nan",  "None", "-",    "无"};

struct Column {
    std::string address;
    std::unordered_map<std::string, std::uint64_t> distinct;
    std::uint64_t values = 0;
    InstantGuess instants;
    InstantGuess::Verdict instant;
    bool used = false;

    bool is_instant() const {
        return instant.state == InstantGuess::State::Found || instant.state == InstantGuess::State::Ambiguous;
    }
    double share_distinct() const {
        return values == 0 ? 0 : static_cast<double>(distinct.size()) / static_cast<double>(values);
    }
};

class Guesser {
public:
    Guesser(Source& source, std::size_t rows_max) : source_(source) {
        for (std::size_t i = 0; i < source.columns().size(); ++i)
            columns_.push_back({source.columns().address(i), {}, 0, {}, {}, false});
        Row row;
        for (; rows_ < rows_max && source.next(row); ++rows_) look_at(row);
        for (auto& column : columns_) column.instant = column.instants.verdict();
    }

    LogGuess guess() {
        guess_.map.source = "name-this-log";
        for (const auto& word : missing_) guess_.map.missing.push_back(word);
        choose_case();
        if (guess_.map.rows == LogMap::Rows::Events) {
            choose_events();
        } else {
            choose_case_instants();
        }
        if (auto* resource = best("resource", 0.5, [](const Column& c) { return !c.is_instant(); })) {
            guess_.map.resource_column = resource->address;
        }
        for (const auto name : kCaseAttributes) choose_attribute(std::string(name));
        guess_.open.emplace_back("zone: no zone stands in the file; UTC is taken");
        return std::move(guess_);
    }

private:
    void look_at(const Row& row) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto& column = columns_[i];
            const auto cell = base::trim(row.cells[i]);
            if (cell.empty()) continue;
            if (std::find(std::begin(kMissingWords), std::end(kMissingWords), cell) != std::end(kMissingWords)) {
                missing_.insert(std::string(cell));
                continue;
            }
            ++column.values;
            if (column.distinct.size() < kDistinctMax) ++column.distinct[std::string(cell)];
            if (column.values <= kInstantTrial) column.instants.add(cell);
        }
    }

    void note(const std::string& what, Column& column, double confidence, std::string reason) {
        column.used = true;
        guess_.choices.push_back({what, column.address, std::min(confidence, 1.0), std::move(reason)});
    }

    /// The unused column whose name fits best, at least so well, and whose values are as wanted.
    template <typename Wanted>
    Column* best(const std::string& what, double least, Wanted wanted) {
        Column* found = nullptr;
        double found_fit = least;
        for (auto& column : columns_) {
            const auto fit = words::fit(what, column.address);
            if (column.used || column.values == 0 || fit < found_fit || !wanted(column)) continue;
            if (found != nullptr && fit == found_fit) continue;
            found = &column;
            found_fit = fit;
        }
        if (found != nullptr && least > 0) note(what, *found, found_fit, "its name");
        return found;
    }

    void choose_case() {
        auto* column = best("case", 0.5, [](const Column& c) { return !c.is_instant() && c.distinct.size() > 1; });
        if (column == nullptr) {
            for (auto& each : columns_) {
                const auto share = each.share_distinct();
                if (each.is_instant() || each.values < rows_ || share < 0.02 || share > 0.7) continue;
                if (column == nullptr || share > column->share_distinct()) column = &each;
            }
            if (column != nullptr) note("case", *column, 0.4, "its values repeat as those of a case do");
        }
        if (column == nullptr) {
            throw base::BadInput("no column looks like the number of a case", source_.name(), "write the map by hand");
        }
        const bool once_each = column->distinct.size() == column->values && column->values > 1;
        guess_.map.case_column = column->address;
        guess_.map.rows = once_each ? LogMap::Rows::Cases : LogMap::Rows::Events;
        guess_.choices.push_back({"rows", once_each ? "cases" : "events", once_each ? 0.8 : 0.9,
                                  fmt::format("{} rows, {} cases", rows_, column->distinct.size())});
    }

    void choose_events() {
        const auto few = [this](const Column& c) {
            return !c.is_instant() && c.distinct.size() > 1 &&
                   c.distinct.size() <= std::max<std::size_t>(12, rows_ / 20);
        };
        auto* activity = best("activity", 0.5, few);
        if (activity == nullptr) {
            const auto found = std::find_if(columns_.begin(), columns_.end(),
                                            [&](const Column& c) { return !c.used && few(c) && c.values == rows_; });
            if (found == columns_.end()) {
                throw base::BadInput("no column looks like an activity", source_.name(), "write the map by hand");
            }
            activity = &*found;
            note("activity", *activity, 0.3, fmt::format("it has {} values only", activity->distinct.size()));
        }
        guess_.map.activity_columns = {activity->address};
        auto* instant = choose_instant();
        guess_.map.instant = instant_of(*instant);
        std::set<std::string> activities;
        for (const auto& [value, count] : activity->distinct) activities.insert(value);
        for (const auto& value : activities) {
            const auto meaning = words::meaning_of(value);
            if (meaning != Meaning::None) guess_.map.meanings.emplace_back(value, meaning);
        }
    }

    /// Of the columns of instants the one that changes from row to row: the others belong to the case.
    Column* choose_instant() {
        Column* found = nullptr;
        const auto worth = [](const Column& c) { return c.share_distinct() + 0.5 * words::fit("instant", c.address); };
        for (auto& column : columns_) {
            if (column.used || !column.is_instant() || column.values * 2 < rows_) continue;
            if (found == nullptr || worth(column) > worth(*found)) found = &column;
        }
        if (found == nullptr) {
            throw base::BadInput("no column holds instants in a known format", source_.name(), "write the map by hand");
        }
        note("instant", *found, 0.5 + 0.5 * words::fit("instant", found->address),
             fmt::format("{} of {} values are read, {} differ", found->instant.values - found->instant.unread,
                         found->instant.values, found->distinct.size()));
        return found;
    }

    InstantColumns instant_of(const Column& column) {
        if (column.instant.state == InstantGuess::State::Found) return {{column.address}, column.instant.pattern};
        guess_.open.push_back(fmt::format("format of {}: {} or {}, no value of the sample decides", column.address,
                                          column.instant.pattern, column.instant.other_pattern));
        return {{column.address}};
    }

    void choose_case_instants() {
        for (auto& column : columns_) {
            if (column.used || !column.is_instant()) continue;
            const auto meaning = words::meaning_of(column.address);
            if (meaning == Meaning::None) continue;
            guess_.map.case_instants.push_back({column.address, meaning, instant_of(column)});
            note(std::string(word(meaning)), column, 0.7, "its name, and its values are instants");
        }
        if (!guess_.map.case_instants.empty()) return;
        auto* opened = choose_instant();
        guess_.map.case_instants.push_back({opened->address, Meaning::Opened, instant_of(*opened)});
    }

    void choose_attribute(const std::string& name) {
        auto* column = best(name, 0.5, [](const Column& c) { return !c.is_instant(); });
        if (column != nullptr) guess_.map.attributes.push_back({name, column->address});
    }

    Source& source_;
    std::vector<Column> columns_;
    std::set<std::string> missing_;
    std::size_t rows_ = 0;
    LogGuess guess_;
};

}  // namespace

LogGuess guess_log(Source& source, std::size_t rows_max) {
    return Guesser(source, rows_max).guess();
}

}  // namespace tables
