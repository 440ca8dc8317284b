#pragma once

#include "domain/guarantee/law.hpp"

namespace guarantee {

/// A book with the overlays that lie over it in one situation, its names resolved: what the engine walks through.
struct Program {
    const Book* book = nullptr;
    std::vector<const Book*> over;  ///< the books whose overlays take part
    std::vector<Clock> clocks;
    std::vector<NamedCondition> flags;
    std::vector<Condition> plain_flags;  ///< the same conditions, by index
    std::vector<Rule> rules;
    std::vector<Exclusion> exclusions;
    std::vector<Consequence> consequences;
    std::vector<Overlay::Instead> instead;
    std::vector<const Goods*> goods;  ///< by the word of their category; nullptr where the catalogue has none
    std::size_t main_clock = static_cast<std::size_t>(-1);
};

/// An overlay and the book that it stands in.
struct Laid {
    const Book* book;
    const Overlay* overlay;
};

/// True where an overlay names the book, by its id or as "cn.sanbao.*".
bool lies_over(const Overlay& overlay, std::string_view book);

/// Puts them together. Throws base::BadInput that names the place of a condition which asks for a period or a flag that
/// is not there, or for a flag that stands after it.
Program compose(const Book& book, const std::vector<Laid>& overlays, const Vocabulary& vocabulary);

}  // namespace guarantee
