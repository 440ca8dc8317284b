#include "cli/rulebook.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "base/embedded.hpp"
#include "base/failure.hpp"
#include "base/file.hpp"
#include "domain/calendar/calendar_book.hpp"
#include "domain/cases/process.hpp"
#include "domain/fees/schedule_book.hpp"
#include "domain/fees/schedule_cases.hpp"
#include "domain/people/post.hpp"
#include "domain/people/role.hpp"
#include "domain/promises/promise.hpp"
#include "domain/rating/standard_book.hpp"
#include "domain/rating/standard_cases.hpp"
#include "flows/law_books.hpp"
#include "lens/measure_book.hpp"
#include "present/guarantee_cases.hpp"

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
    for (const auto* known :
         {"calendars", "processes", "promises", "measures", "standards", "fees", "facts", "guarantees"}) {
        if (folder == known) return folder;
    }
    if (root.find("promises")) return "promises";
    if (root.find("measures")) return "measures";
    if (root.find("roles")) return "roles";
    if (root.find("posts")) return "posts";
    if (root.find("stacking")) return "fees";
    if (root.find("moves")) return "processes";
    if (root.find("week")) return "calendars";
    if (root.find("levels")) return "standards";
    if (root.find("facts")) return "facts";
    if (root.find("version_by")) return "guarantees";
    root.refuse("is no book of a known kind",
                "put it into calendars, processes, promises, measures, standards, fees or guarantees");
}

/// "guarantees" for worked cases of the guarantee law, else "standards".
std::string kind_of_cases(const rules::Node& root, const std::string& file) {
    if (folder_of(file) == "guarantees") return "guarantees";
    const auto cases = root.is_map() ? root.find("cases") : std::nullopt;
    if (!cases || !cases->is_list() || cases->items().empty()) return "standards";
    const auto first = cases->items().front();
    return first.is_map() && first.find("input") ? "guarantees" : "standards";
}

void read_book(const std::string& path, const std::string& text) {
    const auto root = rules::Node::parse(text, path);
    const auto kind = kind_of(path, root);
    if (kind == "calendars") static_cast<void>(calendar::read_calendar_book(text, path));
    if (kind == "roles") static_cast<void>(people::read_roles(root));
    if (kind == "processes") static_cast<void>(cases::read_process(root));
    if (kind == "promises") static_cast<void>(promises::read_promises(root));
    if (kind == "standards") static_cast<void>(rating::read_standard_book(text, path));
    if (kind == "posts") static_cast<void>(people::read_posts(root));
    if (kind == "fees") static_cast<void>(fees::read_schedule(text, path));
    if (kind == "measures") lens::MeasureBook{}.add(text, path);
    if (kind == "facts") static_cast<void>(guarantee::Vocabulary::read(root));
    if (kind == "guarantees") {
        auto vocabulary = flows::shipped_laws().vocabulary();
        const auto book = guarantee::read_book(root, vocabulary);
        static_cast<void>(guarantee::compose(book, {}, vocabulary));
    }
}

/// Cases of a standard stand beside its book; cases of the guarantee law are run against all of it, because books lie
/// over each other.
std::vector<std::pair<std::string, std::optional<std::string>>> run_cases(const Texts& texts, const std::string& file,
                                                                          const std::string& text) {
    std::vector<std::pair<std::string, std::optional<std::string>>> out;
    if (kind_of_cases(rules::Node::parse(text, file), file) == "guarantees") {
        for (auto& outcome : present::run_guarantee_cases(flows::shipped_laws(), text, file)) {
            if (outcome.complaint) outcome.complaint = outcome.where + ": " + outcome.name + ": " + *outcome.complaint;
            out.emplace_back(outcome.name, outcome.complaint);
        }
        return out;
    }
    const auto book_file = file.substr(0, file.size() - std::string_view{".cases.yaml"}.size()) + ".yaml";
    const auto book_text = texts.find(book_file);
    if (book_text == texts.end()) throw base::BadInput("stands beside no book", file, "name it after its book");
    const auto add = [&](const std::string& name, std::optional<std::string> complaint) {
        if (complaint) complaint = file + ": " + *complaint;
        out.emplace_back(name, std::move(complaint));
    };
    if (kind_of(book_file, rules::Node::parse(book_text->second, book_file)) == "fees") {
        const auto schedule = fees::read_schedule(book_text->second, book_file);
        for (const auto& one : fees::read_schedule_cases(text, file)) add(one.name, fees::broken_by(schedule, one));
        return out;
    }
    const auto book = rating::read_standard_book(book_text->second, book_file);
    for (const auto& one : rating::read_standard_cases(text, file, book.standard)) {
        add(one.name, rating::broken_by(book.standard, one));
    }
    return out;
}

}  // namespace

namespace {

/// What the worked cases beside the guarantee books do not show of them, told line by line; gives how many lines.
std::size_t unproved_laws(Console& console) {
    const auto& laws = flows::shipped_laws();
    present::GuaranteeCoverage coverage{laws};
    for (const auto& [file, text] : texts_of("")) {
        if (is_cases(file) && folder_of(file) == "guarantees") {
            static_cast<void>(present::run_guarantee_cases(laws, text, file, &coverage));
        }
    }
    const auto missing = coverage.missing();
    for (const auto& line : missing) console.err(line + "\n");
    return missing.size();
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
    const auto unproved = path.empty() ? unproved_laws(console) : 0;
    console.err(fmt::format("{} books are right, {} are not\n", good, bad));
    return bad == 0 && unproved == 0 ? kDone : kRefused;
}

int test_rulebooks(const std::string& path, Console& console) {
    const auto texts = texts_of(path);
    int passed = 0;
    int failed = 0;
    for (const auto& [file, text] : texts) {
        if (!is_cases(file)) continue;
        for (const auto& [name, complaint] : run_cases(texts, file, text)) {
            ++(complaint ? failed : passed);
            if (complaint) console.err(*complaint + "\n");
        }
    }
    console.out(fmt::format("{} passed, {} failed\n", passed, failed));
    return failed == 0 ? kDone : kRefused;
}

}  // namespace cli
