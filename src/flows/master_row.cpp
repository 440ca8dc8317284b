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
constexpr Word kCustomerKinds[] = {{"", ""},
                                   {"consumer", "consumer"},
                                   {"个人", "consumer"},
                                   {"家庭", "consumer"},
                                   {"business", "business"},
                                   {"企业", "business"},
                                   {"单位", "business"},
                                   {"dealer", "dealer"},
                                   {"经销商", "dealer"}};

constexpr Word kChannels[] = {{"", ""},
                              {"store", "store"},
                              {"门店", "store"},
                              {"实体店", "store"},
                              {"online", "online"},
                              {"线上", "online"},
                              {"网店", "online"},
                              {"电商", "online"},
                              {"live_stream", "live_stream"},
                              {"直播", "live_stream"},
                              {"直播间", "live_stream"},
                              {"tv", "tv"},
                              {"电视购物", "tv"},
                              {"phone", "phone"},
                              {"电话", "phone"},
                              {"mail", "mail"},
                              {"邮购", "mail"}};
constexpr Word kInstallers[] = {{"", ""},           {"trader", "trader"},     {"商家", "trader"},
                                {"厂家", "trader"}, {"consumer", "consumer"}, {"自装", "consumer"},
                                {"third", "third"}, {"第三方", "third"}};
constexpr Word kFlags[] = {{"", ""},    {"1", "yes"}, {"yes", "yes"},  {"true", "yes"}, {"有", "yes"}, {"是", "yes"},
                           {"0", "no"}, {"no", "no"}, {"false", "no"}, {"无", "no"},    {"否", "no"}};
/// Longer texts are a mistake in the file; the index of personal values takes them no longer either.
constexpr std::size_t kTextMax = 300;

/// One row as its fields are asked for; remembers the first thing that is not right.
class Reader {
public:
    Reader(const MasterColumns& columns, const tables::Row& row) : columns_(columns), row_(row) {}

    std::string text(std::string_view field) const { return std::string{columns_.cell(row_, field)}; }
    cases::Text text_if(std::string_view field) {
        auto found = text(field);
        if (found.size() > kTextMax) refuse("too_long", {{"field", std::string{field}}});
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
    template <std::size_t N>
    cases::Text word_if(std::string_view field, const Word (&words)[N], std::string_view code) {
        auto found = word(field, words, code);
        return found.empty() ? cases::Text{} : cases::Text{std::move(found)};
    }
    units::Flag flag_if(std::string_view field) {
        const auto found = word_if(field, kFlags, "unknown_flag");
        return found ? units::Flag{*found == "yes"} : std::nullopt;
    }
    units::Number fen_if(std::string_view field) {
        const auto written = columns_.cell(row_, field);
        if (written.empty()) return std::nullopt;
        const auto fen = read_yuan(written);
        if (!fen) refuse("bad_price", {{"value", std::string{written}}});
        return fen;
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
    WantedCustomer wanted{.code = from.needed("code", "missing_code"),
                          .kind = from.word_if("kind", kCustomerKinds, "unknown_kind"),
                          .region = from.text_if("region"),
                          .city = from.text_if("city"),
                          .district = from.text_if("district"),
                          .name = from.text_if("name"),
                          .mobile = from.text_if("mobile"),
                          .address = from.text_if("address")};
    if (wanted.mobile) {
        wanted.mobile = plain_mobile(*wanted.mobile);
        into.has_odd_mobile = !is_mobile(*wanted.mobile);
    }
    into.record = std::move(wanted);
}

std::optional<units::Purchase> read_purchase(Reader& from) {
    units::Purchase purchase{.sold_by = from.text_if("sold_by"),
                             .channel = from.word_if("channel", kChannels, "unknown_channel"),
                             .platform = from.text_if("platform"),
                             .anchor = from.text_if("anchor"),
                             .order_no = from.text_if("order_no"),
                             .invoice_no = from.text_if("invoice_no"),
                             .purchased_on = from.day_if("purchased_on"),
                             .invoice_on = from.day_if("invoice_on"),
                             .delivered_on = from.day_if("delivered_on"),
                             .installed_on = from.day_if("installed_on"),
                             .installer = from.word_if("installer", kInstallers, "unknown_installer"),
                             .signed_on = from.day_if("signed_on"),
                             .price_fen = from.fen_if("price"),
                             .price_paid_fen = from.fen_if("price_paid"),
                             .docs = {.invoice = from.flag_if("docs_invoice"),
                                      .invoice_copy = from.flag_if("docs_invoice_copy"),
                                      .card = from.flag_if("docs_card"),
                                      .order_record = from.flag_if("docs_order_record")}};
    return purchase == units::Purchase{} ? std::nullopt : std::optional{std::move(purchase)};
}

void read_unit(Reader& from, MasterRow& into) {
    WantedUnit wanted;
    for_each_field(wanted.identity, [&](std::string_view key, cases::Text& member) {
        member = key == "manufactured_on" ? from.day_if(key) : from.text_if(key);
    });
    wanted.identity.serial = from.needed("serial", "missing_code");
    wanted.identity.model = from.needed("model", "missing_product");
    wanted.purchase = read_purchase(from);
    wanted.customer = from.text_if("customer");
    if (const auto may = check_unit(wanted); !may) from.refuse(may.refusal().code, may.refusal().facts);
    into.record = std::move(wanted);
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
    if (const auto* unit = std::get_if<WantedUnit>(&record)) return *unit->identity.serial;
    if (const auto* outlet = std::get_if<store::Outlet>(&record)) return outlet->code;
    if (const auto* member = std::get_if<store::StaffMember>(&record)) return member->code;
    return std::get<WantedCustomer>(record).code;
}

std::string_view MasterRow::subject_kind() const {
    constexpr std::string_view kWords[] = {"outlet", "staff", "customer", "unit"};
    return kWords[record.index()];
}

cases::Text MasterRow::outlet() const {
    if (const auto* unit = std::get_if<WantedUnit>(&record)) return unit->identity.outlet;
    if (const auto* member = std::get_if<store::StaffMember>(&record)) return member->outlet;
    return std::nullopt;
}

cases::Text MasterRow::customer() const {
    const auto* unit = std::get_if<WantedUnit>(&record);
    return unit == nullptr ? cases::Text{} : unit->customer;
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

std::optional<std::int64_t> read_yuan(std::string_view text) {
    for (const std::string_view sign : {"¥", "￥"}) {
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
    }
    std::string digits;
    for (const char c : text) {
        if (c != ',' && c != ' ') digits += c;
    }
    const std::string_view whole{digits};
    const auto point = whole.find('.');
    const auto yuan = whole.substr(0, point);
    auto fen = point == std::string_view::npos ? std::string{} : std::string{whole.substr(point + 1)};
    if (yuan.empty() || yuan.size() > 12 || fen.size() > 2) return std::nullopt;
    fen.resize(2, '0');
    const auto number = std::string{yuan} + fen;
    if (number.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::stoll(number);
}

}  // namespace flows
