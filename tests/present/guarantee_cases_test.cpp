#include "present/guarantee_cases.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.hpp"
#include "flows/law_books.hpp"

TEST_CASE("the worked cases of the field's facts come out as they were worked") {
    const std::filesystem::path file{FIVESTAR_SOURCE_DIR "/../shared/facts/sanbao_cases.yaml"};
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: " << file.string() << " is not there");
        return;
    }
    int broken = 0;
    for (const auto& outcome :
         present::run_guarantee_cases(flows::shipped_laws(), base::read_file(file), file.string())) {
        if (!outcome.complaint) continue;
        ++broken;
        MESSAGE(outcome.name << ": " << *outcome.complaint);
    }
    CHECK(broken == 0);
}
