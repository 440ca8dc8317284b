#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/guarantee/words.hpp"
#include "rules/node.hpp"

namespace guarantee {

struct Bilingual {
    std::string zh;
    std::string en;
};
Bilingual read_bilingual(const rules::Node& node);

/// The place of a fact in Facts.
using Slot = std::uint16_t;

/// A fact that guarantee law asks for: what it is called, of what type it is, and how to ask for it.
struct FactKind {
    enum class Type : std::uint8_t { Flag, Word, Place, Date, Number, Money };
    std::string name;  ///< dotted: "fault.cause"
    Type type = Type::Flag;
    bool derived = false;            ///< counted from repairs and days unless it is given
    std::vector<std::string> words;  ///< the values of a word that a person may choose among; empty: any
    Bilingual title;
    std::optional<Bilingual> question;
    std::string asked_of;  ///< who can supply it: consumer, seller, repairer, system
};

/// The words of guarantee law, read from rulebooks/facts: facts with types and other names, groups of goods, places.
class Vocabulary {
public:
    /// Throws base::BadInput with line and column, for an undeclared word or a doubled name.
    static Vocabulary read(const rules::Node& book);

    const std::vector<FactKind>& facts() const { return facts_; }
    const FactKind& fact(Slot slot) const { return facts_[slot]; }
    /// By name or other name.
    std::optional<Slot> find(std::string_view name) const;
    /// The slot of a fact that the program itself counts with; throws base::BadInput where the book lacks it.
    Slot slot(std::string_view name) const;
    /// The words of a group such as "appliances"; nullptr where there is none.
    const std::vector<std::string>* group(std::string_view name) const;
    /// The place that a name means: "浙江" is "CN-ZJ". The name itself where it means none.
    std::string_view place(std::string_view name) const;

    Words& words() { return words_; }
    const Words& words() const { return words_; }

private:
    void read_fact(const rules::Node& node);

    std::vector<FactKind> facts_;
    Words names_;  ///< every name and other name
    std::vector<Slot> slot_of_name_;
    std::vector<std::pair<std::string, std::vector<std::string>>> groups_;
    std::vector<std::pair<std::string, std::string>> places_;
    Words words_;
};

}  // namespace guarantee
