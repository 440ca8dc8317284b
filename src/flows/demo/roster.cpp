#include "flows/demo/roster.hpp"

#include <fmt/format.h>

#include "flows/demo/names.hpp"
#include "flows/demo/outlets.hpp"

namespace flows::demo {
namespace {

constexpr int kAgents = 36;
constexpr int kDispatchers = 10;
constexpr int kSupervisors = 8;
constexpr int kAssessors = 4;
constexpr int kTechnicians = 202;

}  // namespace

Roster::Roster(std::uint64_t seed) : dice_(seed, 1, 0), technicians_(outlets().size()) {
    const auto count = static_cast<int>(outlets().size());
    for (int i = 0; i < kAgents; ++i) hire(agents_, "KF", "客服", -1);
    for (int i = 0; i < kDispatchers; ++i) hire(dispatchers_, "DD", "调度", -1);
    for (int i = 0; i < kSupervisors; ++i) hire(supervisors_, "ZG", "服务主管", -1);
    for (int i = 0; i < kAssessors; ++i) hire(assessors_, "GL", "售后服务管理师", -1);
    for (int outlet = 0; outlet < count; ++outlet) hire(chiefs_, "JL", "网点经理", outlet);
    std::int64_t weight = 0;
    for (const auto& outlet : outlets()) weight += outlet.weight;
    std::int64_t before = 0;
    for (int outlet = 0; outlet < count; ++outlet) {
        // Two each, the others by the size of the outlet.
        const auto share = kTechnicians - 2 * count;
        const auto behind = before + outlets()[static_cast<std::size_t>(outlet)].weight;
        const auto hired = 2 + share * behind / weight - share * before / weight;
        for (std::int64_t i = 0; i < hired; ++i) {
            hire(technicians_[static_cast<std::size_t>(outlet)], "JS", "技师", outlet);
        }
        before = behind;
    }
}

void Roster::hire(Group& group, const char* prefix, const char* post, int outlet) {
    const auto place = static_cast<Place>(workers_.size());
    group.push_back(place);
    workers_.push_back(
        {.code = fmt::format("{}{:03}", prefix, place + 1), .name = make_name(dice_), .post = post, .outlet = outlet});
}

}  // namespace flows::demo
