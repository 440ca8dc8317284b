#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lens {

/// What a column of `case_facts` holds. All are whole numbers: a word is its number in the table `words`, an instant is
/// microseconds UTC, a duration is microseconds.
enum class ColumnKind { Word, Instant, Duration, Count, Flag, Calendar };

struct Column {
    std::string_view name;
    ColumnKind kind;
};

/// The columns of the narrow row beside `case_id` and `rework_of`, in the order of kColumns.
enum Cell : std::size_t {
    kKind,
    kState,
    kPriority,
    kChannel,
    kProduct,
    kOutlet,
    kPerson,
    kRegion,
    kOpenedAt,
    kRespondedAt,
    kAssignedAt,
    kFirstResolvedAt,
    kResolvedAt,
    kClosedAt,
    kReopenedAt,
    kDueAt,
    kHandoverCount,
    kWaitCount,
    kReopenedCount,
    kRating,
    kWaitedCustomerUs,
    kResponseUs,
    kResolveUs,
    kRepairUs,
    kCloseUs,
    kReworkedUs,
    kRework,
    kRecorded,
    kResponse24hDueAt,
    kResponse24hKept,
    kEmergency1hDueAt,
    kEmergency1hKept,
    kOpenedDay,
    kOpenedWeek,
    kOpenedMonth,
    kOpenedYear,
    kFirstResolvedDay,
    kFirstResolvedWeek,
    kFirstResolvedMonth,
    kFirstResolvedYear,
    kResolvedDay,
    kResolvedWeek,
    kResolvedMonth,
    kResolvedYear,
    kClosedDay,
    kClosedWeek,
    kClosedMonth,
    kClosedYear,
    kRatedDay,
    kRatedWeek,
    kRatedMonth,
    kRatedYear,
    kCellCount
};

/// response_us: opened to first response. resolve_us: opened to resolved. repair_us: resolve_us without the time that
/// was waited for the customer. close_us: opened to closed. reworked_us: resolved to the opening of the first case that
/// redoes this one. rework: this case redoes another. recorded: outlet or person, channel and first response are known.
/// *_kept: yes or no once the promise is settled, unknown before and where there is none. rated: there is no instant of
/// rating in the case, so it is that of closing, else of resolving, else of opening.
extern const std::array<Column, kCellCount> kColumns;

/// The event whose day decides in which period a case counts; Now is for measures of the present, without a period.
enum class Event { Opened, FirstResolved, Resolved, Closed, Rated, Now };
std::string_view word_of(Event event);
std::optional<Event> event_of(std::string_view word);
/// The first of the event's four calendar columns: day, week, month, year. Now has none.
Cell calendar_of(Event event);

std::optional<Cell> find_column(std::string_view name);
/// CREATE TABLE case_facts, with these columns.
std::string create_case_facts();
/// Further deadline promises, a row a case and promise: a company makes as many as it likes, and a column is forever.
constexpr auto kCreatePromiseFacts =
    "CREATE TABLE promise_facts (case_id UHUGEINT NOT NULL, promise INTEGER NOT NULL, due_at BIGINT, kept BOOLEAN)";

/// A column of `promise_facts`, named by a measure as a column of the case: "ID_due_at", "ID_kept".
struct PromiseColumn {
    std::string_view promise_id;
    std::string_view name;  ///< "due_at", "kept"
    ColumnKind kind;
};
/// Nothing where the name says no such thing; whether there is such a promise, the promise books say.
std::optional<PromiseColumn> promise_column(std::string_view name);

}  // namespace lens
