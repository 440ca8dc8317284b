#include "base/zone.hpp"

#include <algorithm>
#include <chrono>

#include "base/failure.hpp"
#include "base/posix_zone.hpp"
#include "base/tzif.hpp"

namespace base {
namespace {

constexpr std::int64_t kGregorianCycle = 146097LL * 86400;  // 400 years, and a whole number of weeks
constexpr std::int64_t kIndexBegins = -2208988800;          // 1900-01-01
constexpr int kBucketShift = 23;
constexpr std::int64_t kOffsetMost = 26 * 3600;

int year_of(std::int64_t second) {
    using namespace std::chrono;
    return static_cast<int>(year_month_day{floor<days>(sys_seconds{seconds{second}})}.year());
}

std::int64_t beginning_of(int year) {
    using namespace std::chrono;
    return std::int64_t{sys_days{std::chrono::year{year} / January / 1}.time_since_epoch().count()} * 86400;
}

}  // namespace

Zone Zone::parse(std::string_view bytes, const std::string& where) {
    const auto file = read_tzif(bytes, where);
    Zone zone;
    zone.spans_.push_back({std::numeric_limits<std::int64_t>::min(), file.offset_before});
    for (const auto& [at, offset] : file.changes) zone.append(at, offset);
    if (!file.footer.empty()) {
        zone.continue_with_footer(
            file.footer, file.changes.empty() ? std::nullopt : std::optional{file.changes.back().first}, where);
    }
    zone.index();
    return zone;
}

void Zone::append(std::int64_t at, std::int32_t offset) {
    if (spans_.size() > 1 && spans_.back().begins_at == at) spans_.pop_back();
    if (spans_.back().offset != offset) spans_.push_back({at, offset});
}

void Zone::continue_with_footer(std::string_view footer, std::optional<std::int64_t> last_change_at,
                                const std::string& where) {
    const auto rule = PosixZone::parse(footer);
    if (!rule) throw BadInput("the footer '" + std::string{footer} + "' is no POSIX zone", where, "reinstall tzdata");
    const auto last_at = last_change_at.value_or(std::numeric_limits<std::int64_t>::min());
    if (!rule->has_summer_time()) {
        if (!last_change_at) spans_.back().offset = rule->standard_offset();
        return;
    }
    const int from_year = year_of(std::max(last_at, beginning_of(1)));
    for (const auto& change : rule->changes(from_year - 1, from_year + 403)) {
        if (change.at > last_at) append(change.at, change.offset_from);
    }
    cycle_ends_at_ = beginning_of(from_year + 2) + kGregorianCycle;
}

void Zone::index() {
    const std::int64_t last = spans_.back().begins_at;
    std::size_t span = 0;
    for (std::int64_t at = kIndexBegins; at <= last && span < spans_.size(); at += 1LL << kBucketShift) {
        while (span + 1 < spans_.size() && spans_[span + 1].begins_at <= at) ++span;
        first_in_bucket_.push_back(static_cast<std::uint16_t>(span));
        if (at > cycle_ends_at_ || first_in_bucket_.size() > 4096) break;
    }
}

std::int64_t Zone::folded(std::int64_t second) const {
    if (second < cycle_ends_at_) [[likely]]
        return second;
    return cycle_ends_at_ - kGregorianCycle + (second - cycle_ends_at_) % kGregorianCycle;
}

const Zone::Span& Zone::span_of(std::int64_t second) const {
    const auto bucket = static_cast<std::uint64_t>(second - kIndexBegins) >> kBucketShift;
    if (second >= kIndexBegins && bucket < first_in_bucket_.size()) [[likely]] {
        const auto* span = spans_.data() + first_in_bucket_[bucket];
        const auto* const last = spans_.data() + spans_.size() - 1;
        while (span != last && span[1].begins_at <= second) ++span;
        return *span;
    }
    if (second >= spans_.back().begins_at) return spans_.back();
    const auto next = std::upper_bound(spans_.begin() + 1, spans_.end(), second,
                                       [](std::int64_t at, const Span& span) { return at < span.begins_at; });
    return *(next - 1);
}

std::int64_t Zone::next_change(std::int64_t second) const {
    const auto here = folded(second);
    const auto* next = &span_of(here) + 1;
    return next == spans_.data() + spans_.size() ? kNever : next->begins_at + (second - here);
}

LocalInstants Zone::instants(std::int64_t local) const {
    LocalInstants out;
    // No offset is farther from UTC than 26 hours, so every answer lies in the spans around.
    for (std::int64_t at = local - kOffsetMost;;) {
        const auto until = next_change(at);
        const auto candidate = local - offset_at(at);
        if (candidate >= at && candidate < until && out.count < 2) {
            out.at[static_cast<std::size_t>(out.count++)] = candidate;
        }
        if (until > local + kOffsetMost) return out;
        at = until;
    }
}

}  // namespace base
