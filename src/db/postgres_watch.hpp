#pragma once

#include "db/postgres_link.hpp"

namespace db::postgres {

/// LISTENs on a channel over a connection of its own; a lost connection is made anew.
std::unique_ptr<Watch> open_watch(std::shared_ptr<Address> address, std::string_view channel);

}  // namespace db::postgres
