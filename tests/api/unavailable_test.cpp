#include <doctest/doctest.h>

#include <atomic>

#include "tests/support/api_world.hpp"

namespace {

/// A connection that can be cut and mended.
class CutConnection final : public db::Connection {
public:
    CutConnection(std::unique_ptr<db::Connection> real, const std::atomic<bool>& cut)
        : real_(std::move(real)), cut_(cut) {}
    std::int64_t execute(const db::Query& query, std::span<const db::Value> values, db::RowVisitor* visitor) override {
        refuse_if_cut();
        return real_->execute(query, values, visitor);
    }
    void script(std::string_view statements) override { real_->script(statements); }
    void step(Step step) override {
        if (step != Step::Rollback) refuse_if_cut();
        real_->step(step);
    }
    bool in_transaction() const override { return real_->in_transaction(); }

private:
    void refuse_if_cut() const {
        if (cut_) throw db::Unavailable("the disk is gone");
    }
    std::unique_ptr<db::Connection> real_;
    const std::atomic<bool>& cut_;
};

class CutEngine final : public db::Engine {
public:
    CutEngine(std::unique_ptr<db::Engine> real, const std::atomic<bool>& cut) : real_(std::move(real)), cut_(cut) {}
    std::unique_ptr<db::Connection> open_writer() override {
        return std::make_unique<CutConnection>(real_->open_writer(), cut_);
    }
    std::unique_ptr<db::Connection> open_reader() override {
        if (cut_) throw db::Unavailable("the disk is gone");
        return std::make_unique<CutConnection>(real_->open_reader(), cut_);
    }

private:
    std::unique_ptr<db::Engine> real_;
    const std::atomic<bool>& cut_;
};

}  // namespace

TEST_CASE("where the store is not to be had every route says 503 and when to ask again, and goes on afterwards") {
    std::atomic<bool> cut = false;
    support::ApiWorld world{support::Place::Engine::Sqlite, [&](std::unique_ptr<db::Engine> real) {
                                return std::make_unique<CutEngine>(std::move(real), cut);
                            }};
    const std::string repair = R"({"kind": "repair", "subject": "x", "contact": {}})";
    const std::vector<http::Request> requests{
        world.request_as("admin", "GET", "/api/v1/cases"), world.request_as("admin", "POST", "/api/v1/cases", repair),
        world.request_as("admin", "GET", "/api/v1/star"),  // on the lane Work
        world.request_as("admin", "POST", "/api/v1/rulebooks/service/previews", R"({"text": "x"})"),
        support::ApiWorld::request_of("POST", "/api/v1/session", R"({"login": "admin", "password": "long enough 1"})")};
    cut = true;
    for (const auto& request : requests) {
        INFO(request.method << " " << request.target);
        const auto answer = world.send(request);
        CHECK(answer.status == 503);
        const std::pair<std::string, std::string> again{"Retry-After", "1"};
        CHECK(std::find(answer.headers.begin(), answer.headers.end(), again) != answer.headers.end());
    }
    cut = false;
    CHECK(world.send(requests[0]).status == 200);
    CHECK(world.send(requests[1]).status == 201);
}
