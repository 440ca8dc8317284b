#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/rating/evidence.hpp"
#include "domain/rating/standard.hpp"

namespace rating {

/// A text in both languages of the house.
struct Wording {
    std::string zh;
    std::string en;
};

/// Where something in the book was found. `confidence` A: two or more independent sources; B: one; C: none.
struct Provenance {
    std::vector<std::string> sources;  ///< keys of StandardBook::sources
    char confidence = 'C';
};

/// A public page that the book was drawn from.
struct BookSource {
    std::vector<std::string> urls;
    std::optional<Wording> note;
};

/// A first- or second-level indicator.
struct BookGroup {
    std::string id;
    Wording name;
    base::Rational points;
    PointsBasis points_basis = PointsBasis::Printed;
    Provenance provenance;
};

/// A measure that evidences an item, why we hold that it does, and what it does not see.
struct BookEvidence {
    Evidence rule;
    Wording why;
    Wording limit;
};

/// What the book says of one item beside its points; those stand in Standard::items() at the same position.
struct BookItem {
    std::optional<Wording> requirement;  ///< nothing on a placeholder
    std::vector<Wording> evidence;       ///< what an assessor may ask to see
    std::string scoring_basis;           ///< sourced | inferred | unknown
    std::string evidence_basis;          ///< sourced | partly_sourced | inferred; empty on a placeholder
    std::string numbering;               ///< sourced | derived; empty on a placeholder
    Provenance provenance;
    std::optional<Wording> note;
    std::vector<Wording> recalled;  ///< unverified hints on a placeholder: for assessors only, never decide anything
    std::optional<BookEvidence> live;
};

struct BookRule {
    std::string id;
    Wording text;
    Provenance provenance;
};

struct OpenQuestion {
    Wording question;
    Wording our_reading;
};

/// A standard as a rulebook gives it: what is scored, and everything people want to read about it.
struct StandardBook {
    Standard standard;
    Wording title;
    std::string number;  ///< "GB/T 27922-2011"
    std::optional<base::Date> issued_on;
    std::optional<base::Date> in_force_on;
    std::map<std::string, BookSource> sources;
    std::map<std::string, Wording> level_names;
    std::map<std::string, Wording> grounds;  ///< of special deductions, by their word
    std::vector<BookRule> rules;
    std::vector<BookGroup> groups;  ///< in the book's order
    std::vector<BookItem> items;    ///< by position in standard.items()
    std::vector<OpenQuestion> open_questions;
};

/// Reads a standard's book. Strict: throws base::BadInput with line and column for an undeclared word, a doubled or
/// missing id, a gap among the numbers of one group, an item without points, points that do not add up to their
/// group's, a source that is not declared, a count or confidence that its sources do not bear out, a placeholder with a
/// text or a measure, evidence whose rule does not fit the item's scoring.
StandardBook read_standard_book(std::string_view yaml, const std::string& file);

}  // namespace rating
