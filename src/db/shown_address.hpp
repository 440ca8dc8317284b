#pragma once

#include <string>

namespace db {

/// Where a PostgreSQL URL leads, without its password and whatever else it says: for logs and messages.
std::string shown_address(const std::string& url);

}  // namespace db
