#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lens/duck.hpp"

namespace lens {

/// The words of the rows (kinds, outlets, products ...) as small numbers, so that grouping and filtering compare
/// integers. A word keeps its number for the life of the file. Safe for many threads.
class Words {
public:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Numbers = std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>>;

    /// Takes what an earlier process has stored.
    void load(const duck::Connection& connection);
    /// Stores what is new since; inside the transaction that stores the rows.
    void store(const duck::Connection& connection);

    /// The number of a word, a new one where it is new.
    std::int64_t add(std::string_view word);
    std::optional<std::int64_t> find(std::string_view word) const;
    std::string at(std::int64_t number) const;

private:
    mutable std::mutex mutex_;
    Numbers numbers_;
    std::vector<std::string> words_;
    std::size_t stored_ = 0;
};

}  // namespace lens
