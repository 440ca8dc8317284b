#pragma once

#include <doctest/doctest.h>

#include "ledger/sequence.hpp"
#include "tests/support/place.hpp"

namespace support {

/// A migrated store of its own for one test, gone when the test ends.
class Store {
public:
    Store() : database_(std::make_unique<db::Database>(place_.open())) {}
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Where entries get their numbers only later, those that were written until now have them.
    db::Database& database() {
        ledger::settle(*database_, 1);
        return *database_;
    }
    std::unique_ptr<db::Engine> engine() const { return place_.open(); }
    template <typename IndexPlace>
    IndexPlace index() const {
        return place_.index<IndexPlace>();
    }
    const std::filesystem::path& folder() const { return place_.folder(); }

private:
    Place place_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace support
