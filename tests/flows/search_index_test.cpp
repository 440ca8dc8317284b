#include "flows/search_index.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <set>

#include "db/sqlite_file.hpp"
#include "domain/search/fold.hpp"
#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "flows/rulebooks.hpp"
#include "flows/search.hpp"
#include "ledger/append.hpp"
#include "store/customer_store.hpp"
#include "store/personal_store.hpp"
#include "tables/source.hpp"
#include "tests/support/store.hpp"

namespace {

const flows::Caller kAgent{.actor = "agent", .role = "agent"};

/// A store with books and its index.
struct World {
    support::Store store;
    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [this] { return clock; },
                           base::seeded_random(1)};
    World() {
        context.put_books(flows::read_books(flows::shipped_books(clock)));
        context.search = open_index();
    }
    ~World() { context.search.reset(); }

    std::shared_ptr<flows::SearchIndex> open_index() {
        return std::make_shared<flows::SearchIndex>(store.database(), 1, place());
    }
    flows::SearchIndex::Place place() const { return store.index<flows::SearchIndex::Place>(); }
    std::string open(const std::string& subject, const std::string& description = "") {
        const auto opened = store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::open_case(tx, context, kAgent,
                                    {.kind = "repair",
                                     .subject = subject,
                                     .description = description,
                                     .contact_name = "张伟明",
                                     .contact_mobile = "13800138000",
                                     .outlet = "N1"});
        });
        REQUIRE(opened);
        return opened->case_id;
    }
    void note(const std::string& case_id, const std::string& text) {
        const auto noted = store.database().write_and_wait([&](db::WriteTx& tx) {
            return flows::move_case(tx, context, kAgent, {.case_id = case_id, .move = "note", .text = text});
        });
        REQUIRE(noted);
    }
    std::set<std::string> ids(const std::string& typed) const {
        const auto query = search::read_query(typed);
        std::set<std::string> found;
        for (const auto& hit :
             context.search->find(query, {"case", ""}, std::numeric_limits<std::int64_t>::max(), 10'000)) {
            if (search::holds(query, hit.text)) found.insert(hit.subject_id);
        }
        return found;
    }
    std::int64_t catch_up() {
        store.database();
        return context.search->catch_up();
    }
    std::vector<std::string> whole() const {
        std::vector<std::string> lines;
        for (const auto& one : context.search->documents_after(0, 100'000)) {
            lines.push_back(std::to_string(one.doc_id) + one.subject_kind + one.subject_id + one.outlet.value_or("-") +
                            one.text);
        }
        return lines;
    }
};

bool is_on_postgres() {
    return support::Place::engine_to_test() == support::Place::Engine::Postgres;
}

/// A store's file and its log.
std::string file_bytes(const std::filesystem::path& file) {
    std::string bytes;
    for (const auto* end : {"", "-wal"}) {
        std::ifstream in{file.string() + end, std::ios::binary};
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
}

}  // namespace

TEST_CASE("the index follows the ledger, and made anew it is the same") {
    World world;
    CHECK(world.context.search->seq() == 0);
    const auto first = world.open("空调漏水");
    CHECK(world.ids("漏水").empty());
    CHECK(world.catch_up() == 1);
    CHECK(world.ids("漏水") == std::set{first});
    CHECK(world.catch_up() == 1);
    const auto second = world.open("冰箱漏水");
    world.note(first, "客户说滤网已清洗");
    CHECK(world.catch_up() == 3);
    CHECK(world.ids("漏水") == std::set{first, second});
    CHECK(world.ids("滤网") == std::set{first});
    CHECK(world.ids("滤网 空调") == std::set{first});
    CHECK(world.ids("滤网 冰箱").empty());
    const auto before = world.whole();
    CHECK(before.size() == 2);
    world.context.search->rebuild();
    CHECK(world.whole() == before);
    CHECK(world.ids("滤网") == std::set{first});
}

TEST_CASE("an index that was closed goes on where it was") {
    World world;
    const auto first = world.open("空调漏水");
    world.catch_up();
    world.context.search.reset();
    world.context.search = world.open_index();
    CHECK(world.context.search->seq() == 1);
    CHECK(world.ids("漏水") == std::set{first});
    const auto second = world.open("冰箱漏水");
    CHECK(world.catch_up() == 2);
    CHECK(world.ids("漏水") == std::set{first, second});
}

TEST_CASE("more than one page of entries is taken in, each case once") {
    World world;
    std::set<std::string> all;
    for (int i = 0; i < 1100; ++i) all.insert(world.open("第" + std::to_string(i) + "台漏水"));
    for (const auto& id : all) {
        world.note(id, "已记");
    }
    CHECK(world.catch_up() == 2200);
    CHECK(world.ids("漏水") == all);
    CHECK(world.ids("已记") == all);
    CHECK(world.whole().size() == 1100);
}

TEST_CASE("what the store no longer has of a subject is taken out for good") {
    World world;
    const auto id = world.open("王女士家空调漏水");
    const auto other = world.open("冰箱漏水");
    world.catch_up();
    CHECK(world.ids("张伟明").size() == 2);
    if (!is_on_postgres()) CHECK(file_bytes(world.place().file).find("王女") != std::string::npos);
    world.store.database().write_and_wait([&](db::WriteTx& tx) {
        return tx.run_counted({"erase", "DELETE FROM personal WHERE subject_id = $1"}, {id});
    });
    world.context.search->purge("case", id);
    CHECK(world.ids("王女士").empty());
    CHECK(world.ids("漏水") == std::set{other});
    CHECK(world.ids("张伟明") == std::set{other});
    CHECK(world.ids("WX-20261122-0001") == std::set{id});
    if (!is_on_postgres()) {
        const auto bytes = file_bytes(world.place().file);
        CHECK(bytes.find("冰箱") != std::string::npos);
        CHECK(bytes.find("王女") == std::string::npos);
    }
    const auto before = world.whole();
    world.context.search->rebuild();
    CHECK(world.whole() == before);
}

TEST_CASE("a damaged file is thrown away and made again") {
    if (is_on_postgres()) return;
    World world;
    const auto id = world.open("空调漏水");
    world.catch_up();
    world.context.search.reset();
    std::ofstream{world.place().file, std::ios::trunc} << "not a database at all";
    world.context.search = world.open_index();
    CHECK(world.context.search->seq() == 0);
    CHECK(world.catch_up() == 1);
    CHECK(world.ids("漏水") == std::set{id});
}

TEST_CASE("another ledger is read from its beginning") {
    if (is_on_postgres()) return;
    World world;
    const auto id = world.open("空调漏水");
    world.catch_up();
    World other;
    other.clock += std::chrono::hours{1};
    other.open("冰箱不制冷");
    other.catch_up();
    other.context.search.reset();
    world.context.search.reset();
    std::filesystem::remove_all(other.place().file.parent_path());
    std::filesystem::create_directories(other.place().file.parent_path());
    db::copy_sqlite(world.place().file.string(), other.place().file.string());
    other.context.search = other.open_index();
    CHECK(other.context.search->seq() == 1);
    CHECK(other.ids("漏水") == std::set{id});
    other.catch_up();
    CHECK(other.ids("漏水").empty());
    CHECK(other.ids("制冷").size() == 1);
}

TEST_CASE("tables of another version are made anew") {
    World world;
    const auto id = world.open("空调漏水");
    world.catch_up();
    world.context.search.reset();
    {
        db::Database tables{world.place().to_tables()};
        tables.write_and_wait([](db::WriteTx& tx) {
            return tx.run_counted({"age", "UPDATE search_state SET version = 'older'"}, {});
        });
    }
    world.context.search = world.open_index();
    CHECK(world.context.search->seq() == 0);
    world.catch_up();
    CHECK(world.ids("漏水") == std::set{id});
}

TEST_CASE("customers are found by code, and by name and number as a whole") {
    World world;
    world.store.database().write_and_wait([&](db::WriteTx& tx) {
        ledger::Appender appender{tx, 1, world.clock};
        appender.append({world.clock, "agent", "customer", "customer:K-7", "customer_put", "{}"});
        customers::Customer customer{.code = "K-7", .kind = "consumer", .region = "浙江"};
        const store::PersonalSource source{world.context.ids, world.context.random, world.clock};
        customer.personal.push_back(store::keep_personal(tx, 1, {"customer:K-7", "name", "陈秀英"}, source));
        customer.personal.push_back(store::keep_personal(tx, 1, {"customer:K-7", "mobile", "13900139000"}, source));
        store::put_customer(tx, 1, customer);
        return 0;
    });
    world.catch_up();
    for (const auto* typed : {"K-7", "k", "浙江", "陈秀英", "13900139000"}) {
        CAPTURE(typed);
        const auto found = flows::search_company(world.context, kAgent, {.q = typed});
        REQUIRE(found);
        REQUIRE(found->customers.size() == 1);
        CHECK(found->customers[0].name == "陈**");
        CHECK(found->customers[0].mobile == "139****9000");
        CHECK(found->cases.empty());
    }
    for (const auto* typed : {"陈秀", "139", "9000"}) {
        CHECK(flows::search_company(world.context, kAgent, {.q = typed})->customers.empty());
    }
    const flows::Caller scoped{.actor = "chief", .role = "outlet_manager", .outlet = "N1"};
    CHECK(flows::search_company(world.context, scoped, {.q = "K-7"})->customers.empty());
    CHECK(flows::search_company(world.context, kAgent, {.q = "K-7", .customers = false})->customers.empty());
}

TEST_CASE("real messages are found exactly where a plain comparison finds them") {
    const std::string file = FIVESTAR_SOURCE_DIR "/../shared/data/messages-cn/messages_hot.csv";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: " << file << " is not here");
        return;
    }
    World world;
    std::vector<std::pair<std::string, std::string>> texts;
    const auto source = tables::open_source(file);
    tables::Row row;
    while (source->next(row) && texts.size() < 400) {
        const std::string subject{row.cells[2]};
        const std::string message{row.cells[4]};
        texts.emplace_back(world.open(subject, message), subject + "\n" + message);
    }
    world.catch_up();
    std::mt19937 random{11};
    int asked = 0;
    while (asked < 300) {
        const auto folded = search::fold(texts[random() % texts.size()].second);
        auto at = folded.find(' ', random() % folded.size());
        if (at == std::string::npos || ++at >= folded.size()) continue;
        const auto run = folded.substr(at, folded.find(' ', at) - at);
        const std::size_t length = 3 * (1 + random() % 4);
        if (!search::is_ideographic(run) || run.size() < length) continue;
        const auto needle = run.substr(3 * (random() % ((run.size() - length) / 3 + 1)), length);
        std::set<std::string> wanted;
        for (const auto& [id, text] : texts) {
            if (text.find(needle) != std::string::npos) wanted.insert(id);
        }
        ++asked;
        CAPTURE(needle);
        CHECK(world.ids(needle) == wanted);
    }
}
