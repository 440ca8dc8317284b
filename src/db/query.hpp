#pragma once

#include <string_view>

namespace db {

/// SQL with a name: the name is what logs, metrics and the coverage test show. Made from the sections of .sql files.
struct Query {
    std::string_view name;
    std::string_view text;
};

}  // namespace db
