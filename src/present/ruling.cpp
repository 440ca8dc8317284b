#include "present/ruling.hpp"

#include "base/failure.hpp"

namespace present {
namespace {

/// Where the facts of a kept ruling name the books that were asked.
constexpr std::string_view kAsked = "rulebooks";

/// Decides and writes; `answer` is left for who wants to know more.
json::object ask(const guarantee::Laws& laws, const LawQuestion& question, guarantee::Answer& answer) {
    guarantee::Facts facts{laws.vocabulary()};
    read_facts(question.facts, laws.vocabulary(), facts);
    laws.decide(facts, question.books, true, answer);
    if (!answer.unknown.empty()) {
        throw base::BadInput("there is no rulebook '" + answer.unknown.front() + "'", "", "leave rulebooks out");
    }
    json::object out;
    write_answer(laws, facts, answer, question.with_texts, out);
    return out;
}

json::array forbidden(const guarantee::Answer& answer) {
    json::array out;
    const auto* main = answer.main();
    if (main == nullptr) return out;
    const auto add = [&](const guarantee::Consequence& by, const std::string& fee, bool by_reading) {
        json::object one{{"fee", fee},
                         {"book", by.cite.book},
                         {"clause", by.cite.clause},
                         {"confidence", by_reading ? "B" : std::string(1, by.cite.confidence)}};
        if (by_reading) one["by_reading"] = true;
        out.push_back(std::move(one));
    };
    for (const auto* consequence : main->consequences) {
        for (const auto& fee : consequence->forbids) add(*consequence, fee, false);
        for (const auto& fee : consequence->forbids_by_reading) add(*consequence, fee, true);
    }
    return out;
}

}  // namespace

json::object ask_law(const guarantee::Laws& laws, const LawQuestion& question) {
    guarantee::Answer answer;
    return ask(laws, question, answer);
}

flows::DecidedRuling decide_ruling(const flows::Books& books, const LawQuestion& question) {
    guarantee::Answer answer;
    const auto written = ask(*books.laws, question, answer);
    flows::DecidedRuling out;
    if (const auto* result = written.if_contains("result"); result != nullptr && result->is_string()) {
        out.result = std::string{std::string_view{result->get_string()}};
    }
    if (answer.next_trigger) out.next_trigger_on = base::to_string(guarantee::to_date(*answer.next_trigger));
    json::object versions;
    for (const auto& [id, text] : books.texts) {
        const auto folder = flows::folder_of(id);
        if (folder == "guarantees" || folder == "facts") versions[id] = text.version;
    }
    auto facts = question.facts;
    if (!question.books.empty()) {
        json::array asked;
        for (const auto& book : question.books) asked.push_back(json::value(book));
        facts[kAsked] = std::move(asked);
    }
    out.books = json::to_text(versions);
    out.facts = json::to_text(facts);
    out.forbidden = json::to_text(forbidden(answer));
    out.answer = json::to_text(written);
    return out;
}

LawQuestion question_on(const store::Ruling& ruling, base::Date today) {
    LawQuestion question{.facts = json::parse(ruling.facts).as_object(), .books = {}};
    question.books = read_book_names(question.facts.if_contains(kAsked));
    question.facts.erase(kAsked);
    question.facts["today"] = base::to_string(today);
    return question;
}

json::object replay_ruling(const guarantee::Laws& laws, const store::Ruling& ruling) {
    LawQuestion question{.facts = json::parse(ruling.facts).as_object(), .books = {}};
    question.books = read_book_names(question.facts.if_contains(kAsked));
    question.facts.erase(kAsked);
    return ask_law(laws, question);
}

std::vector<std::pair<std::string, std::int64_t>> versions_of(const store::Ruling& ruling) {
    std::vector<std::pair<std::string, std::int64_t>> out;
    const auto books = json::parse(ruling.books);
    for (const auto& [id, version] : books.as_object()) {
        out.emplace_back(std::string{std::string_view{id}}, version.as_int64());
    }
    return out;
}

}  // namespace present
