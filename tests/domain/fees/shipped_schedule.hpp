#pragma once

#include "base/file.hpp"
#include "domain/fees/schedule_book.hpp"

namespace fees_test {

inline std::string text_of(const std::string& path) {
    return base::read_file(std::string{FIVESTAR_SOURCE_DIR "/"} + path);
}

inline const fees::Schedule& shipped_schedule() {
    static const auto kSchedule =
        fees::read_schedule(text_of("rulebooks/fees/example-company.yaml"), "example-company.yaml");
    return kSchedule;
}

}  // namespace fees_test
