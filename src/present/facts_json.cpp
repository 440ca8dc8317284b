#include <fmt/format.h>

#include "base/failure.hpp"
#include "present/guarantee_json.hpp"

namespace present {
namespace {

using guarantee::Written;

Written written(const json::value& value, const std::string& name) {
    Written out;
    if (value.is_null()) return out;
    if (value.is_bool()) {
        out.kind = Written::Kind::Flag;
        out.flag = value.get_bool();
    } else if (value.is_string()) {
        out.kind = Written::Kind::Text;
        out.text = value.get_string();
    } else if (value.is_number()) {
        out.kind = Written::Kind::Number;
        out.number = value.to_number<double>();
    } else {
        throw base::BadInput(fmt::format("facts.{} must be a single value", name));
    }
    return out;
}

void put_list(const json::array& list, std::string_view name, guarantee::FactWriter& writer) {
    writer.list(name, list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto* item = list[i].if_object();
        if (item == nullptr) {
            throw base::BadInput(fmt::format("facts.{}[{}] must be an object", name, i), "",
                                 "write {\"sent_on\":\"2025-01-02\", ...}");
        }
        for (const auto& [field, value] : *item) {
            writer.put_item(name, i, field, written(value, fmt::format("{}[{}].{}", name, i, std::string_view{field})));
        }
    }
}

void put_one(std::string_view key, const json::value& value, guarantee::FactWriter& writer) {
    // Section names of the field's list of facts may stand around the lists too.
    constexpr std::string_view kHistory = "history.";
    const auto name = key.starts_with(kHistory) ? key.substr(kHistory.size()) : key;
    if (guarantee::FactWriter::is_list(name)) {
        if (value.is_null()) return;
        const auto* list = value.if_array();
        if (list == nullptr) throw base::BadInput(fmt::format("facts.{} must be a list", name));
        put_list(*list, name, writer);
    } else if (const auto* group = value.if_object()) {
        for (const auto& [field, inner] : *group) {
            put_one(std::string{key} + "." + std::string{std::string_view{field}}, inner, writer);
        }
    } else if (!value.is_array()) {
        writer.put(key, written(value, std::string{key}));
    } else {
        writer.list_of_others(key);
    }
}

}  // namespace

void read_facts(const json::object& given, const guarantee::Vocabulary& vocabulary, guarantee::Facts& facts) {
    facts.clear();
    guarantee::FactWriter writer{vocabulary, facts};
    for (const auto& [key, value] : given) put_one(key, value, writer);
    writer.finish();
}

std::vector<std::string> read_book_names(const json::value* given) {
    std::vector<std::string> names;
    if (given == nullptr || given->is_null()) return names;
    const auto* list = given->if_array();
    if (list == nullptr) throw base::BadInput("rulebooks must be a list of ids", "", "leave it out for all that apply");
    for (const auto& name : *list) {
        if (!name.is_string()) throw base::BadInput("rulebooks must be a list of ids");
        names.emplace_back(name.get_string());
    }
    return names;
}

}  // namespace present
