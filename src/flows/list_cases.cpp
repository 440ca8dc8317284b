#include "flows/list_cases.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/search/query.hpp"
#include "flows/case_cursor.hpp"
#include "flows/cases_of_words.hpp"

namespace flows {
namespace {

using Order = CaseCursor::Order;

/// One list: what is asked for, and where it goes on.
struct Listing {
    const db::ReadTx& tx;
    const Context& context;
    const ListCases& asked;
    store::CaseFilter filter;
    std::optional<CaseCursor> from;

    std::optional<store::CaseMark> mark() const { return from ? std::optional{from->mark} : std::nullopt; }
    CasePage page(Order order, std::vector<cases::Case> found) const;
    CasePage newest() const;
    CasePage late() const;
    CasePage searched() const;
    CasePage of_words() const;
};

/// One more than the page was looked for: where it is there, another page follows.
CasePage Listing::page(Order order, std::vector<cases::Case> found) const {
    CasePage page;
    const auto limit = static_cast<std::size_t>(asked.limit);
    if (found.size() > limit) {
        found.resize(limit);
        const auto& last = found.back();
        page.next_cursor = CaseCursor{order, {last.opened_at, last.case_id}, last.number}.text();
    }
    for (auto& known : found) page.items.push_back(show_case_in_brief(tx, context, std::move(known)));
    return page;
}

CasePage Listing::newest() const {
    return page(Order::Newest, store::list_newest(tx, context.organisation_id(), filter, mark(), asked.limit + 1));
}

CasePage Listing::late() const {
    auto found = store::list_late(tx, context.organisation_id(), context.now(), filter, mark(), asked.limit + 1);
    CasePage page;
    const auto limit = static_cast<std::size_t>(asked.limit);
    if (found.size() > limit) {
        found.resize(limit);
        page.next_cursor = CaseCursor{Order::Late, {found.back().due_at, found.back().known.case_id}, ""}.text();
    }
    for (auto& one : found) page.items.push_back(show_case_in_brief(tx, context, std::move(one.known)));
    return page;
}

CasePage Listing::searched() const {
    const auto organisation = context.organisation_id();
    const std::string wanted{base::trim(asked.q)};
    if (!from || from->order == Order::Number) {
        auto number = wanted;
        for (auto& c : number) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        auto found = store::list_numbered(tx, organisation, number, filter, from ? from->number : "", asked.limit + 1);
        if (from || !found.empty()) return page(Order::Number, std::move(found));
    }
    if (!from || from->order != Order::Words) {
        auto found = store::list_of_serial(tx, organisation, wanted, filter, mark(), asked.limit + 1);
        if (from || !found.empty()) return page(Order::Serial, std::move(found));
    }
    return of_words();
}

CasePage Listing::of_words() const {
    const auto query = search::read_query(asked.q);
    auto found = cases_of_words(tx, context,
                                {query, filter, from ? std::optional{from->doc_id} : std::nullopt, asked.limit, {}});
    CasePage page;
    for (auto& known : found.items) page.items.push_back(show_case_in_brief(tx, context, std::move(known)));
    if (found.next) page.next_cursor = CaseCursor{Order::Words, {}, "", *found.next}.text();
    return page;
}

bool fits(const CaseCursor& cursor, const ListCases& asked) {
    if (asked.late) return cursor.order == Order::Late;
    const bool is_searched =
        cursor.order == Order::Number || cursor.order == Order::Serial || cursor.order == Order::Words;
    return asked.q.empty() ? cursor.order == Order::Newest : is_searched;
}

}  // namespace

base::Result<CasePage> list_cases(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const ListCases& asked) {
    Listing listing{
        tx, context, asked, {asked.kind, asked.state, asked.outlet, asked.person, caller.outlet.value_or("")}, {}};
    if (!asked.cursor.empty()) {
        listing.from = CaseCursor::read(asked.cursor);
        if (!listing.from || !fits(*listing.from, asked)) return base::Refusal{"bad_cursor"};
    }
    if (asked.late) return listing.late();
    return asked.q.empty() ? listing.newest() : listing.searched();
}

CaseCounts count_cases(const db::ReadTx& tx, const Context& context, const Caller& caller, const std::string& kind) {
    const auto organisation = context.organisation_id();
    CaseCounts counts;
    for (const auto& count : caller.outlet ? store::counts_of_outlet(tx, organisation, *caller.outlet)
                                           : store::case_counts(tx, organisation)) {
        if (kind.empty() || kind == count.kind) counts.states[count.state] += count.cases;
    }
    counts.late = kind.empty() && !caller.outlet
                      ? store::count_late_cases(tx, organisation, context.now())
                      : store::count_late(tx, organisation, context.now(), kind, caller.outlet.value_or(""));
    return counts;
}

}  // namespace flows
