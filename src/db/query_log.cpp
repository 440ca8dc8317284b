#include "db/query_log.hpp"

#include <cstdio>
#include <cstdlib>

namespace db {

void note_use(std::string_view name, std::string_view engine) {
    static const char* const path = std::getenv("FIVESTAR_QUERY_LOG");
    if (path == nullptr) return;
    if (auto* file = std::fopen(path, "ae")) {
        std::fprintf(file, "%.*s%.*s\n", static_cast<int>(engine.size()), engine.data(), static_cast<int>(name.size()),
                     name.data());
        std::fclose(file);
    }
}

}  // namespace db
