#include "api/case_json.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "base/failure.hpp"
#include "present/ruling.hpp"

namespace api {
namespace {

BadRequest bad_fact(const base::BadInput& bad) {
    return {{}, bad.cure.empty() ? std::string{bad.what()} : std::string{bad.what()} + " (" + bad.cure + ")"};
}

/// The facts of a request; the day of the decision is today unless it is said. Throws BadRequest.
present::LawQuestion read_question(const flows::Context& context, const std::string& body) {
    try {
        const auto request = json::parse(body);
        const auto* map = request.if_object();
        const auto* facts = map == nullptr ? nullptr : map->if_contains("facts");
        if (facts == nullptr || !facts->is_object()) throw base::BadInput("facts must be an object");
        present::LawQuestion question{.facts = facts->get_object(),
                                      .books = present::read_book_names(map->if_contains("rulebooks"))};
        if (!question.facts.contains("today")) {
            question.facts["today"] = base::to_string(flows::local_day(context.organisation, context.now()));
        }
        return question;
    } catch (const base::BadInput& bad) {
        throw bad_fact(bad);
    }
}

json::object ask(const flows::Context& context, const std::string& body) {
    const auto question = read_question(context, body);
    try {
        return present::ask_law(*context.books()->laws, question);
    } catch (const base::BadInput& bad) {
        throw bad_fact(bad);
    }
}

json::object ruling_json(const store::Ruling& ruling) {
    json::object out{{"ruling_id", ruling.ruling_id},
                     {"case_id", ruling.case_id},
                     {"decided_at", base::to_rfc3339(ruling.decided_at)},
                     {"decided_by", ruling.decided_by},
                     {"is_latest", ruling.is_latest}};
    out["next_trigger_on"] = ruling.next_trigger_on ? json::value(*ruling.next_trigger_on) : json::value(nullptr);
    out["books"] = json::parse(ruling.books);
    out["facts"] = json::parse(ruling.facts);
    out["forbidden"] = json::parse(ruling.forbidden);
    out["answer"] = json::parse(ruling.answer);
    return out;
}

flows::Change keep_change(flows::Context& context, const Asked& asked) {
    const auto question = read_question(context, asked.request.body);
    auto decided = [&] {
        try {
            return present::decide_ruling(*context.books(), question);
        } catch (const base::BadInput& bad) {
            throw bad_fact(bad);
        }
    }();
    return {[&context, decided = std::move(decided), id = std::string{asked.request.param("id")},
             caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
        const auto kept = flows::keep_ruling(tx, context, caller, id, decided);
        if (!kept) return kept.refusal();
        return flows::Answer{.status = 201, .body = json::to_text(ruling_json(*kept))};
    }};
}

base::Result<http::Response> list_response(const flows::Context& context, const Asked& asked) {
    const auto rulings = context.database.read([&](const db::ReadTx& tx) {
        return flows::list_rulings(tx, context, asked.caller(), std::string{asked.request.param("id")});
    });
    if (!rulings) return rulings.refusal();
    json::array items;
    for (const auto& ruling : *rulings) items.push_back(ruling_json(ruling));
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

base::Result<http::Response> replay_response(const flows::Context& context, const Asked& asked) {
    using Read = std::pair<store::Ruling, std::shared_ptr<const guarantee::Laws>>;
    const auto read = context.database.read([&](const db::ReadTx& tx) -> base::Result<Read> {
        auto ruling = flows::show_ruling(tx, context, asked.caller(), std::string{asked.request.param("ruling_id")});
        if (!ruling) return ruling.refusal();
        auto laws = flows::laws_of(tx, context, present::versions_of(*ruling));
        if (!laws) return laws.refusal();
        return Read{std::move(*ruling), std::move(*laws)};
    });
    if (!read) return read.refusal();
    const auto again = present::replay_ruling(*read->second, read->first);
    const auto then = json::parse(read->first.answer);
    return http::json(json::to_text(json::object{{"ruling_id", read->first.ruling_id},
                                                 {"is_same", json::to_text(again) == json::to_text(then)},
                                                 {"then", then},
                                                 {"again", again}}));
}

json::object bilingual(const guarantee::Bilingual& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

/// What a form needs to ask for facts: their types, words and questions, the goods and the books.
http::Response vocabulary_response(const guarantee::Laws& laws) {
    static constexpr const char* kTypes[] = {"flag", "word", "place", "day", "number", "money"};
    json::array facts, goods, books;
    for (const auto& kind : laws.vocabulary().facts()) {
        if (kind.derived) continue;
        json::array words;
        for (const auto& word : kind.words) words.push_back(json::value(word));
        json::object one{{"fact", kind.name},
                         {"type", kTypes[static_cast<int>(kind.type)]},
                         {"title", bilingual(kind.title)},
                         {"words", std::move(words)}};
        if (kind.question) one["asks"] = bilingual(*kind.question);
        if (kind.question) one["of"] = kind.asked_of;
        facts.push_back(std::move(one));
    }
    for (const auto& book : laws.books()) {
        books.push_back(json::object{{"id", book.id},
                                     {"title", bilingual(book.title)},
                                     {"level", book.level},
                                     {"jurisdiction", book.jurisdiction}});
        for (const auto& one : book.catalogue) {
            goods.push_back(
                json::object{{"category", one.category}, {"title", bilingual(one.title)}, {"book", book.id}});
        }
    }
    return http::json(json::to_text(
        json::object{{"facts", std::move(facts)}, {"goods", std::move(goods)}, {"books", std::move(books)}}));
}

}  // namespace

void add_ruling_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({"GET", "/api/v1/guarantee-facts", "list_guarantee_facts"},
                [&context](const Asked&) { return vocabulary_response(*context.books()->laws); });
    // Nothing is kept: "what if" is asked again and again.
    routes.read({"POST", "/api/v1/rulings", "ask_ruling"}, [&context](const Asked& asked) {
        return http::json(json::to_text(ask(context, std::string{asked.request.body})));
    });
    routes.read({"GET", "/api/v1/cases/{id}/rulings", "list_rulings"},
                [&context](const Asked& asked) { return list_response(context, asked); });
    routes.read({"GET", "/api/v1/rulings/{ruling_id}/replay", "replay_ruling", http::Lane::Work},
                [&context](const Asked& asked) { return replay_response(context, asked); });
    routes.change(
        {"POST", "/api/v1/cases/{id}/rulings", "keep_ruling", http::Lane::Write, Permission::WorkOnCases},
        [&context](const Asked& asked) -> base::Result<flows::Change> { return keep_change(context, asked); });
}

}  // namespace api
