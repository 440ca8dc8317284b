#pragma once

#include "flows/rulings.hpp"
#include "present/guarantee_json.hpp"

namespace present {

/// A question to the law: facts as JSON, and the books that are asked (none: all that apply).
struct LawQuestion {
    json::object facts;
    std::vector<std::string> books;
    bool with_texts = true;
};

/// Asks the law. Throws base::BadInput for facts that cannot be read and for a book that does not exist.
json::object ask_law(const guarantee::Laws& laws, const LawQuestion& question);

/// Decides, ready to be kept: with the versions of every book that could take part, and the fees that are forbidden.
flows::DecidedRuling decide_ruling(const flows::Books& books, const LawQuestion& question);

/// The answer that the books of then give to the facts of then; a kept ruling has to come out the same.
json::object replay_ruling(const guarantee::Laws& laws, const store::Ruling& ruling);
/// The versions of the books of a kept ruling.
std::vector<std::pair<std::string, std::int64_t>> versions_of(const store::Ruling& ruling);
/// A kept ruling on a day: its facts with another `today`.
LawQuestion question_on(const store::Ruling& ruling, base::Date today);

/// What other books would change: how many rulings hold on running cases, how many of them would come out otherwise,
/// and the first of those.
struct RulingPreview {
    struct Change {
        std::string case_id;
        std::string number;
        json::object before;  ///< entitled, result, refund
        json::object after;
    };
    std::int64_t open = 0;
    std::int64_t changed = 0;
    std::vector<Change> items;
};
/// Decides every ruling that holds on a running case by the books in force and by the others, both on today's day.
/// Reads the store page by page, and decides on two threads.
RulingPreview preview_rulings(flows::Context& context, const guarantee::Laws& others);

}  // namespace present
