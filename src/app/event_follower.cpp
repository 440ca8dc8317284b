#include "app/event_follower.hpp"

#include <algorithm>

namespace app {
namespace {

constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::seconds kBeat{15};

}  // namespace

EventFollower::EventFollower(db::Database& database, api::Router& router)
    : router_(router),
      next_beat_(std::chrono::steady_clock::now() + kBeat),
      follower_({.look = [this] { return look(); },
                 .rest = kPause,
                 .complaint = "the pages could not be told of news"}) {
    database.after_commit(follower_.bell());
}

base::Follower::Again EventFollower::look() {
    if (router_.events().has_streams()) router_.events().catch_up();
    if (const auto now = std::chrono::steady_clock::now(); now >= next_beat_) {
        next_beat_ = now + kBeat;
        router_.beat();
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_beat_ - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds{0});
}

}  // namespace app
