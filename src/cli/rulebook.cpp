#include "cli/rulebook.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "base/embedded.hpp"
#include "base/failure.hpp"
#include "base/file.hpp"
#include "domain/calendar/calendar_book.hpp"
#include "domain/cases/process.hpp"
#include "domain/people/role.hpp"
#include "domain/promises/promise.hpp"
#include "domain/rating/standard_book.hpp"
#include "domain/rating/standard_cases.hpp"
#include "lens/measure_book.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

/// A book's text by its path; the folder above says of what kind it is.
using Texts = std::map<std::string, std::string>;

bool is_cases(const std::string& path) {
    return path.ends_with(".cases.yaml");
}

Texts texts_of(const std::string& path) {
    Texts texts;
    if (path.empty()) {
        for (const auto& file : base::embedded::rulebooks()) texts.emplace(file.path, file.bytes);
        return texts;
    }
    if (!fs::is_directory(path)) {
        texts.emplace(path, base::read_file(path));
        const auto beside = fs::path{path}.replace_extension(".cases.yaml");
        if (!is_cases(path) && fs::exists(beside)) texts.emplace(beside.string(), base::read_file(beside));
        return texts;
    }
    for (const auto& entry : fs::recursive_directory_iterator{path}) {
        if (entry.path().extension() == ".yaml") texts.emplace(entry.path().string(), base::read_file(entry.path()));
    }
    return texts;
}

std::string folder_of(const std::string& path) {
    return fs::path{path}.parent_path().filename().string();
}

/// What a book says of itself by its words, where its folder does not tell.
std::string kind_of(const std::string& path, const rules::Node& root) {
    const auto folder = folder_of(path);
    for (const auto* known : {"calendars", "processes", "promises", "measures", "standards"}) {
        if (folder == known) return folder;
    }
    if (root.find("promises")) return "promises";
    if (root.find("measures")) return "measures";
    if (root.find("roles")) return "roles";
    if (root.find("moves")) return "processes";
    if (root.find("week")) return "calendars";
    if (root.find("levels")) return "standards";
    root.refuse("is no book of a known kind", "put it into calendars, processes, promises, measures or standards");
}

void read_book(const std::string& path, const std::string& text) {
    const auto root = rules::Node::parse(text, path);
    const auto kind = kind_of(path, root);
    if (kind == "calendars") static_cast<void>(calendar::read_calendar_book(text, path));
    if (kind == "roles") static_cast<void>(people::read_roles(root));
    if (kind == "processes") static_cast<void>(cases::read_process(root));
    if (kind == "promises") static_cast<void>(promises::read_promises(root));
    if (kind == "standards") static_cast<void>(rating::read_standard_book(text, path));
    if (kind == "measures") lens::MeasureBook{}.add(text, path);
}

}  // namespace

int list_rulebooks(Console& console) {
    for (const auto& [path, text] : texts_of("")) {
        if (is_cases(path)) continue;
        console.out(fmt::format("{:<24} {}\n", rules::Node::parse(text, path).at("id").text(), path));
    }
    return kDone;
}

int show_rulebook(const std::string& id, Console& console) {
    for (const auto& [path, text] : texts_of("")) {
        if (is_cases(path) || rules::Node::parse(text, path).at("id").text() != id) continue;
        console.out(text);
        return kDone;
    }
    throw base::BadInput(fmt::format("there is no book '{}'", id), "", "fivestar rulebook list shows what there is");
}

int check_rulebooks(const std::string& path, Console& console) {
    int bad = 0;
    int good = 0;
    for (const auto& [file, text] : texts_of(path)) {
        if (is_cases(file)) continue;
        try {
            read_book(file, text);
            ++good;
        } catch (const base::BadInput& error) {
            ++bad;
            console.err(fmt::format("{}{}\n", error.what(), error.cure.empty() ? "" : " (" + error.cure + ")"));
        }
    }
    console.err(fmt::format("{} books are right, {} are not\n", good, bad));
    return bad == 0 ? kDone : kRefused;
}

int test_rulebooks(const std::string& path, Console& console) {
    const auto texts = texts_of(path);
    int passed = 0;
    int failed = 0;
    for (const auto& [file, text] : texts) {
        if (!is_cases(file)) continue;
        const auto book_file = file.substr(0, file.size() - std::string_view{".cases.yaml"}.size()) + ".yaml";
        const auto book_text = texts.find(book_file);
        if (book_text == texts.end()) throw base::BadInput("stands beside no book", file, "name it after its book");
        const auto book = rating::read_standard_book(book_text->second, book_file);
        for (const auto& one : rating::read_standard_cases(text, file, book.standard)) {
            const auto complaint = rating::broken_by(book.standard, one);
            ++(complaint ? failed : passed);
            if (complaint) console.err(fmt::format("{}: {}\n", file, *complaint));
        }
    }
    console.out(fmt::format("{} passed, {} failed\n", passed, failed));
    return failed == 0 ? kDone : kRefused;
}

}  // namespace cli
