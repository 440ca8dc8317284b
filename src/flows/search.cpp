#include "flows/search.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "base/text.hpp"
#include "domain/search/document.hpp"
#include "flows/case_cursor.hpp"
#include "flows/cases_of_words.hpp"
#include "flows/mask.hpp"
#include "flows/search_index.hpp"
#include "store/case_list.hpp"
#include "store/search_source.hpp"

namespace flows {
namespace {

bool is_found_as_whole(const search::Query& query, std::string_view value) {
    const auto whole = search::whole_of(value);
    return whole == query.whole || std::any_of(query.phrases.begin(), query.phrases.end(),
                                               [&](const auto& phrase) { return phrase.whole == whole; });
}

/// What the answer calls the field.
std::string shown_field(const std::string& field) {
    if (field == "text") return "message";
    return is_masked_field(field) ? "contact" : field;
}

/// The text that holds most of what was looked for; the first such in the order of the texts.
const store::SearchedText* best_text(const search::Query& query, const store::Searched& searched) {
    const store::SearchedText* best = nullptr;
    std::size_t most = 0;
    for (const auto& text : searched.texts) {
        const bool whole = store::is_found_whole(text.field);
        const auto hits = whole ? static_cast<std::size_t>(is_found_as_whole(query, text.value))
                                : search::count_hits(query, text.value);
        if (hits > most || (best == nullptr && text.field == "subject")) {
            best = &text;
            most = hits;
        }
    }
    return best;
}

struct Searching {
    const db::ReadTx& tx;
    const Context& context;
    const Caller& caller;
    const Search& asked;
    search::Query query;
    Found found;

    std::set<std::string> put_exact(bool is_first_page);
    void put(cases::Case known);
    void put_cases(std::optional<std::int64_t> below);
    void put_customers();
    store::CaseFilter filter() const { return {"", "", "", "", caller.outlet.value_or("")}; }
};

void Searching::put(cases::Case known) {
    FoundCase one{.shown = {}, .field = "number", .snippet = {}, .merged_into = ""};
    if (const auto searched = store::searched_case(tx, context.organisation_id(), known.case_id)) {
        if (const auto* text = best_text(query, *searched)) {
            one.field = shown_field(text->field);
            if (store::is_found_whole(text->field)) {
                one.snippet = {{mask(text->field, text->value), false}};
            } else {
                one.snippet = search::snippet(query, text->value);
            }
        }
    }
    if (known.merged_into) {
        const auto survivor = store::find_case(tx, context.organisation_id(), *known.merged_into);
        if (survivor && caller.sees(survivor->outlet)) one.merged_into = survivor->number;
    }
    one.shown = show_case_in_brief(tx, context, std::move(known));
    found.cases.push_back(std::move(one));
}

/// The case of that number and those of that serial, shown on the first page; their ids, so that no page has them
/// again.
std::set<std::string> Searching::put_exact(bool is_first_page) {
    const std::string wanted{base::trim(asked.q)};
    auto number = wanted;
    std::transform(number.begin(), number.end(), number.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    auto exact = store::list_of_serial(tx, context.organisation_id(), wanted, filter(), std::nullopt, asked.limit);
    auto numbered = store::find_case_by_number(tx, context.organisation_id(), number);
    if (numbered && caller.sees(numbered->outlet)) exact.insert(exact.begin(), std::move(*numbered));
    std::set<std::string> ids;
    for (auto& known : exact) {
        if (static_cast<std::int64_t>(ids.size()) == asked.limit || !ids.insert(known.case_id).second) continue;
        if (is_first_page) put(std::move(known));
    }
    return ids;
}

void Searching::put_cases(std::optional<std::int64_t> below) {
    auto exact = put_exact(!below);
    const auto left = asked.limit - static_cast<std::int64_t>(found.cases.size());
    auto page = cases_of_words(tx, context, {query, filter(), below, left, std::move(exact)});
    for (auto& known : page.items) put(std::move(known));
    if (page.next) {
        found.next_cursor =
            CaseCursor{.order = CaseCursor::Order::Words, .mark = {}, .number = "", .doc_id = *page.next}.text();
    }
}

void Searching::put_customers() {
    const auto hits =
        context.search->find(query, {"customer", ""}, std::numeric_limits<std::int64_t>::max(), asked.limit);
    for (const auto& hit : hits) {
        if (!search::holds(query, hit.text)) continue;
        const auto code = hit.subject_id.substr(hit.subject_id.find(':') + 1);
        const auto searched = store::searched_customer(tx, context.organisation_id(), code);
        if (!searched) continue;
        FoundCustomer one{.code = code, .kind = searched->kind, .region = "", .name = "", .mobile = ""};
        for (const auto& text : searched->texts) {
            if (text.field == "region") one.region = text.value;
            if (text.field == "name") one.name = mask("contact_name", text.value);
            if (text.field == "mobile") one.mobile = mask("contact_mobile", text.value);
        }
        found.customers.push_back(std::move(one));
    }
}

}  // namespace

base::Result<Found> search_company(const Context& context, const Caller& caller, const Search& asked) {
    CHECK(context.search);
    std::optional<std::int64_t> below;
    if (!asked.cursor.empty()) {
        const auto cursor = CaseCursor::read(asked.cursor);
        if (!cursor || cursor->order != CaseCursor::Order::Words) return base::Refusal{"bad_cursor"};
        below = cursor->doc_id;
    }
    auto query = search::read_query(asked.q);
    const auto as_of_seq = context.search->seq();
    if (query.is_empty()) return Found{.cases = {}, .customers = {}, .next_cursor = {}, .as_of_seq = as_of_seq};
    return context.database.read([&](const db::ReadTx& tx) {
        Searching searching{tx, context, caller, asked, std::move(query), {}};
        searching.found.as_of_seq = as_of_seq;
        if (asked.cases) searching.put_cases(below);
        if (asked.customers && !below && !caller.outlet) searching.put_customers();
        return std::move(searching.found);
    });
}

}  // namespace flows
