#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.hpp"

namespace base {

/// Gives each id a small number of its own, for tables in memory of millions of rows: 16 bytes an id and at most 8 for
/// finding it. The number of an id that was taken out is given to another.
class IdIndex {
public:
    std::optional<std::uint32_t> find(const IdBits& id) const;
    /// Its number, which it is given now where it has none.
    std::uint32_t add(const IdBits& id);
    /// Takes it out; gives the number that it had.
    std::optional<std::uint32_t> remove(const IdBits& id);
    const IdBits& id(std::uint32_t number) const { return ids_[number]; }

    std::size_t size() const { return ids_.size() - free_.size(); }
    /// One more than the highest number ever given.
    std::size_t span() const { return ids_.size(); }
    std::size_t bytes() const;

private:
    std::size_t home_of(const IdBits& id) const;
    /// Where the id stands in places_, or the empty place where it would.
    std::size_t place_of(const IdBits& id) const;
    void grow();

    std::vector<IdBits> ids_;  ///< by number
    std::vector<std::uint32_t> free_;
    std::vector<std::uint32_t> places_;  ///< number + 1, or 0; a power of two of them, at most half of them taken
};

}  // namespace base
