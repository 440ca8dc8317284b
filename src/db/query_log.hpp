#pragma once

#include <string_view>

namespace db {

/// The coverage test asks for the names of all queries that a connection prepared, in the file that
/// FIVESTAR_QUERY_LOG names; `engine` is put before the name. Does nothing elsewhere.
void note_use(std::string_view name, std::string_view engine);

}  // namespace db
