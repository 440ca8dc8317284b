#pragma once

#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/guarantee/length.hpp"
#include "domain/guarantee/tri.hpp"
#include "domain/guarantee/vocabulary.hpp"

namespace guarantee {

/// One fact: unknown, known to be missing (null), or known. A number that is not known exactly lies between `low` and
/// `high`. Flags are 0 or 1, days count from 1970, money is fen, numbers are millionths, words are their numbers
/// (below -1: a word that no book uses, see Facts::intern).
struct Value {
    enum class State : std::uint8_t { Unknown, Missing, Known };
    static constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

    State state = State::Unknown;
    std::int64_t low = kLeast;
    std::int64_t high = kMost;

    static Value known(std::int64_t value) { return {State::Known, value, value}; }
    static Value missing() { return {State::Missing, kLeast, kMost}; }
    static Value between(std::int64_t low, std::int64_t high) {
        return {low == high ? State::Known : State::Unknown, low, high};
    }
    bool is_known() const { return state == State::Known; }
    bool is_unknown() const { return state == State::Unknown; }
};

constexpr std::int64_t kMillionths = 1'000'000;

/// One completed repair.
struct Repair {
    Value sent_on;
    Value done_on;
    Value hours;           ///< millionths of an hour
    Value excluded_hours;  ///< not counted as repair time, for instance transport of a part made for this car
    Value part;
    Value fault_code;
    Value severity;
    Value covered;
    Value record;
    Value outcome;
};

/// A part or an assembly put in, or the whole unit exchanged.
struct Replacement {
    Value scope;  ///< part, assembly, whole
    Value part;
    Value on;
};

/// What is known of one unit and what happened to it, at one moment.
struct Facts {
    std::vector<Value> values;  ///< by slot
    std::vector<Repair> repairs;
    std::vector<Replacement> replacements;
    std::vector<Replacement> exchanges;
    bool repairs_given = false;
    std::vector<std::string> own_words;  ///< words that no book uses
    std::vector<std::string> unmatched;  ///< names that are no facts

    explicit Facts(const Vocabulary& vocabulary) : values(vocabulary.facts().size()) {}
    void clear();

    const Value& operator[](Slot slot) const { return values[slot]; }
    Value& operator[](Slot slot) { return values[slot]; }
    /// The number of a word; a word that no book uses gets one below -1 for these facts alone.
    std::int64_t intern(const Words& words, std::string_view word);
    const std::string& text_of(const Words& words, std::int64_t word) const;
};

/// A value as it was written, in JSON or YAML.
struct Written {
    enum class Kind : std::uint8_t { Null, Flag, Number, Text };
    Kind kind = Kind::Null;
    bool flag = false;
    double number = 0;
    std::string_view text;
};

/// Puts written facts into Facts. Names that the vocabulary lacks are kept in `unmatched`; a value of a wrong type
/// throws base::BadInput that names the fact and what it should be.
class FactWriter {
public:
    FactWriter(const Vocabulary& vocabulary, Facts& facts) : vocabulary_(vocabulary), facts_(facts) {}

    /// A fact by its dotted name.
    void put(std::string_view name, const Written& value);
    /// A field of the n-th element of a list ("repairs", 0, "sent_on").
    void put_item(std::string_view list, std::size_t index, std::string_view field, const Written& value);
    /// A list that is there, with so many elements.
    void list(std::string_view name, std::size_t count);
    static bool is_list(std::string_view name);
    /// A list that the engine knows no use for; kept in `unmatched`.
    void list_of_others(std::string_view name) { facts_.unmatched.emplace_back(name); }
    /// To be called when everything is put.
    void finish();

private:
    Value read(FactKind::Type type, std::string_view name, const Written& value);
    bool put_excluded_hours(std::string_view name, const Written& value);
    Value* field_of(std::string_view list, std::size_t index, std::string_view field, FactKind::Type& type);

    const Vocabulary& vocabulary_;
    Facts& facts_;
    std::int64_t excluded_repair_ = 0;  ///< counted from 1
    Value excluded_hours_;
};

}  // namespace guarantee
