#pragma once

#include <optional>

#include "base/follower.hpp"
#include "flows/context.hpp"

namespace app {

/// Puts a book in force that another server has published. Where one server is alone there is nothing to follow.
class BookFollower {
public:
    explicit BookFollower(flows::Context& context);

private:
    void look();

    flows::Context& context_;
    std::int64_t seen_ = 0;  ///< the last entry that was looked at
    std::optional<base::Follower> follower_;
};

}  // namespace app
