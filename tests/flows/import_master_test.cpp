#include "flows/import_master.hpp"

#include <doctest/doctest.h>
#include <iconv.h>
#include <zip.h>

#include <fstream>

#include "base/failure.hpp"
#include "flows/master_row.hpp"
#include "flows/replay_cases.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"
#include "store/unit_store.hpp"
#include "tests/support/store.hpp"

namespace {

using flows::MasterKind;

/// A store, a folder for files, and what an import complained of.
struct World {
    support::Store store;
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [] { return *base::parse_rfc3339("2026-11-22T02:00:00Z"); },
                           base::seeded_random(1)};
    flows::Caller admin{.actor = "admin", .role = "admin"};
    std::vector<std::string> rejected;
    std::vector<std::string> flagged;

    flows::ImportedMaster take(MasterKind kind, const std::string& bytes, bool dry_run = false) {
        const auto path = (store.folder() / "file").string();
        std::ofstream{path, std::ios::binary} << bytes;
        rejected.clear();
        flagged.clear();
        const auto note = [](std::vector<std::string>& to) {
            return
                [&to](const flows::MasterComplaint& row) { to.push_back(std::to_string(row.line) + " " + row.reason); };
        };
        return flows::import_master(context, admin,
                                    {.kind = kind,
                                     .path = path,
                                     .dry_run = dry_run,
                                     .rejected = note(rejected),
                                     .flagged = note(flagged),
                                     .progress = {}});
    }
    std::int64_t head() {
        return store.database().read([](const db::ReadTx& tx) { return ledger::head(tx, 1); });
    }
    std::string payload(const std::string& subject) {
        return store.database().read(
            [&](const db::ReadTx& tx) { return store::last_payload(tx, 1, subject).value_or(""); });
    }
};

const std::string kOutlets =
    "网点编码,网点名称,省份,市,网点性质,营业状态,备注\n"
    "HZ01,杭州西湖服务站,浙江,杭州,特约,营业,x\n"
    "NJ01,南京江宁服务中心,江苏,南京,自营,歇业,\n"
    ",没有编码的,浙江,杭州,特约,营业,\n"
    "SH01,上海浦东服务站,上海,上海,不知道,营业,\n"
    "HZ01,又来一次,浙江,杭州,特约,营业,\n";

std::string in_gb18030(std::string utf8) {
    auto* const converter = iconv_open("GB18030", "UTF-8");
    std::string out(utf8.size() * 2, '\0');
    char* from = utf8.data();
    char* to = out.data();
    std::size_t from_left = utf8.size();
    std::size_t to_left = out.size();
    REQUIRE(iconv(converter, &from, &from_left, &to, &to_left) == 0);
    iconv_close(converter);
    out.resize(out.size() - to_left);
    return out;
}

/// A workbook of one sheet with nothing but text in its cells.
std::string workbook(const std::vector<std::vector<std::string>>& rows) {
    const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    std::string sheet = "<worksheet" + space + "><sheetData>";
    for (const auto& row : rows) {
        sheet += "<row>";
        for (const auto& cell : row) sheet += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    const std::pair<const char*, std::string> parts[] = {
        {"xl/workbook.xml",
         "<workbook" + space + " xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/a.xml\"/></Relationships>"},
        {"xl/worksheets/a.xml", sheet}};
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    auto* const zip = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts) {
        zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
    }
    REQUIRE(zip_close(zip) == 0);
    zip_stat_t about;
    zip_source_stat(source, &about);
    std::string bytes(about.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

}  // namespace

TEST_CASE("outlets are taken, what is not right is named with its line") {
    World world;
    const auto done = world.take(MasterKind::Outlets, kOutlets);
    CHECK(done.rows == 5);
    CHECK(done.added == 2);
    CHECK(world.rejected == std::vector<std::string>{"4 missing_code", "5 unknown_kind", "6 doubled_code"});
    CHECK(done.ignored == std::vector<std::string>{"备注"});
    CHECK(
        world.payload("outlet:NJ01") ==
        R"({"code":"NJ01","name":"南京江宁服务中心","kind":"own","region":"江苏","state":"closed","details":{"city":"南京"}})");
    const auto outlets = world.store.database().read([](const db::ReadTx& tx) { return store::list_outlets(tx, 1); });
    REQUIRE(outlets.size() == 2);
    CHECK(outlets[0].region == "浙江");
}

TEST_CASE("a second import of the same file writes nothing, a changed row one entry") {
    World world;
    world.take(MasterKind::Outlets, kOutlets);
    const auto head = world.head();
    const auto again = world.take(MasterKind::Outlets, kOutlets);
    CHECK(again.unchanged == 2);
    CHECK(world.head() == head);
    const auto changed = world.take(MasterKind::Outlets, "code,name\nHZ01,杭州西湖服务中心\n");
    CHECK(changed.changed == 1);
    CHECK(world.head() == head + 1);
}

TEST_CASE("a dry run counts and writes nothing") {
    World world;
    CHECK(world.take(MasterKind::Outlets, kOutlets, true).added == 2);
    CHECK(world.head() == 0);
}

TEST_CASE("a file in GB18030 says the same as one in UTF-8") {
    World world;
    world.take(MasterKind::Outlets, kOutlets);
    const auto again = world.take(MasterKind::Outlets, in_gb18030(kOutlets));
    CHECK(again.unchanged == 2);
    CHECK(again.reading.find("gb18030") != std::string::npos);
}

TEST_CASE("customers' names and mobiles are kept beside the ledger and compared by what they say") {
    World world;
    const std::string file =
        "Customer ID,姓名（必填）,手机号,省\n"
        "C1,李女士,+86 138-0000-8000,浙江\n"
        "C2,王先生,12345,浙江\n";
    const auto done = world.take(MasterKind::Customers, file);
    CHECK(done.added == 2);
    CHECK(world.flagged == std::vector<std::string>{"3 bad_mobile"});
    CHECK(world.payload("customer:C1").find("李女士") == std::string::npos);
    const auto values =
        world.store.database().read([](const db::ReadTx& tx) { return store::personal_of(tx, 1, "customer:C1"); });
    std::vector<std::string> said;
    for (const auto& [id, value] : values) said.push_back(value);
    CHECK(said == std::vector<std::string>{"李女士", "13800008000"});

    const auto head = world.head();
    CHECK(world.take(MasterKind::Customers, file).unchanged == 2);
    CHECK(world.head() == head);
    CHECK(world.take(MasterKind::Customers, "code,name,mobile,region\nC1,李女士,13800008001,浙江\n").changed == 1);
    // A blank cell and a column that is not there take nothing away.
    CHECK(world.take(MasterKind::Customers, "code,name,mobile\nC1,,\n").unchanged == 1);
    CHECK(flows::replay_cases(world.context).differing.empty());
}

TEST_CASE("units are taken with how they were bought, and a later file adds to what is known") {
    World world;
    world.take(MasterKind::Customers, "code,name\nC1,李女士\nC2,王先生\n");
    const std::string file =
        "序列号,型号,商品条码,购买渠道,平台,主播,订单号,开票日期,安装日期,实付金额,保修卡,客户编码\n"
        "B1,HN-K35,6901234567892,直播,抖音,家电小李,A-1,2026-05-03,2026/5/6,\"2,699.50\",有,C1\n"
        "B2,HN-K35,6901234567890,门店,,,,,,,,\n"
        "B3,HN-K35,,集市,,,,,,,,\n"
        "B4,HN-K35,,门店,,,,,,1.234,,\n"
        "B5,HN-K35,,门店,,,,,,,,C9\n";
    CHECK(world.take(MasterKind::Units, file, true).added == 2);
    CHECK(world.head() == 2);
    const auto done = world.take(MasterKind::Units, file);
    CHECK(done.added == 2);
    CHECK(world.rejected == std::vector<std::string>{"3 gtin_not_valid", "4 unknown_channel", "5 bad_price"});
    CHECK(world.flagged == std::vector<std::string>{"6 unknown_customer"});
    const auto read = [&](const db::ReadTx& tx) { return store::find_unit(tx, 1, "B1"); };
    const auto unit = world.store.database().read(read);
    REQUIRE(unit);
    CHECK(unit->purchase->channel == "live_stream");
    CHECK(unit->purchase->anchor == "家电小李");
    CHECK(unit->purchase->price_paid_fen == 269950);
    CHECK(unit->purchase->docs.card == true);
    CHECK(unit->owners == std::vector<units::Owner>{{"C1", "2026-05-03", "purchase"}});

    const auto head = world.head();
    CHECK(world.take(MasterKind::Units, file).unchanged == 2);
    CHECK(world.head() == head);
    CHECK(world.take(MasterKind::Units, "serial,model,batch,customer\nB1,HN-K35,K35-2604,C2\n").changed == 1);
    const auto after = world.store.database().read(read);
    CHECK(after->identity.batch == "K35-2604");
    CHECK(after->purchase == unit->purchase);
    REQUIRE(after->owners.size() == 2);
    CHECK(after->owners[1].customer == "C2");
    const auto replay = flows::replay_cases(world.context);
    CHECK(replay.units == 2);
    CHECK(replay.customers == 2);
    CHECK(replay.differing.empty());
}

TEST_CASE("a price is read to the fen") {
    CHECK(flows::read_yuan("2999") == 299900);
    CHECK(flows::read_yuan("¥2,999.5") == 299950);
    CHECK(flows::read_yuan("0.01") == 1);
    for (const char* text : {"", ".5", "1.234", "-1", "1e3", "9999999999999", "1.2.3"}) {
        CHECK_MESSAGE(!flows::read_yuan(text), text);
    }
}

TEST_CASE("units come from a workbook, with days in any of the usual ways") {
    World world;
    world.take(MasterKind::Outlets, kOutlets);
    const auto done = world.take(MasterKind::Units, workbook({{"SN", "产品型号", "批次", "购买日期", "服务网点"},
                                                              {"A1", "HN-K35", "K35-2604", "2026年5月3日", "HZ01"},
                                                              {"A2", "HN-K35", "", "20260503", "XX99"},
                                                              {"A3", "HN-K35", "", "2026-02-30", "HZ01"},
                                                              {"A4", "", "", "", ""}}));
    CHECK(done.added == 2);
    CHECK(world.rejected == std::vector<std::string>{"4 bad_date", "5 missing_product"});
    CHECK(world.flagged == std::vector<std::string>{"3 unknown_outlet"});
    CHECK(world.payload("unit:A1") == R"({"unit":{"serial":"A1","model":"HN-K35","batch":"K35-2604","outlet":"HZ01"},)"
                                      R"("purchase":{"purchased_on":"2026-05-03"}})");
}

TEST_CASE("staff are taken with their posts") {
    World world;
    const auto done =
        world.take(MasterKind::Staff, "工号;姓名;岗位;在职状态\nJS001;赵敏;技师;在职\nJS002;钱强;;离职\n");
    CHECK(done.added == 1);
    CHECK(world.rejected == std::vector<std::string>{"3 missing_post"});
}

TEST_CASE("a file without a column that it must have is refused with those there are") {
    World world;
    CHECK_THROWS_WITH_AS(world.take(MasterKind::Units, "name,price\na,1\n"), doctest::Contains("'serial'"),
                         base::BadInput);
}

TEST_CASE("days and mobiles are read as people write them") {
    const auto day = base::parse_date("2026-10-07");
    for (const char* text :
         {"2026-10-07", "2026/10/7", "2026.10.7", "2026年10月7日", "20261007", "2026-10-07 12:00:00"}) {
        CHECK_MESSAGE(flows::read_loose_date(text) == day, text);
    }
    for (const char* text :
         {"", "2026", "2026-13-01", "07/10/2026", "20261301", "2026-10-07x", "99999999999999999999"}) {
        CHECK_MESSAGE(!flows::read_loose_date(text), text);
    }
    CHECK(flows::plain_mobile("86 138 0000 8000") == "13800008000");
    CHECK(flows::is_mobile("13800008000"));
    CHECK_FALSE(flows::is_mobile("1380000800"));
    CHECK_FALSE(flows::is_mobile("23800008000"));
}
