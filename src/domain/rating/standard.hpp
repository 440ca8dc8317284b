#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.hpp"
#include "base/result.hpp"

namespace rating {

/// Printed points stand in the standard or in a source that quotes it; working points are ours, and every score made
/// with them is provisional.
enum class PointsBasis { Printed, Working };

/// Qualitative: the item is met or it loses all its points. Sampled: it loses the share of samples that failed.
enum class Scoring { Qualitative, Sampled };

/// The smallest thing that is found met or not, with its points. `id` is dotted ("5.1.2.1"); its prefixes are groups.
struct Item {
    std::string id;
    base::Rational points;
    PointsBasis points_basis = PointsBasis::Printed;
    Scoring scoring = Scoring::Qualitative;
    bool placeholder = false;  ///< no source gives its text: an assessor may find on it, a measure never
};

struct Level {
    std::string level;  ///< "five", "four", ... ; "none" is kept for what reaches no level
    base::Rational from;
};

/// What stands outside the hundred points: each deduction takes `deduction`, so many of them fail the whole, and the
/// bonus gives `bonus`, at most `bonus_max` times.
struct Special {
    base::Rational deduction = 0;
    std::optional<std::int64_t> fail_from;
    base::Rational bonus = 0;
    std::int64_t bonus_max = 0;
};

/// A standard as somebody wrote it down, not yet looked at.
struct StandardDraft {
    std::string id;
    std::vector<Item> items;
    std::vector<Level> levels;
    Special special;
};

/// A sound standard: its items, and the groups that are all the proper prefixes of their ids.
class Standard {
public:
    /// A place in the tree above the items, for instance "5.1".
    struct Group {
        std::string id;
        std::optional<std::size_t> parent;  ///< its place in `groups()`
    };

    /// Refuses with `bad_standard` and a `reason`, in this order: `no_items`, `no_levels`, `bad_id` (empty segments or
    /// other than letters, digits, - and _), `doubled_item`, `item_is_group`, `negative_points`, `doubled_level`,
    /// `bad_level` (no name, or "none"), `negative_special`.
    static base::Result<Standard> of(StandardDraft draft);

    const std::string& id() const { return draft_.id; }
    const std::vector<Item>& items() const { return draft_.items; }     ///< by id, "5.1.2" before "5.1.10"
    const std::vector<Level>& levels() const { return draft_.levels; }  ///< highest first
    const Special& special() const { return draft_.special; }
    const std::vector<Group>& groups() const {
        return groups_;
    }  ///< by id, so that a parent stands before its children
    /// The group right above an item; nothing for an id of one segment.
    std::optional<std::size_t> group_of(std::size_t item) const { return group_of_[item]; }
    /// Where an item stands in `items()`.
    std::optional<std::size_t> position(std::string_view item_id) const;
    /// The name of the highest level that the score reaches, bounds inclusive; "none" below them all.
    const std::string& level_of(const base::Rational& score) const;

private:
    explicit Standard(StandardDraft draft) : draft_(std::move(draft)) {}
    StandardDraft draft_;
    std::vector<Group> groups_;
    std::vector<std::optional<std::size_t>> group_of_;
    std::map<std::string, std::size_t, std::less<>> positions_;
};

/// True where `a` stands before `b`: segment by segment, numbers as numbers.
bool id_before(std::string_view a, std::string_view b);
/// "5.1.2" of "5.1.2.1"; nothing of "5".
std::optional<std::string> parent_id(std::string_view id);

}  // namespace rating
