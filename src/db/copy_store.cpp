#include "db/copy_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <variant>

#include "base/check.hpp"
#include "db/catalog_sql.hpp"
#include "db/database.hpp"

namespace db {
namespace {

constexpr std::size_t kRowsAStatement = 50;
constexpr std::int64_t kRowsAPage = 5000;

char kind_of(std::string_view type) {
    if (type == "BIGINT" || type == "INTEGER") return 'i';
    if (type == "DOUBLE PRECISION" || type == "REAL") return 'r';
    CHECK(type == "TEXT");
    return 't';
}

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

Cell read_cell(const Row& row, int column, char kind) {
    if (row.is_null(column)) return {};
    if (kind == 'i') return row.integer(column);
    if (kind == 'r') return row.real(column);
    return std::string{row.text(column)};
}

Value to_value(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) return *integer;
    if (const auto* real = std::get_if<double>(&cell)) return *real;
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return nullptr;
}

/// Gathers rows of one table and inserts them many at a time.
class Inserter {
public:
    Inserter(Connection& to, const Table& table) : to_(to), table_(table), whole_(statement(kRowsAStatement)) {}

    void take(const Row& row) {
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            cells_.push_back(read_cell(row, static_cast<int>(i), table_.kinds[i]));
        }
        if (cells_.size() == kRowsAStatement * table_.columns.size()) insert(whole_);
    }
    void finish() {
        if (!cells_.empty()) insert(statement(cells_.size() / table_.columns.size()));
    }

private:
    std::string statement(std::size_t rows) const {
        auto text = fmt::format("INSERT INTO {} ({}) VALUES ", table_.name, fmt::join(table_.columns, ", "));
        std::size_t number = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            text += row == 0 ? "(" : ", (";
            for (std::size_t i = 0; i < table_.columns.size(); ++i) {
                text += fmt::format("{}${}", i == 0 ? "" : ", ", ++number);
            }
            text += ")";
        }
        return text;
    }
    void insert(const std::string& text) {
        std::vector<Value> values;
        values.reserve(cells_.size());
        for (const auto& cell : cells_) values.push_back(to_value(cell));
        to_.queue({"copy_rows", text}, values);
        cells_.clear();
    }

    Connection& to_;
    const Table& table_;
    const std::string whole_;
    std::vector<Cell> cells_;
};

/// Visits every row. Across a network the answer comes whole, so there it is asked for page by page.
template <typename Visit>
void each_row(const ReadTx& tx, const Table& table, Visit visit) {
    const auto all = fmt::format("SELECT {} FROM {}", fmt::join(table.columns, ", "), table.name);
    if (!tx.has_many_writers()) return tx.each({"read_rows", all}, {}, visit);
    const auto declare = "DECLARE copied NO SCROLL CURSOR FOR " + all;
    const auto fetch = fmt::format("FETCH {} FROM copied", kRowsAPage);
    tx.exists({"declare_rows", declare}, {});
    for (std::int64_t rows = kRowsAPage; rows == kRowsAPage;) {
        rows = 0;
        tx.each({"read_rows", fetch}, {}, [&](const Row& row) {
            ++rows;
            visit(row);
        });
    }
    tx.exists({"close_rows", "CLOSE copied"}, {});
}

}  // namespace

std::vector<Table> tables_of(const ReadTx& tx) {
    std::vector<Table> tables;
    tx.each(sql::kCatalogColumns, {}, [&](const Row& row) {
        if (tables.empty() || tables.back().name != row.text(0)) tables.push_back({std::string{row.text(0)}, {}, ""});
        tables.back().columns.emplace_back(row.text(1));
        tables.back().kinds += kind_of(row.text(2));
    });
    return tables;
}

SharedTables shared_tables(const ReadTx& from, const ReadTx& to) {
    std::set<std::string> there;
    for (const auto& table : tables_of(to)) there.insert(table.name);
    SharedTables tables;
    for (auto& table : tables_of(from)) {
        if (there.contains(table.name)) {
            tables.shared.push_back(std::move(table));
        } else {
            tables.left_out.push_back(std::move(table.name));
        }
    }
    return tables;
}

std::optional<std::string> first_filled(const ReadTx& tx, const std::vector<Table>& tables) {
    for (const auto& table : tables) {
        const auto any = fmt::format("SELECT 1 FROM {} LIMIT 1", table.name);
        if (tx.exists({"any_row", any}, {})) return table.name;
    }
    return std::nullopt;
}

std::int64_t copy_rows(const ReadTx& from, Connection& to, const std::vector<Table>& tables,
                       const std::function<void(const std::string& table, std::int64_t rows)>& progress) {
    std::int64_t copied = 0;
    for (const auto& table : tables) {
        Inserter inserter{to, table};
        each_row(from, table, [&](const Row& row) {
            inserter.take(row);
            if (++copied % kRowsAPage == 0 && progress) progress(table.name, copied);
        });
        inserter.finish();
    }
    return copied;
}

void copy_to_sqlite(Engine& from, const std::string& file, base::Instant now) {
    const auto to = sqlite_engine(file);
    migrate(*to, known_migrations(), now);
    const auto source = from.open_reader();
    const auto target = to->open_writer();
    source->step(Connection::Step::BeginRead);
    target->step(Connection::Step::BeginWrite);
    const ReadTx rows{*source};
    copy_rows(rows, *target, shared_tables(rows, ReadTx{*target}).shared, {});
    target->step(Connection::Step::Commit);
    source->step(Connection::Step::Commit);
}

std::int64_t other_programs(const ReadTx& tx) {
    if (!tx.has_many_writers()) return 0;
    return tx.one(sql::kOtherPrograms, {}, [](const Row& row) { return row.integer(0); }).value_or(0);
}

}  // namespace db
