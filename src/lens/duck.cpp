#include "lens/duck.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/check.hpp"
#include "lens/duck_functions.hpp"

namespace lens::duck {

namespace {

duckdb_result* result_of(void* held) {
    return static_cast<duckdb_result*>(held);
}

duckdb_state bind(const Functions& duck, duckdb_prepared_statement statement, idx_t at, const Param& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return duck.bind_int64(statement, at, *integer);
    if (const auto* real = std::get_if<double>(&value)) return duck.bind_double(statement, at, *real);
    if (const auto* text = std::get_if<std::string>(&value)) {
        return duck.bind_varchar_length(statement, at, text->data(), text->size());
    }
    if (const auto* wide = std::get_if<Wide>(&value)) {
        return duck.bind_uhugeint(statement, at, duckdb_uhugeint{wide->low, wide->high});
    }
    return duck.bind_null(statement, at);
}

}  // namespace

Database::Database(std::shared_ptr<const Library> library, const std::filesystem::path& file, const Settings& settings)
    : library_(std::move(library)) {
    const auto& duck = library_->functions();
    duckdb_config config = nullptr;
    CHECK(duck.create_config(&config) == DuckDBSuccess);
    const std::pair<const char*, std::string> options[] = {
        {"threads", std::to_string(settings.threads)},
        {"memory_limit", settings.memory_limit},
        {"temp_directory", settings.temp_folder.string()},
        {"autoinstall_known_extensions", "false"},
        {"autoload_known_extensions", "false"},
    };
    std::string why;
    for (const auto& [name, value] : options) {
        if (duck.set_config(config, name, value.c_str()) != DuckDBSuccess) why = fmt::format("{}={}", name, value);
    }
    duckdb_database database = nullptr;
    char* message = nullptr;
    if (why.empty() && duck.open_ext(file.c_str(), &database, config, &message) != DuckDBSuccess) {
        why = message == nullptr ? "unknown" : message;
    }
    duck.free(message);
    duck.destroy_config(&config);
    if (!why.empty()) throw base::Failure(fmt::format("{}: cannot open the lens: {}", file.string(), why));
    handle_ = database;
}

Database::~Database() {
    auto database = static_cast<duckdb_database>(handle_);
    library_->functions().close(&database);
}

Connection::Connection(const Database& database) : library_(database.library()) {
    duckdb_connection connection = nullptr;
    const auto state = library_->functions().connect(static_cast<duckdb_database>(database.handle()), &connection);
    if (state != DuckDBSuccess) throw base::Failure("the lens takes no connection");
    handle_ = connection;
}

Connection::~Connection() {
    auto connection = static_cast<duckdb_connection>(handle_);
    library_->functions().disconnect(&connection);
}

void Connection::run(const std::string& sql) const {
    const auto& duck = library_->functions();
    duckdb_result result{};
    const auto state = duck.query(static_cast<duckdb_connection>(handle_), sql.c_str(), &result);
    const std::string why = state == DuckDBSuccess ? "" : duck.result_error(&result);
    duck.destroy_result(&result);
    if (state != DuckDBSuccess) throw base::Failure(fmt::format("lens: {} in: {}", why, sql.substr(0, 400)));
}

Answer Connection::ask(const std::string& sql, std::span<const Param> values) const {
    const auto& duck = library_->functions();
    duckdb_prepared_statement statement = nullptr;
    auto state = duck.prepare(static_cast<duckdb_connection>(handle_), sql.c_str(), &statement);
    std::string why;
    if (state != DuckDBSuccess) why = duck.prepare_error(statement);
    for (std::size_t i = 0; i < values.size() && state == DuckDBSuccess; ++i) {
        state = bind(duck, statement, i + 1, values[i]);
        if (state != DuckDBSuccess) why = fmt::format("parameter {} cannot be bound", i + 1);
    }
    auto result = std::make_unique<duckdb_result>();
    if (state == DuckDBSuccess) {
        state = duck.execute_prepared(statement, result.get());
        if (state != DuckDBSuccess) {
            why = duck.result_error(result.get());
            duck.destroy_result(result.get());
        }
    }
    duck.destroy_prepare(&statement);
    if (state != DuckDBSuccess) throw base::Failure(fmt::format("lens: {} in: {}", why, sql.substr(0, 400)));
    return Answer{library_, result.release()};
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        connection_.run("ROLLBACK");
    } catch (const base::Failure&) {
        // The error that led here is being thrown already, and DuckDB has ended the transaction by itself.
    }
}

void Transaction::commit() {
    open_ = false;
    connection_.run("COMMIT");
}

Answer::Answer(std::shared_ptr<const Library> library, void* result) : library_(std::move(library)), result_(result) {
    const auto& duck = library_->functions();
    const auto count = duck.column_count(result_of(result_));
    for (idx_t i = 0; i < count; ++i) types_.push_back(static_cast<int>(duck.column_type(result_of(result_), i)));
    columns_.resize(types_.size());
}

Answer::Answer(Answer&& other) noexcept
    : library_(std::move(other.library_)),
      result_(std::exchange(other.result_, nullptr)),
      chunk_(std::exchange(other.chunk_, nullptr)),
      types_(std::move(other.types_)),
      columns_(std::move(other.columns_)),
      row_(other.row_),
      rows_(other.rows_) {}

Answer::~Answer() {
    if (result_ == nullptr) return;
    release_chunk();
    library_->functions().destroy_result(result_of(result_));
    delete result_of(result_);
}

void Answer::release_chunk() {
    auto chunk = static_cast<duckdb_data_chunk>(chunk_);
    if (chunk != nullptr) library_->functions().destroy_data_chunk(&chunk);
    chunk_ = nullptr;
}

bool Answer::next() {
    if (++row_ < rows_) return true;
    const auto& duck = library_->functions();
    release_chunk();
    const auto chunk = duck.fetch_chunk(*result_of(result_));
    chunk_ = chunk;
    row_ = 0;
    rows_ = chunk == nullptr ? 0 : duck.data_chunk_get_size(chunk);
    if (rows_ == 0) return false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto vector = duck.data_chunk_get_vector(chunk, i);
        columns_[i] = {duck.vector_get_data(vector), duck.vector_get_validity(vector), vector};
    }
    return true;
}

bool Answer::is_null(std::size_t column) const {
    const auto* valid = columns_[column].valid;
    return valid != nullptr && ((valid[row_ / 64] >> (row_ % 64)) & 1U) == 0;
}

std::int64_t Answer::integer(std::size_t column) const {
    const auto* data = columns_[column].data;
    switch (types_[column]) {
        case DUCKDB_TYPE_BIGINT:
            return static_cast<const std::int64_t*>(data)[row_];
        case DUCKDB_TYPE_INTEGER:
            return static_cast<const std::int32_t*>(data)[row_];
        case DUCKDB_TYPE_BOOLEAN:
            return static_cast<const bool*>(data)[row_] ? 1 : 0;
        default:
            CHECK(!"a whole number was asked of another type");
            return 0;
    }
}

double Answer::real(std::size_t column) const {
    CHECK(types_[column] == DUCKDB_TYPE_DOUBLE);
    return static_cast<const double*>(columns_[column].data)[row_];
}

Wide Answer::wide(std::size_t column) const {
    CHECK(types_[column] == DUCKDB_TYPE_UHUGEINT);
    const auto value = static_cast<const duckdb_uhugeint*>(columns_[column].data)[row_];
    return {value.lower, value.upper};
}

std::string Answer::text(std::size_t column) const {
    CHECK(types_[column] == DUCKDB_TYPE_VARCHAR);
    const auto& value = static_cast<const duckdb_string_t*>(columns_[column].data)[row_];
    const auto size = value.value.inlined.length;
    return {size <= 12 ? value.value.inlined.inlined : value.value.pointer.ptr, size};
}

std::span<const double> Answer::reals(std::size_t column) const {
    CHECK(types_[column] == DUCKDB_TYPE_LIST);
    const auto& duck = library_->functions();
    const auto entry = static_cast<const duckdb_list_entry*>(columns_[column].data)[row_];
    const auto child = duck.list_vector_get_child(static_cast<duckdb_vector>(columns_[column].vector));
    const auto* values = static_cast<const double*>(duck.vector_get_data(child)) + entry.offset;
    return {values, entry.length};
}

}  // namespace lens::duck
