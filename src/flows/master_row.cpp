#include "flows/master_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace flows {
namespace {

struct Word {
    std::string_view written;
    std::string_view means;
};
constexpr Word kOutletKinds[] = {{"", "commissioned"},     {"own", "own"},           {"自营", "own"},
                                 {"直营", "own"},          {"直属", "own"},          {"commissioned", "commissioned"},
                                 {"特约", "commissioned"}, {"委托", "commissioned"}, {"加盟", "commissioned"},
                                 {"授权", "commissioned"}};
constexpr Word kOutletStates[] = {{"", "active"},     {"active", "active"}, {"open", "active"}, {"营业", "active"},
                                  {"正常", "active"}, {"启用", "active"},   {"1", "active"},    {"closed", "closed"},
                                  {"歇业", "closed"}, {"关店", "closed"},   {"停用", "closed"}, {"撤销", "closed"},
                                  {"0", "closed"}};
constexpr Word kStaffStates[] = {{"", "active"},     {"active", "active"}, {"在职", "active"},
                                 {"正常", "active"}, {"1", "active"},      {"left", "left"},
                                 {"离职", "left"},   {"停用", "left"},     {"0", "left"}};
constexpr Word kCustomerKinds[] = {{"", "consumer"},     {"consumer", "consumer"}, {"个人", "consumer"},
                                   {"家庭", "consumer"}, {"business", "business"}, {"企业", "business"},
                                   {"单位", "business"}, {"dealer", "dealer"},     {"经销商", "dealer"}};

/// One row as its fields are asked for; remembers the first thing that is not right.
class Reader {
public:
    Reader(const MasterColumns& columns, const tables::Row& row) : columns_(columns), row_(row) {}

    std::string text(std::string_view field) const { return std::string{columns_.cell(row_, field)}; }
    cases::Text text_if(std::string_view field) const {
        auto found = text(field);
        return found.empty() ? cases::Text{} : cases::Text{std::move(found)};
    }
    std::string needed(std::string_view field, std::string_view code) {
        auto found = text(field);
        if (found.empty()) refuse(code, {{"field", std::string{field}}});
        return found;
    }
    template <std::size_t N>
    std::string word(std::string_view field, const Word (&words)[N], std::string_view code) {
        const auto written = columns_.cell(row_, field);
        const auto found =
            std::find_if(std::begin(words), std::end(words), [&](const Word& one) { return one.written == written; });
        if (found != std::end(words)) return std::string{found->means};
        refuse(code, {{"value", std::string{written}}});
        return {};
    }
    cases::Text day_if(std::string_view field) {
        const auto written = columns_.cell(row_, field);
        if (written.empty()) return std::nullopt;
        if (const auto day = read_loose_date(written)) return base::to_string(*day);
        refuse("bad_date", {{"value", std::string{written}}});
        return std::nullopt;
    }
    void details(MasterRow& into, std::initializer_list<std::string_view> names) const {
        for (const auto name : names) {
            if (auto found = text(name); !found.empty()) into.details.emplace_back(name, std::move(found));
        }
    }
    void personal(MasterRow& into, std::initializer_list<std::string_view> names) const {
        for (const auto name : names) {
            auto found = text(name);
            if (found.empty()) continue;
            if (name == "mobile") {
                found = plain_mobile(found);
                into.has_odd_mobile = !is_mobile(found);
            }
            into.personal.emplace_back(name, std::move(found));
        }
    }
    void refuse(std::string_view code, std::vector<std::pair<std::string, std::string>> facts) {
        if (!refusal_) refusal_ = base::Refusal{std::string{code}, std::move(facts)};
    }
    const std::optional<base::Refusal>& refusal() const { return refusal_; }

private:
    const MasterColumns& columns_;
    const tables::Row& row_;
    std::optional<base::Refusal> refusal_;
};

void read_outlet(Reader& from, MasterRow& into) {
    into.record = store::Outlet{.code = from.needed("code", "missing_code"),
                                .name = from.needed("name", "missing_name"),
                                .kind = from.word("kind", kOutletKinds, "unknown_kind"),
                                .region = from.text_if("region"),
                                .state = from.word("state", kOutletStates, "unknown_state")};
    from.details(into, {"city", "district", "address", "phone"});
}

void read_staff(Reader& from, MasterRow& into) {
    into.record = store::StaffMember{.code = from.needed("code", "missing_code"),
                                     .name = from.needed("name", "missing_name"),
                                     .post = from.needed("post", "missing_post"),
                                     .outlet = from.text_if("outlet"),
                                     .state = from.word("state", kStaffStates, "unknown_state")};
    from.personal(into, {"mobile"});
}

void read_customer(Reader& from, MasterRow& into) {
    into.record = store::Customer{.code = from.needed("code", "missing_code"),
                                  .kind = from.word("kind", kCustomerKinds, "unknown_kind"),
                                  .region = from.text_if("region")};
    from.details(into, {"city", "district"});
    from.personal(into, {"name", "mobile", "address"});
}

void read_unit(Reader& from, MasterRow& into) {
    into.record = store::Unit{.serial = from.needed("serial", "missing_code"),
                              .product = from.needed("product", "missing_product"),
                              .batch = from.text_if("batch"),
                              .purchased_on = from.day_if("purchased_on"),
                              .customer = from.text_if("customer"),
                              .outlet = from.text_if("outlet")};
}

/// The next whole number of the text and what is behind it.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

}  // namespace

std::string_view MasterRow::code() const {
    if (const auto* unit = std::get_if<store::Unit>(&record)) return unit->serial;
    if (const auto* outlet = std::get_if<store::Outlet>(&record)) return outlet->code;
    if (const auto* member = std::get_if<store::StaffMember>(&record)) return member->code;
    return std::get<store::Customer>(record).code;
}

std::string_view MasterRow::subject_kind() const {
    constexpr std::string_view kWords[] = {"outlet", "staff", "customer", "unit"};
    return kWords[record.index()];
}

cases::Text MasterRow::outlet() const {
    if (const auto* unit = std::get_if<store::Unit>(&record)) return unit->outlet;
    if (const auto* member = std::get_if<store::StaffMember>(&record)) return member->outlet;
    return std::nullopt;
}

base::Result<MasterRow> read_master_row(MasterKind kind, const MasterColumns& columns, const tables::Row& row) {
    Reader from{columns, row};
    MasterRow into{.line = row.line, .record = store::Outlet{}, .details = {}, .personal = {}};
    switch (kind) {
        case MasterKind::Outlets:
            read_outlet(from, into);
            break;
        case MasterKind::Staff:
            read_staff(from, into);
            break;
        case MasterKind::Customers:
            read_customer(from, into);
            break;
        case MasterKind::Units:
            read_unit(from, into);
            break;
    }
    if (from.refusal()) return *from.refusal();
    return into;
}

std::optional<base::Date> read_loose_date(std::string_view text) {
    using std::chrono::day, std::chrono::month, std::chrono::year;
    const auto whole = text;
    const auto first = take_number(text);
    if (!first) return std::nullopt;
    if (whole.size() - text.size() == 8) {
        const base::Date date{year{*first / 10000}, month{static_cast<unsigned>(*first / 100 % 100)},
                              day{static_cast<unsigned>(*first % 100)}};
        return text.empty() && date.ok() ? std::optional{date} : std::nullopt;
    }
    const auto skip = [&text](std::string_view separator) {
        for (const auto one : {std::string_view{"-"}, std::string_view{"/"}, std::string_view{"."}, separator}) {
            if (!text.starts_with(one)) continue;
            text.remove_prefix(one.size());
            return true;
        }
        return false;
    };
    if (*first < 1900 || *first > 9999 || !skip("年")) return std::nullopt;
    const auto second = take_number(text);
    if (!second || !skip("月")) return std::nullopt;
    const auto third = take_number(text);
    if (!third) return std::nullopt;
    if (text.starts_with("日")) text.remove_prefix(std::string_view{"日"}.size());
    if (!text.empty() && text.front() != ' ' && text.front() != 'T') return std::nullopt;
    const base::Date date{year{*first}, month{static_cast<unsigned>(*second)}, day{static_cast<unsigned>(*third)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string plain_mobile(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != ' ' && c != '-') digits += c;
    }
    for (const std::string_view prefix : {"+86", "0086", "86"}) {
        if (digits.starts_with(prefix) && digits.size() == prefix.size() + 11) return digits.substr(prefix.size());
    }
    return digits;
}

bool is_mobile(std::string_view text) {
    return text.size() == 11 && text[0] == '1' && text[1] >= '3' && text[1] <= '9' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace flows
