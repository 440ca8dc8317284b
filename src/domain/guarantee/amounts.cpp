#include <algorithm>

#include "domain/guarantee/matter.hpp"

namespace guarantee {
namespace {

__extension__ typedef __int128 Wide;

/// value / by, rounded half up, both positive, at most `most`.
std::int64_t rounded(Wide value, Wide by, std::int64_t most) {
    const auto whole = (value + by / 2) / by;
    return whole > most ? most : static_cast<std::int64_t>(whole);
}

constexpr Wide kMillionth = kMillionths;

void less_depreciation(const Matter& matter, RefundSum& sum, std::vector<Need>& needs) {
    const auto& rule = *matter.program.book->depreciation;
    const auto* goods = matter.goods();
    auto rate = rule.rate;
    if (!rate && goods != nullptr && goods->rate_confidence != 'C') rate = goods->rate;
    const auto& days = matter.fact(matter.slots.used_days);
    if (!rate) {
        needs.push_back({Need::kNoSlot, "catalogue." + (goods != nullptr ? goods->category : "") + ".rate"});
    } else if (days.is_known()) {
        sum.depreciation = rounded(Wide{*sum.base} * *rate * days.low, kMillionth * kMillionth, *sum.base);
    } else {
        needs.push_back({matter.fact(matter.slots.today).is_known() ? rule.from.front() : matter.slots.today, {}});
    }
    if (rate && !days.is_known() && days.high != Value::kMost) {
        sum.at_least = *sum.base - rounded(Wide{*sum.base} * *rate * days.high, kMillionth * kMillionth, *sum.base);
    }
}

/// price x kilometres / 1000 x n.
std::int64_t use_fee(std::int64_t price, std::int64_t km, std::int64_t coefficient) {
    return rounded(Wide{price} * km * coefficient, kMillionth * kMillionth * 1000, price);
}

void less_use_fee(const Matter& matter, RefundSum& sum, std::vector<Need>& needs) {
    const auto most = matter.program.book->use_fee->coefficient_most;
    const auto& km = matter.fact(matter.slots.odometer_km);
    const auto& coefficient = matter.fact(matter.slots.use_coefficient);
    if (!km.is_known()) {
        needs.push_back({matter.slots.odometer_km, {}});
    } else if (coefficient.is_known()) {
        sum.use_fee = use_fee(*sum.base, km.low, std::min(coefficient.low, most));
    } else {
        needs.push_back({matter.slots.use_coefficient, {}});
        sum.at_least = *sum.base - use_fee(*sum.base, km.low, most);
    }
}

void less_gift(const Matter& matter, RefundSum& sum, std::vector<Need>& needs) {
    const auto& returned = matter.fact(matter.slots.gift_returned);
    const auto& listed = matter.fact(matter.slots.gift_listed_price);
    if ((returned.is_unknown() && listed.is_unknown()) || (returned.is_known() && returned.low == 1)) {
        sum.gift = 0;
    } else if (!listed.is_known()) {
        needs.push_back({matter.slots.gift_listed_price, {}});
    } else if (returned.is_unknown()) {
        needs.push_back({matter.slots.gift_returned, {}});
        sum.at_least = *sum.base - std::min(listed.low, *sum.base);
    } else {
        sum.gift = std::min(listed.low, *sum.base);
    }
}

}  // namespace

namespace {

void find_base(const Matter& matter, const Refund& refund, RefundSum& sum, std::vector<Need>& needs) {
    for (const auto slot : refund.base) {
        const auto& base = matter.fact(slot);
        if (base.is_known()) {
            sum.base = std::max(base.low, sum.base.value_or(0));
            if (!refund.highest) return;
        } else if (refund.highest && base.is_unknown()) {
            needs.push_back({slot, {}});
        }
    }
    if (!sum.base && !refund.highest) needs.push_back({refund.base.front(), {}});
}

}  // namespace

RefundSum work_out(const Matter& matter, Remedy remedy, const Refund& refund, std::vector<Need>& needs) {
    RefundSum sum{.remedy = remedy};
    const auto before = needs.size();
    find_base(matter, refund, sum, needs);
    if (!sum.base) return sum;
    if (needs.size() != before) sum.at_least = sum.base;
    const auto& book = *matter.program.book;
    if (book.depreciation) sum.depreciation = 0;
    if (book.use_fee) sum.use_fee = 0;
    if (refund.less == Refund::Less::Depreciation && book.depreciation) {
        sum.depreciation.reset();
        less_depreciation(matter, sum, needs);
    }
    if (refund.less == Refund::Less::UseFee && book.use_fee) {
        sum.use_fee.reset();
        less_use_fee(matter, sum, needs);
    }
    if (refund.less_gift) less_gift(matter, sum, needs);
    if (needs.size() == before) {
        sum.net = std::max<std::int64_t>(
            *sum.base - sum.depreciation.value_or(0) - sum.use_fee.value_or(0) - sum.gift.value_or(0), 0);
    }
    return sum;
}

}  // namespace guarantee
