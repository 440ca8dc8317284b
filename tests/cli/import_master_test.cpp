#include "cli/import_master.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/store.hpp"

namespace {

struct Terminal {
    std::string out;
    std::string err;
    cli::Console console{[this](std::string_view text) { out += text; },
                         [this](std::string_view text) { err += text; }};
};

}  // namespace

TEST_CASE("importing a master file says what was done and keeps what was not") {
    support::Store store;
    flows::Context context{store.database(),
                           {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [] { return base::from_micros(1); },
                           base::seeded_random(1)};
    const flows::Caller caller{.actor = "admin", .role = "admin"};
    const auto file = (store.folder() / "outlets.csv").string();
    std::ofstream{file} << "code,name\nHZ01,杭州西湖服务站\n,没有编码\n";

    Terminal dry;
    CHECK(cli::import_master(context, caller, {"outlets", file, true}, dry.console) == cli::kRefused);
    CHECK(dry.err.find("dry run") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file + ".rejected.csv"));

    Terminal first;
    CHECK(cli::import_master(context, caller, {"outlets", file, false}, first.console) == cli::kRefused);
    CHECK(first.out == "rows 2\nadded 1\nchanged 0\nunchanged 0\nrejected 1\nflagged 0\n");
    CHECK(first.err.find("line 3: missing_code") != std::string::npos);
    std::ostringstream kept;
    kept << std::ifstream{file + ".rejected.csv"}.rdbuf();
    CHECK(kept.str().find("3,missing_code") != std::string::npos);

    Terminal unknown;
    CHECK(cli::import_master(context, caller, {"planets", file, false}, unknown.console) == cli::kBadUse);
}
