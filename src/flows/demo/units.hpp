#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flows/demo/models.hpp"
#include "flows/demo/season.hpp"

namespace flows::demo {

/// The units that the company has sold, numbered in the order of their sale. What a unit is follows from its number and
/// the seed: however many there are, none is kept. A third was sold in the three years before the story begins.
class Units {
public:
    struct Unit {
        int model;
        int outlet;
        int day;  ///< of the sale; negative before the story
        base::Date made_on;
        std::int64_t customer;
        bool first_of_customer;
        bool faulty;
    };

    Units(const Season& season, std::uint64_t seed, std::int64_t count);

    std::int64_t count() const { return count_; }
    std::int64_t sold_before(int day) const { return stock_ + season_.sold_before(day, count_ - stock_); }
    Unit at(std::int64_t number) const;
    std::string serial(std::int64_t number, const Unit& unit) const;
    static std::string batch(const Unit& unit);
    base::Date purchased_on(const Unit& unit) const { return season_.date(unit.day); }
    /// The units of the faulty batch that were sold before the day.
    std::int64_t faulty_before(int day) const;
    std::int64_t faulty_at(std::int64_t place) const { return faulty_[static_cast<std::size_t>(place)]; }

    /// The same for the same number.
    static std::string customer_code(std::int64_t customer);
    std::string customer_name(std::int64_t customer) const;
    std::string customer_mobile(std::int64_t customer) const;

private:
    int day_of_sale(std::int64_t number) const;

    const Season& season_;
    std::uint64_t seed_;
    std::int64_t count_;
    std::int64_t stock_;
    std::vector<std::int64_t> faulty_;
};

}  // namespace flows::demo
