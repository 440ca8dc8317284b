#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tables/event_record.hpp"
#include "tables/run_file.hpp"

namespace tables {

/// Sorts records by case id, instant and order within a budget of memory: what is over it goes to sorted runs in
/// nameless temporary files, which are merged at the end.
class EventSorter {
public:
    EventSorter(std::size_t budget_bytes, std::string folder);

    /// The record's own order is not looked at: they are numbered as they come.
    void add(EventRecord event);
    /// Ends adding; from here on next() gives the records in order.
    void finish();
    /// The next record, valid until the following call; nullptr at the end.
    const char* next();
    std::uint64_t runs_written() const { return runs_written_; }

private:
    struct Entry {
        std::uint64_t prefix;  ///< eight bytes of the case id behind what all ids of this load share
        std::int64_t at_micros;
        std::uint64_t order;
        const char* record;
    };
    char* room_for(std::size_t bytes);
    void sort_load();
    void write_load();
    void merge_into_one();
    void start_merge();
    const char* next_merged();

    std::size_t budget_;
    std::string folder_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::vector<std::unique_ptr<char[]>> large_;  ///< records over a block
    std::size_t block_ = 0;
    std::size_t used_in_block_ = 0;
    std::size_t held_ = 0;
    std::uint64_t added_ = 0;
    std::vector<Entry> entries_;
    std::size_t at_ = 0;
    std::size_t shared_ = 0;  ///< bytes that all case ids of this load begin with
    std::size_t longest_ = 0;
    std::vector<RunFile> runs_;
    std::vector<RunFile*> heap_;
    RunFile* given_ = nullptr;
    std::uint64_t runs_written_ = 0;
};

}  // namespace tables
