#include "lens/facts_appender.hpp"

namespace lens {

namespace {

constexpr std::size_t kIdColumns = 2;
constexpr duck::Cell kPromiseCells[] = {duck::Cell::Wide, duck::Cell::Integer, duck::Cell::BigInt, duck::Cell::Flag};

duck::Cell cell_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Instant:
        case ColumnKind::Duration:
            return duck::Cell::BigInt;
        case ColumnKind::Flag:
            return duck::Cell::Flag;
        case ColumnKind::Word:
        case ColumnKind::Count:
        case ColumnKind::Calendar:
            break;
    }
    return duck::Cell::Integer;
}

std::vector<duck::Cell> cells() {
    std::vector<duck::Cell> all{duck::Cell::Wide, duck::Cell::Wide};
    for (const auto& column : kColumns) all.push_back(cell_of(column.kind));
    return all;
}

}  // namespace

FactsAppender::FactsAppender(const duck::Connection& connection)
    : appender_(connection, "case_facts", cells()), promises_(connection, "promise_facts", kPromiseCells) {}

void FactsAppender::close() {
    append_promises();
    appender_.close();
    promises_.close();
}

void FactsAppender::append_promises() {
    if (waiting_ > 0) promises_.append(waiting_);
    waiting_ = 0;
}

void FactsAppender::add_promises(std::span<const CaseFact> facts) {
    for (const auto& fact : facts) {
        for (const auto& promise : fact.promises) {
            static_cast<duck::Wide*>(promises_.data(0))[waiting_] = fact.case_id;
            static_cast<std::int32_t*>(promises_.data(1))[waiting_] = static_cast<std::int32_t>(promise.promise);
            static_cast<std::int64_t*>(promises_.data(2))[waiting_] = promise.due_at;
            static_cast<bool*>(promises_.data(3))[waiting_] = promise.kept == 1;
            if (promise.due_at == kUnknown) promises_.set_null(2, waiting_);
            if (promise.kept == kUnknown) promises_.set_null(3, waiting_);
            if (++waiting_ == promises_.chunk_rows()) append_promises();
        }
    }
}

void FactsAppender::fill_ids(std::span<const CaseFact> facts) {
    auto* ids = static_cast<duck::Wide*>(appender_.data(0));
    auto* origins = static_cast<duck::Wide*>(appender_.data(1));
    for (std::size_t row = 0; row < facts.size(); ++row) {
        ids[row] = facts[row].case_id;
        origins[row] = facts[row].rework_of.value_or(duck::Wide{});
        if (!facts[row].rework_of) appender_.set_null(1, row);
    }
}

template <typename T>
void FactsAppender::fill(std::size_t cell, std::span<const CaseFact> facts) {
    auto* values = static_cast<T*>(appender_.data(cell + kIdColumns));
    for (std::size_t row = 0; row < facts.size(); ++row) {
        const auto value = facts[row].cells[cell];
        if (value == kUnknown) {
            values[row] = T{};
            appender_.set_null(cell + kIdColumns, row);
        } else {
            values[row] = static_cast<T>(value);
        }
    }
}

void FactsAppender::add(std::span<const CaseFact> facts) {
    add_promises(facts);
    while (!facts.empty()) {
        const auto part = facts.first(std::min(facts.size(), appender_.chunk_rows()));
        fill_ids(part);
        for (std::size_t cell = 0; cell < kColumns.size(); ++cell) {
            switch (cell_of(kColumns[cell].kind)) {
                case duck::Cell::BigInt:
                    fill<std::int64_t>(cell, part);
                    break;
                case duck::Cell::Flag:
                    fill<bool>(cell, part);
                    break;
                case duck::Cell::Integer:
                case duck::Cell::Wide:
                    fill<std::int32_t>(cell, part);
                    break;
            }
        }
        appender_.append(part.size());
        facts = facts.subspan(part.size());
    }
}

void append_ids(const duck::Connection& connection, const std::string& table, std::span<const duck::Wide> ids) {
    const duck::Cell kinds[] = {duck::Cell::Wide};
    duck::Appender appender{connection, table, kinds};
    while (!ids.empty()) {
        const auto part = ids.first(std::min(ids.size(), appender.chunk_rows()));
        std::copy(part.begin(), part.end(), static_cast<duck::Wide*>(appender.data(0)));
        appender.append(part.size());
        ids = ids.subspan(part.size());
    }
    appender.close();
}

}  // namespace lens
