#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flows/demo/dice.hpp"

namespace flows::demo {

/// The 300 people of the demo company. They are referred to by their place in workers().
class Roster {
public:
    struct Worker {
        std::string code;
        std::string name;
        std::string post;
        int outlet = -1;  ///< place in outlets(); -1 works at headquarters
    };
    using Place = std::int16_t;

    explicit Roster(std::uint64_t seed);

    const std::vector<Worker>& workers() const { return workers_; }
    Place agent(Dice& dice) const { return one_of(agents_, dice); }
    Place dispatcher(Dice& dice) const { return one_of(dispatchers_, dice); }
    Place supervisor(Dice& dice) const { return one_of(supervisors_, dice); }
    Place assessor(Dice& dice) const { return one_of(assessors_, dice); }
    Place technician(int outlet, Dice& dice) const {
        return one_of(technicians_[static_cast<std::size_t>(outlet)], dice);
    }
    Place chief_of(int outlet) const { return chiefs_[static_cast<std::size_t>(outlet)]; }

private:
    using Group = std::vector<Place>;
    static Place one_of(const Group& group, Dice& dice) { return dice.pick(group); }
    void hire(Group& group, const char* prefix, const char* post, int outlet);

    Dice dice_;
    std::vector<Worker> workers_;
    Group agents_;
    Group dispatchers_;
    Group supervisors_;
    Group assessors_;
    Group chiefs_;
    std::vector<Group> technicians_;
};

}  // namespace flows::demo
