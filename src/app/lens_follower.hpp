#pragma once

#include <optional>

#include "base/follower.hpp"
#include "flows/context.hpp"

namespace app {

/// Keeps the lens up with the ledger while a server runs: after every commit, at most some times a second.
class LensFollower {
public:
    explicit LensFollower(flows::Context& context);

private:
    std::optional<base::Follower> follower_;  ///< none where there is no lens
};

}  // namespace app
