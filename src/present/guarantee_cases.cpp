#include "present/guarantee_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/failure.hpp"
#include "present/guarantee_json.hpp"
#include "rules/node.hpp"

namespace present {
namespace {

json::value to_json(const rules::Node& node) {
    if (node.is_null()) return nullptr;
    if (node.is_list()) {
        json::array out;
        for (const auto& item : node.items()) out.push_back(to_json(item));
        return out;
    }
    if (node.is_map()) {
        json::object out;
        for (const auto& [key, value] : node.entries()) out[key] = to_json(value);
        return out;
    }
    const auto text = node.text();
    if (text == "true" || text == "false") return text == "true";
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return number;
    return json::value(text);
}

/// Maps within are merged, everything else is replaced.
void merge(json::object& into, const json::object& from) {
    for (const auto& [key, value] : from) {
        auto* old = into.if_contains(key);
        if (old != nullptr && old->is_object() && value.is_object()) {
            merge(old->as_object(), value.as_object());
        } else {
            into[key] = value;
        }
    }
}

class Runner {
public:
    Runner(const guarantee::Laws& laws, std::vector<CaseOutcome>& outcomes, GuaranteeCoverage* coverage)
        : laws_(laws), facts_(laws.vocabulary()), outcomes_(outcomes), coverage_(coverage) {}

    void run(const rules::Node& node) {
        node.only({"id", "title", "rulebook", "input", "expect", "confidence", "note"});
        Case one{
            .name = node.at("id").text(), .where = node.where(), .books = books_of(node), .input = {}, .expect = {}};
        one.expect = to_json(node.at("expect")).as_object();
        one.input = to_json(node.at("input")).as_object();
        if (const auto* same = one.input.if_contains("same_as")) {
            const auto before = inputs_.find(std::string{std::string_view{same->as_string()}});
            if (before == inputs_.end()) node.refuse("begins from a case that does not stand before it");
            auto input = before->second;
            one.input.erase("same_as");
            merge(input, one.input);
            one.input = std::move(input);
        }
        inputs_[one.name] = one.input;
        run_with_variants(one);
    }

private:
    struct Case {
        std::string name;
        std::string where;
        std::vector<std::string> books;
        json::object input;
        json::object expect;
    };

    static std::vector<std::string> books_of(const rules::Node& node) {
        std::vector<std::string> books;
        const auto given = node.find("rulebook");
        if (!given) return books;
        if (!given->is_list()) return {given->text()};
        for (const auto& item : given->items()) books.push_back(item.text());
        return books;
    }

    void run_with_variants(const Case& one) {
        auto main = one;
        for (const auto* word : {"variant", "variants", "boundary", "note"}) main.expect.erase(word);
        check(main);
        if (const auto* variant = one.expect.if_contains("variant"))
            check(varied(one, variant->as_object(), "variant"));
        if (const auto* variants = one.expect.if_contains("variants")) {
            int number = 0;
            for (const auto& variant : variants->as_array()) {
                check(varied(one, variant.as_object(), fmt::format("variant {}", ++number)));
            }
        }
        if (const auto* boundary = one.expect.if_contains("boundary")) {
            for (const auto& [day, result] : boundary->as_object()) {
                auto on = one;
                on.name += fmt::format(" on {}", std::string_view{day});
                on.input["today"] = std::string_view{day};
                on.expect = json::object{{"result", result}};
                check(on);
            }
        }
    }

    /// A word of a variant is a fact where the vocabulary knows it, else it is expected of the answer.
    Case varied(const Case& one, const json::object& variant, const std::string& title) const {
        auto out = one;
        out.name += " " + title;
        out.expect = json::object{};
        json::object facts;
        for (const auto& [key, value] : variant) {
            const std::string_view name = key;
            const auto slot = laws_.vocabulary().find(name);
            const auto is_fact = (slot && !laws_.vocabulary().fact(*slot).derived) ||
                                 name.starts_with("excluded_hours") || guarantee::FactWriter::is_list(name) ||
                                 value.is_object();
            if (name == "note") continue;
            (is_fact ? facts : out.expect)[key] = value;
        }
        merge(out.input, facts);
        return out;
    }

    void check(const Case& one) {
        CaseOutcome outcome{one.name, one.where, {}};
        try {
            read_facts(one.input, laws_.vocabulary(), facts_);
            laws_.decide(facts_, one.books, true, answer_);
            if (coverage_ != nullptr) coverage_->take(answer_);
            for (const auto& name : answer_.unknown)
                throw base::BadInput("there is no rulebook '" + name + "'", one.where);
            json::object out;
            write_answer(laws_, facts_, answer_, false, out);
            outcome.complaint = broken(one.expect, out);
        } catch (const base::BadInput& bad) {
            outcome.complaint = bad.what();
        }
        outcomes_.push_back(std::move(outcome));
    }

    std::optional<std::string> broken(const json::object& expect, const json::object& out) const {
        for (const auto& [key, wanted] : expect) {
            const std::string_view name = key;
            if (name == "note") continue;
            const auto* given = out.if_contains(name);
            const auto right = name == "clauses"          ? has_clauses(wanted.as_array(), out)
                               : name == "legal_conflict" ? given != nullptr
                                                          : given != nullptr && matches(name, wanted, *given);
            if (right) continue;
            return fmt::format("{} should be {}, and is {}", name, json::to_text(wanted),
                               given == nullptr ? "not there" : json::to_text(*given));
        }
        return std::nullopt;
    }

    bool has_clauses(const json::array& wanted, const json::object& out) const {
        const auto& given = out.at("clauses").as_array();
        for (const auto& one : wanted) {
            const std::string text{std::string_view{one.as_string()}};
            const auto hash = text.find('#');
            auto book = text.substr(0, hash);
            const auto clause = hash == std::string::npos ? "" : text.substr(hash + 1);
            for (const auto& known : laws_.books()) {
                const auto& names = known.cited_as;
                if (std::find(names.begin(), names.end(), book) != names.end()) book = known.id;
            }
            bool found = false;
            for (const auto& cite : given) {
                found |= cite.at("book").as_string() == book && cite.at("clause").as_string() == clause;
            }
            if (!found) return false;
        }
        return true;
    }

    static bool matches(std::string_view name, const json::value& wanted, const json::value& given) {
        if (wanted.is_number() && given.is_number()) {
            return std::abs(wanted.to_number<double>() - given.to_number<double>()) < 0.001;
        }
        if (wanted.is_array() && given.is_array()) {
            const auto& a = wanted.as_array();
            const auto& b = given.as_array();
            const auto exact = name == "entitled" || name == "forbidden_fees";
            if (exact && a.size() != b.size()) return false;
            if (name == "repair_days") return same_numbers(a, b);
            return std::all_of(a.begin(), a.end(), [&](const json::value& one) {
                return std::any_of(b.begin(), b.end(),
                                   [&](const json::value& other) { return matches("", one, other); });
            });
        }
        if (wanted.is_object() && given.is_object()) {
            for (const auto& [key, value] : wanted.as_object()) {
                const auto* inner = given.as_object().if_contains(key);
                if (inner == nullptr || !matches(key, value, *inner)) return false;
            }
            return true;
        }
        return wanted == given;
    }

    static bool same_numbers(const json::array& a, const json::array& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!b[i].is_number() || a[i].to_number<double>() != b[i].to_number<double>()) return false;
        }
        return true;
    }

    const guarantee::Laws& laws_;
    guarantee::Facts facts_;
    guarantee::Answer answer_;
    std::vector<CaseOutcome>& outcomes_;
    GuaranteeCoverage* coverage_;
    std::map<std::string, json::object> inputs_;
};

}  // namespace

std::vector<CaseOutcome> run_guarantee_cases(const guarantee::Laws& laws, std::string_view yaml,
                                             const std::string& file, GuaranteeCoverage* coverage) {
    const auto root = rules::Node::parse(yaml, file);
    root.only({"schema_version", "holiday_calendar", "cases", "id", "source"});
    std::vector<CaseOutcome> outcomes;
    Runner runner{laws, outcomes, coverage};
    for (const auto& node : root.at("cases").items()) runner.run(node);
    return outcomes;
}

}  // namespace present
