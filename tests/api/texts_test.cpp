#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "api/problem.hpp"

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> words_in(const std::filesystem::path& folder, const std::regex& shape) {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto text = read_file(entry.path());
        for (std::sregex_iterator at{text.begin(), text.end(), shape}, end; at != end; ++at) found.insert((*at)[1]);
    }
    return found;
}

bool is_chinese(std::string_view text) {
    return text.find("\xe3\x80\x82") != std::string_view::npos;  // it ends with 。
}

}  // namespace

TEST_CASE("every refusal has a status and a sentence in both languages, once") {
    std::set<std::string_view> codes;
    for (const auto& text : api::refusal_texts()) {
        INFO(text.code);
        CHECK(codes.insert(text.code).second);
        CHECK(text.status >= 400);
        CHECK((text.status < 500 || text.status == 503));
        CHECK(is_chinese(text.zh));
        CHECK_FALSE(is_chinese(text.en));
        CHECK(text.en.back() == '.');
        const auto zh = api::problem(base::Refusal{std::string{text.code}}, api::Language::Chinese);
        const auto en = api::problem(base::Refusal{std::string{text.code}}, api::Language::English);
        CHECK(zh.status == text.status);
        CHECK(zh.body.find(text.zh) != std::string::npos);
        CHECK(en.body.find(text.en) != std::string::npos);
        CHECK(en.content_type == "application/problem+json");
    }
}

TEST_CASE("every refusal that the flows, the cases or the API make has a text") {
    // Engines answer with these as filters or at the command line only, or they become a failure on the way.
    const std::set<std::string> elsewhere{"unknown_scope", "scope_needed", "no_working_time", "store_not_empty"};
    const std::regex shape{R"re(Refusal\{"([a-z_]+)")re"};
    const std::filesystem::path source{FIVESTAR_SOURCE_DIR "/src"};
    std::set<std::string> codes;
    for (const auto* folder : {"flows", "domain/cases", "api"}) codes.merge(words_in(source / folder, shape));
    CHECK(codes.size() > 25);
    for (const auto& code : codes) {
        if (!elsewhere.contains(code) && api::find_refusal_text(code) == nullptr) FAIL_CHECK(code, " has no text");
    }
}

TEST_CASE("every refusal is met by a transcript or by a test of the API") {
    const std::filesystem::path tests{FIVESTAR_SOURCE_DIR "/tests/api"};
    // No shipped book is of a kind that nothing here reads, a lens that lags makes its reader wait, a transcript does one
    // thing at a time (backups_test.cpp does two), and the limits of bulk actions are met in bulk_test.cpp.
    std::string all =
        R"("rulebook_not_editable" "lens_behind" "unknown_standard" "unknown_side" "bulk_running" "too_many_cases")"
        R"("backup_running")";
    for (const auto& entry : std::filesystem::directory_iterator(tests)) {
        if (entry.path().filename() != "texts_test.cpp") all += read_file(entry.path());
    }
    for (const auto& text : api::refusal_texts()) {
        if (all.find("\"" + std::string{text.code} + "\"") == std::string::npos) FAIL_CHECK(text.code, " is never met");
    }
}

TEST_CASE("the language is the better liked of the two, Chinese where neither is named") {
    using api::Language;
    CHECK(api::language_of("") == Language::Chinese);
    CHECK(api::language_of("fr") == Language::Chinese);
    CHECK(api::language_of("en") == Language::English);
    CHECK(api::language_of("zh-CN,zh;q=0.9,en;q=0.8") == Language::Chinese);
    CHECK(api::language_of("en-GB,en;q=0.9,zh;q=0.8") == Language::English);
    CHECK(api::language_of("EN;q=0.1, ZH;q=0") == Language::English);
    CHECK(api::language_of("en;q=nonsense") == Language::Chinese);
}
