#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/time.hpp"

namespace rules {

/// One value of a YAML rulebook that knows where it stands: every complaint names "file:line:column" and the way to
/// the value ("items[3].points"). Reading is strict: an undeclared word, a doubled key, an anchor or a wrong type is
/// refused with base::BadInput. Nothing in a book is evaluated.
class Node {
public:
    /// Reads one document. Refuses text that is not UTF-8, over 8 MiB, nested deeper than 64, or with aliases.
    static Node parse(std::string_view text, const std::string& file);

    bool is_map() const;
    bool is_list() const;
    bool is_scalar() const;
    bool is_null() const;

    /// The value under a key: `at` refuses where it is missing, `find` answers nothing.
    Node at(std::string_view key) const;
    std::optional<Node> find(std::string_view key) const;
    /// The values of a list, in order; refused where it is none.
    std::vector<Node> items() const;
    /// The pairs of a map, in the order of the text; refused where it is none.
    std::vector<std::pair<std::string, Node>> entries() const;
    /// Refuses every key that is not among the declared words.
    void only(std::initializer_list<std::string_view> keys) const;

    std::string text() const;
    std::int64_t integer() const;
    double number() const;
    bool flag() const;  ///< true or false, nothing else
    base::Date date() const;
    std::string text_or(std::string_view key, std::string fallback) const;
    /// One of the words, or a refusal that lists them.
    std::string word(std::initializer_list<std::string_view> words) const;

    std::string where() const;  ///< "file:line:column"
    [[noreturn]] void refuse(const std::string& what, const std::string& cure = "") const;

private:
    struct Value;
    explicit Node(std::shared_ptr<const Value> value) : value_(std::move(value)) {}
    std::shared_ptr<const Value> value_;
};

}  // namespace rules
