#pragma once

#include <string_view>

namespace db {

/// SQL with a name: the name is what logs, metrics and the coverage test show. Made from the sections of .sql files;
/// where x.pg.sql has a section of that name, `postgres_text` is what PostgreSQL runs instead. A section that only
/// PostgreSQL has leaves `text` empty.
struct Query {
    std::string_view name;
    std::string_view text;
    std::string_view postgres_text = {};
};

}  // namespace db
