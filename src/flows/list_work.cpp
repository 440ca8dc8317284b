#include "flows/list_work.hpp"

#include <algorithm>
#include <limits>

#include "flows/case_cursor.hpp"
#include "store/work_store.hpp"

namespace flows {
namespace {

using Order = CaseCursor::Order;

constexpr std::int64_t kCountedMost = 10'000;
const base::Instant kEver = base::from_micros(std::numeric_limits<std::int64_t>::min());

/// One part of the page; the parts follow one another.
struct Part {
    Order order;
    std::string_view why;
};
constexpr Part kParts[] = {{Order::WorkLate, "late"},
                           {Order::WorkSoon, "due_soon"},
                           {Order::WorkWaitingOver, "waiting_over"},
                           {Order::WorkOfPerson, "mine"},
                           {Order::WorkOfNobody, "unassigned"}};

struct Desk {
    const db::ReadTx& tx;
    std::int64_t organisation;
    base::Instant now;
    std::string person;  ///< the caller's own
    std::string scope;
    bool is_own;

    store::WorkFilter filter() const { return {"", is_own ? person : "", scope}; }
    store::WorkLimits late() const { return {kEver, now, {}}; }
    store::WorkLimits soon() const { return {now, now + kDueSoon, {}}; }

    std::vector<store::WorkCase> cases_of(Order order, const std::optional<store::CaseMark>& after,
                                          std::int64_t limit) const {
        store::WorkPage page{filter(), {kEver, now + kDueSoon, now - kWaitOver}, after, limit};
        switch (order) {
            case Order::WorkLate:
                page.limits = late();
                return store::list_work_by_clock(tx, organisation, page);
            case Order::WorkSoon:
                page.limits = soon();
                return store::list_work_by_clock(tx, organisation, page);
            case Order::WorkWaitingOver:
                return store::list_work_waiting_over(tx, organisation, page);
            case Order::WorkOfPerson:
                page.filter.person = person;
                return store::list_work_of_person(tx, organisation, page);
            default:
                return is_own ? std::vector<store::WorkCase>{} : store::list_work_of_nobody(tx, organisation, page);
        }
    }

    WorkCounts counts() const {
        const bool is_nobody = is_own && person.empty();
        return {.late = is_nobody ? 0 : store::count_work_by_clock(tx, organisation, filter(), late()),
                .due_soon = is_nobody ? 0 : store::count_work_by_clock(tx, organisation, filter(), soon()),
                .mine = store::count_work_of_person(tx, organisation, {"", person, scope}),
                .unassigned = store::count_work_of_nobody(tx, organisation, {"", "", scope}, kCountedMost)};
    }
};

WorkItem item_of(const db::ReadTx& tx, const Context& context, std::string_view why, store::WorkCase found) {
    WorkItem item{.shown = show_case_in_brief(tx, context, std::move(found.known)), .why = why};
    if (!found.promise_id.empty()) {
        item.promise_id = std::move(found.promise_id);
        item.due_at = found.at;
    }
    return item;
}

}  // namespace

base::Result<WorkPage> list_work(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                 const ListWork& asked) {
    std::optional<CaseCursor> from;
    if (!asked.cursor.empty()) {
        from = CaseCursor::read(asked.cursor);
        if (!from || from->order < Order::WorkLate) return base::Refusal{"bad_cursor"};
    }
    const Desk desk{tx,
                    context.organisation_id(),
                    context.now(),
                    caller.person.value_or(""),
                    caller.outlet.value_or(""),
                    asked.whose == ListWork::Whose::Mine};
    WorkPage page{.counts = desk.counts()};
    // Who is no member of staff has no work of his own.
    if (desk.is_own && desk.person.empty()) return page;

    std::string last;
    for (const auto& part : kParts) {
        if (from && part.order < from->order) continue;
        const auto room = asked.limit - static_cast<std::int64_t>(page.items.size());
        const auto after = from && from->order == part.order ? std::optional{from->mark} : std::nullopt;
        for (auto& found : desk.cases_of(part.order, after, room + 1)) {
            // One more than the page holds: another page follows.
            if (static_cast<std::int64_t>(page.items.size()) == asked.limit) {
                page.next_cursor = last;
                return page;
            }
            last = CaseCursor{part.order, {found.at, found.known.case_id}, ""}.text();
            page.items.push_back(item_of(tx, context, part.why, std::move(found)));
        }
    }
    return page;
}

}  // namespace flows
