#include "domain/guarantee/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/failure.hpp"

namespace guarantee {
namespace {

constexpr double kNumberMost = 9e12;  // in millionths still below 2^63

[[noreturn]] void refuse(std::string_view name, std::string_view what, std::string_view cure) {
    throw base::BadInput(fmt::format("facts.{} {}", name, what), "", std::string{cure});
}

double to_number(std::string_view name, const Written& value) {
    double number = value.number;
    if (value.kind == Written::Kind::Text) {
        const auto* end = value.text.data() + value.text.size();
        const auto [rest, error] = std::from_chars(value.text.data(), end, number, std::chars_format::fixed);
        if (error != std::errc{} || rest != end || value.text.empty()) refuse(name, "must be a number", "write 3000");
    } else if (value.kind != Written::Kind::Number) {
        refuse(name, "must be a number", "write 3000");
    }
    if (!std::isfinite(number) || number < 0 || number > kNumberMost) {
        refuse(name, "is out of range", "numbers are 0 or more and below 9,000,000,000,000");
    }
    return number;
}

/// Scaled to a whole number; refused where digits would be lost.
std::int64_t scaled(std::string_view name, double number, double scale, const char* cure) {
    const auto product = number * scale;
    const auto whole = std::nearbyint(product);
    if (product > 9e18 || std::abs(product - whole) > 1e-9 * std::max(1.0, std::abs(product))) {
        refuse(name, "has too many decimals", cure);
    }
    return static_cast<std::int64_t>(whole);
}

Value read_day(std::string_view name, const Written& value) {
    // An instant stands for its day: "2025-03-10T09:00:00+08:00" was written on the 10th.
    auto text = value.kind == Written::Kind::Text ? value.text : std::string_view{};
    if (text.size() > 10 && text[10] == 'T') text = text.substr(0, 10);
    const auto date = base::parse_date(text);
    if (!date) refuse(name, "must be a day", "write it as 2025-03-10");
    return Value::known(to_day(*date));
}

Value read_flag(std::string_view name, const Written& value) {
    if (value.kind == Written::Kind::Flag) return Value::known(value.flag ? 1 : 0);
    if (value.kind == Written::Kind::Text && (value.text == "true" || value.text == "false")) {
        return Value::known(value.text == "true" ? 1 : 0);
    }
    refuse(name, "must be true or false", "leave it out where it is not known");
}

}  // namespace

void Facts::clear() {
    std::fill(values.begin(), values.end(), Value{});
    repairs.clear();
    replacements.clear();
    exchanges.clear();
    repairs_given = false;
    own_words.clear();
    unmatched.clear();
}

std::int64_t Facts::intern(const Words& words, std::string_view word) {
    if (const auto found = words.find(word); found != Words::kNone) return found;
    const auto own = std::find(own_words.begin(), own_words.end(), word);
    const auto index = own - own_words.begin();
    if (own == own_words.end()) own_words.emplace_back(word);
    return -2 - static_cast<std::int64_t>(index);
}

const std::string& Facts::text_of(const Words& words, std::int64_t word) const {
    return word >= 0 ? words.text(word) : own_words[static_cast<std::size_t>(-2 - word)];
}

Value FactWriter::read(FactKind::Type type, std::string_view name, const Written& value) {
    if (value.kind == Written::Kind::Null) return Value::missing();
    switch (type) {
        case FactKind::Type::Flag:
            return read_flag(name, value);
        case FactKind::Type::Date:
            return read_day(name, value);
        case FactKind::Type::Number:
            return Value::known(scaled(name, to_number(name, value), kMillionths, "numbers have six decimals at most"));
        case FactKind::Type::Money:
            return Value::known(scaled(name, to_number(name, value), 100, "money is in yuan with two decimals"));
        case FactKind::Type::Word:
        case FactKind::Type::Place:
            break;
    }
    if (value.kind != Written::Kind::Text || value.text.empty()) refuse(name, "must be a word", "write it in quotes");
    if (type == FactKind::Type::Word) return Value::known(facts_.intern(vocabulary_.words(), value.text));
    const auto place = vocabulary_.place(value.text);
    const auto known = vocabulary_.words().find_place(place);
    return Value::known(known != Words::kNone ? known : facts_.intern(vocabulary_.words(), place));
}

bool FactWriter::put_excluded_hours(std::string_view name, const Written& value) {
    constexpr std::string_view kName = "excluded_hours_custom_part_transport.";
    if (!name.starts_with(kName)) return false;
    const auto field = name.substr(kName.size());
    if (field == "repair") {
        excluded_repair_ = static_cast<std::int64_t>(to_number(name, value));
    } else if (field == "hours") {
        excluded_hours_ = read(FactKind::Type::Number, name, value);
    } else {
        return false;
    }
    return true;
}

void FactWriter::put(std::string_view name, const Written& value) {
    if (const auto slot = vocabulary_.find(name)) {
        const auto& kind = vocabulary_.fact(*slot);
        auto& fact = facts_[*slot];
        const auto read_value = read(kind.type, name, value);
        // Given by two of its names: what stands on its own wins over what stands within a group, the narrower place
        // over the wider one.
        const auto narrows = kind.type == FactKind::Type::Place && read_value.low >= 0 &&
                             (fact.low < 0 || vocabulary_.words().lies_in(read_value.low, fact.low));
        if (fact.is_unknown() || narrows || name.find('.') == std::string_view::npos) fact = read_value;
    } else if (!put_excluded_hours(name, value)) {
        facts_.unmatched.emplace_back(name);
    }
}

bool FactWriter::is_list(std::string_view name) {
    return name == "repairs" || name == "replacements" || name == "exchanges";
}

void FactWriter::list(std::string_view name, std::size_t count) {
    constexpr std::size_t kItemsMost = 10'000;
    if (count > kItemsMost) refuse(name, "has too many elements", "10,000 at most");
    if (name == "repairs") {
        facts_.repairs.resize(count);
        facts_.repairs_given = true;
    }
    if (name == "replacements") facts_.replacements.resize(count);
    if (name == "exchanges") facts_.exchanges.resize(count);
}

Value* FactWriter::field_of(std::string_view list, std::size_t index, std::string_view field, FactKind::Type& type) {
    using Type = FactKind::Type;
    if (list == "repairs") {
        auto& repair = facts_.repairs[index];
        struct Field {
            std::string_view name;
            Value Repair::*member;
            Type type;
        };
        static constexpr Field kFields[] = {
            {"sent_on", &Repair::sent_on, Type::Date},   {"done_on", &Repair::done_on, Type::Date},
            {"hours", &Repair::hours, Type::Number},     {"excluded_hours", &Repair::excluded_hours, Type::Number},
            {"part", &Repair::part, Type::Word},         {"fault_code", &Repair::fault_code, Type::Word},
            {"severity", &Repair::severity, Type::Word}, {"covered", &Repair::covered, Type::Flag},
            {"record", &Repair::record, Type::Flag},     {"outcome", &Repair::outcome, Type::Word}};
        for (const auto& one : kFields) {
            if (one.name != field) continue;
            type = one.type;
            return &(repair.*one.member);
        }
        return nullptr;
    }
    auto& replacement = list == "exchanges" ? facts_.exchanges[index] : facts_.replacements[index];
    type = field == "on" ? Type::Date : Type::Word;
    if (field == "on") return &replacement.on;
    if (field == "part") return &replacement.part;
    return field == "scope" ? &replacement.scope : nullptr;
}

void FactWriter::put_item(std::string_view list, std::size_t index, std::string_view field, const Written& value) {
    auto type = FactKind::Type::Word;
    const auto name = fmt::format("{}[{}].{}", list, index, field);
    auto* place = field_of(list, index, field, type);
    if (place == nullptr) {
        facts_.unmatched.push_back(name);
    } else {
        *place = read(type, name, value);
    }
}

void FactWriter::finish() {
    if (excluded_repair_ > 0 && static_cast<std::size_t>(excluded_repair_) <= facts_.repairs.size()) {
        facts_.repairs[static_cast<std::size_t>(excluded_repair_ - 1)].excluded_hours = excluded_hours_;
    } else if (excluded_repair_ > 0) {
        refuse("excluded_hours_custom_part_transport", "names a repair that is not there",
               "repairs are counted from 1");
    }
    for (const auto& repair : facts_.repairs) {
        if (repair.sent_on.is_known() && repair.done_on.is_known() && repair.done_on.low < repair.sent_on.low) {
            refuse("repairs", "has one that was done before the unit was handed in", "correct sent_on or done_on");
        }
    }
}

}  // namespace guarantee
