#include "tables/columns.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace tables {

namespace {

std::optional<std::size_t> number_in(std::string_view digits) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
    return number;
}

}  // namespace

Columns::Columns(std::vector<std::string> names) : names_(std::move(names)) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        names_[i] = std::string(base::trim(names_[i]));
        if (!names_[i].empty()) first_.try_emplace(names_[i], i);
    }
}

std::string Columns::address(std::size_t index) const {
    const auto& name = names_.at(index);
    if (name.empty()) return fmt::format("#{}", index + 1);
    std::size_t occurrence = 0;
    for (std::size_t i = 0; i <= index; ++i) occurrence += names_[i] == name;
    return occurrence == 1 ? name : fmt::format("{}#{}", name, occurrence);
}

std::optional<std::size_t> Columns::find(std::string_view address) const {
    if (const auto found = first_.find(std::string(address)); found != first_.end()) return found->second;
    const auto hash = address.rfind('#');
    if (hash == std::string_view::npos) return std::nullopt;
    const auto number = number_in(address.substr(hash + 1));
    if (!number) return std::nullopt;
    if (hash == 0) return *number <= names_.size() ? std::optional{*number - 1} : std::nullopt;
    std::size_t left = *number;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_[i] == address.substr(0, hash) && --left == 0) return i;
    }
    return std::nullopt;
}

std::size_t Columns::at(std::string_view address, const std::string& where) const {
    if (const auto found = find(address)) return *found;
    std::string there;
    for (std::size_t i = 0; i < names_.size() && there.size() < 1000; ++i) {
        there += (i ? ", " : "") + this->address(i);
    }
    throw base::BadInput(fmt::format("the file has no column \"{}\"", address), where,
                         "name one of its columns, or its number as \"#3\": " + there);
}

}  // namespace tables
