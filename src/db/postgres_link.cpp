#include "db/postgres_link.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "db/postgres_values.hpp"
#include "db/query_log.hpp"

namespace db::postgres {

void Link::ensure() {
    if (handle_) return;
    auto fresh = address_->connect();
    if (PQenterPipelineMode(fresh.get()) != 1) throw Unavailable(PQerrorMessage(fresh.get()));
    handle_ = std::move(fresh);
}

void Link::drop() {
    handle_.reset();
    prepared_.clear();
    expected_.clear();
    waiting_ = 0;
}

void Link::lose(const std::string& why) {
    const std::string message = handle_ ? PQerrorMessage(handle_.get()) : "";
    drop();
    throw ConnectionLost(fmt::format("the database went away: {}{}", why, message.empty() ? "" : ": " + message));
}

void Link::fail(const Broken& broken) {
    const std::string_view group = std::string_view{broken.state}.substr(0, 2);
    const auto text = fmt::format("{} ({})", broken.message, broken.state);
    if (group == "08" || group == "57" || broken.state == "25006") {
        // 57014 is a statement that took too long; the others end the connection, or want another server.
        if (broken.state == "57014") throw Unavailable(text);
        drop();
        throw ConnectionLost(text);
    }
    if (broken.state == "40001" || broken.state == "40P01") throw Conflict(text);
    if (group == "23") throw ConstraintBroken(text);
    if (group == "53" || group == "58" || broken.state == "55P03") throw Unavailable(text);
    throw base::Failure(text);
}

void Link::prepare(const Query& query, std::string_view text) {
    auto name = fmt::format("s{}", ++last_name_);
    const std::string owned{text};
    if (PQsendPrepare(handle_.get(), name.c_str(), owned.c_str(), 0, nullptr) != 1) lose("PQsendPrepare");
    expected_.push_back({Expected::Kind::Preparation, std::string{query.name}, owned});
    prepared_.emplace(owned, std::move(name));
    note_use(query.name, "postgresql/");
}

void Link::send(const Query& query, std::span<const Value> values) {
    if (!handle_) throw ConnectionLost("the database went away");
    const std::string text{query.postgres_text.empty() ? query.text : query.postgres_text};
    if (!prepared_.contains(text)) prepare(query, text);
    const auto& name = prepared_.at(text);
    const Parameters parameters{query.name, values};
    if (PQsendQueryPrepared(handle_.get(), name.c_str(), parameters.count(), parameters.texts(), nullptr, nullptr, 0) !=
        1) {
        lose("PQsendQueryPrepared");
    }
    expected_.push_back({Expected::Kind::Statement, std::string{query.name}, ""});
    ++waiting_;
}

void Link::leave() {
    if (!handle_) return;
    waiting_ = 0;
    if (PQpipelineSync(handle_.get()) != 1) return drop();
    expected_.push_back({Expected::Kind::IgnoredSync, "", ""});
}

Result Link::flush() {
    if (!handle_) throw ConnectionLost("the database went away");
    waiting_ = 0;
    if (PQpipelineSync(handle_.get()) != 1) lose("PQpipelineSync");
    expected_.push_back({Expected::Kind::Sync, "", ""});
    return receive();
}

Result Link::receive() {
    Result last;
    std::optional<Broken> broken;
    while (!expected_.empty()) {
        const auto expected = std::move(expected_.front());
        expected_.pop_front();
        Result result{PQgetResult(handle_.get())};
        if (!result) lose(expected.name);
        const auto status = PQresultStatus(result.get());
        if (expected.kind == Expected::Kind::Sync || expected.kind == Expected::Kind::IgnoredSync) {
            if (status != PGRES_PIPELINE_SYNC) lose("out of step");
            if (expected.kind == Expected::Kind::IgnoredSync) broken.reset();
            continue;
        }
        const bool done = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
        if (!done) {
            if (expected.kind == Expected::Kind::Preparation) prepared_.erase(expected.text);
            if (status != PGRES_PIPELINE_ABORTED && !broken) {
                const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
                const char* message = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
                if (state == nullptr || PQstatus(handle_.get()) == CONNECTION_BAD) lose(expected.name);
                broken = Broken{state, fmt::format("{}: {}", expected.name, message == nullptr ? "" : message)};
            }
        }
        while (Result more{PQgetResult(handle_.get())}) {
            if (PQstatus(handle_.get()) == CONNECTION_BAD) lose(expected.name);
        }
        if (expected.kind == Expected::Kind::Statement) last = std::move(result);
    }
    if (broken) fail(*broken);
    return last;
}

void Link::script(std::string_view statements) {
    ensure();
    if (!expected_.empty()) flush();
    if (PQexitPipelineMode(handle_.get()) != 1) lose("PQexitPipelineMode");
    const std::string text{statements};
    const Result result{PQexec(handle_.get(), text.c_str())};
    const auto status = PQresultStatus(result.get());
    if (PQstatus(handle_.get()) == CONNECTION_BAD || PQenterPipelineMode(handle_.get()) != 1) lose("script");
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    fail({state == nullptr ? "XX000" : state, PQresultErrorMessage(result.get())});
}

}  // namespace db::postgres
