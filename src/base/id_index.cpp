#include "base/id_index.hpp"

namespace base {
namespace {

constexpr std::size_t kPlacesLeast = 64;

}  // namespace

std::size_t IdIndex::home_of(const IdBits& id) const {
    // The low half of an id is random, but for a source that counts up within a millisecond.
    const auto mixed = (id.low ^ id.high) * 0x9e3779b97f4a7c15ULL;
    return static_cast<std::size_t>(mixed >> 32) & (places_.size() - 1);
}

std::size_t IdIndex::place_of(const IdBits& id) const {
    auto place = home_of(id);
    while (places_[place] != 0 && ids_[places_[place] - 1] != id) place = (place + 1) & (places_.size() - 1);
    return place;
}

std::optional<std::uint32_t> IdIndex::find(const IdBits& id) const {
    if (places_.empty()) return std::nullopt;
    const auto held = places_[place_of(id)];
    return held == 0 ? std::nullopt : std::optional{held - 1};
}

std::uint32_t IdIndex::add(const IdBits& id) {
    if (size() * 2 >= places_.size()) grow();
    auto& held = places_[place_of(id)];
    if (held != 0) return held - 1;
    if (free_.empty()) {
        ids_.push_back(id);
        held = static_cast<std::uint32_t>(ids_.size());
    } else {
        held = free_.back() + 1;
        free_.pop_back();
        ids_[held - 1] = id;
    }
    return held - 1;
}

std::optional<std::uint32_t> IdIndex::remove(const IdBits& id) {
    if (places_.empty()) return std::nullopt;
    auto hole = place_of(id);
    if (places_[hole] == 0) return std::nullopt;
    const auto number = places_[hole] - 1;
    places_[hole] = 0;
    free_.push_back(number);
    // What stands behind moves up into the hole, unless it would come to stand in front of its home.
    const auto mask = places_.size() - 1;
    for (auto place = (hole + 1) & mask; places_[place] != 0; place = (place + 1) & mask) {
        const auto home = home_of(ids_[places_[place] - 1]);
        if (((place - home) & mask) < ((place - hole) & mask)) continue;
        places_[hole] = places_[place];
        places_[place] = 0;
        hole = place;
    }
    return number;
}

void IdIndex::grow() {
    auto before = std::move(places_);
    places_.assign(before.empty() ? kPlacesLeast : before.size() * 2, 0);
    for (const auto held : before) {
        if (held != 0) places_[place_of(ids_[held - 1])] = held;
    }
}

std::size_t IdIndex::bytes() const {
    return ids_.capacity() * sizeof(IdBits) + (free_.capacity() + places_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace base
