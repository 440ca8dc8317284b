#pragma once

#include <span>
#include <string>
#include <string_view>

#include "flows/demo/dice.hpp"
#include "flows/demo/models.hpp"

namespace flows::demo {

enum class Kind { Consultation, Complaint, Repair, Return };
std::string_view to_word(Kind kind);

/// What a case can be about. In the texts {p} is the product as customers call it, {r} a room, {d} since when, {n} a
/// small sum of money.
enum class When : std::uint8_t { Always, Warm, Cold };
struct Topic {
    std::string_view subject;
    std::string_view description;
    std::string_view fault;  ///< the part or the ground, short, to count by
    int weight;
    When when = When::Always;  ///< in which time of the year it comes up
};
std::span<const Topic> topics(Kind kind, Line line);

/// Topics that the story itself brings up.
extern const Topic kStartCapacitor;
extern const Topic kDoneAgain;
extern const Topic kRepairedTooOften;
extern const Topic kCameLate;

std::string fill_in(std::string_view text, const Model& model, Dice& dice);

enum class Saying { Solved, Noted, Reopened, Praise, Complaint, Parts };
/// What somebody of us writes, or a customer when he rates.
std::string_view say(Saying what, Dice& dice);

}  // namespace flows::demo
