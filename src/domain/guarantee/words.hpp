#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace guarantee {

/// The words that facts and books use, each with a small number. Places are words too: "CN-ZJ" lies in "CN".
class Words {
public:
    static constexpr std::int64_t kNone = -1;

    /// The number of the word; given to it when it is new. A place brings the places around it.
    std::int64_t intern(std::string_view word);
    /// kNone where the word is not known.
    std::int64_t find(std::string_view word) const;
    /// The word itself, or the smallest known place around it; kNone where there is none.
    std::int64_t find_place(std::string_view word) const;
    const std::string& text(std::int64_t word) const { return texts_[static_cast<std::size_t>(word)]; }
    /// True where the place `inner` is `outer` or lies in it.
    bool lies_in(std::int64_t inner, std::int64_t outer) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::string> texts_;
    std::vector<std::int64_t> around_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
};

}  // namespace guarantee
