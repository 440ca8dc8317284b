#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "flows/context.hpp"

namespace support {

/// What a store has answered as done, over all its lives.
struct Answered {
    std::map<std::string, std::int64_t> cases;  ///< the id, and the number of the last entry that was answered
    std::int64_t imported = 0;                  ///< cases of the log, by the last chunk that was answered
    int refused = 0;                            ///< writes that the store could not make
};

/// A store between its opening and its end, with the real flows running in it: cases opened and moved in groups, chunks
/// of an import, seals. Whatever is answered is noted in `answered`.
class StoreLife {
public:
    StoreLife(const std::filesystem::path& folder, std::uint64_t seed, Answered& answered);
    ~StoreLife();
    StoreLife(const StoreLife&) = delete;
    StoreLife& operator=(const StoreLife&) = delete;

    /// Each returns when all of its writes are answered.
    void open_cases(int count);
    void move_cases(int count);
    void import_chunk();
    void seal();
    void checkpoint();
    /// All of the above once.
    void round();
    /// A read as of a page; false where the store cannot be read now.
    bool can_read();

private:
    template <typename Flow, typename Noted>
    void write_group(const std::vector<Flow>& flows, Noted noted);

    std::filesystem::path folder_;
    Answered& answered_;
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<flows::Context> context_;
};

/// A folder with a store as a first start leaves it: migrated, with the shipped books. Made once and copied.
void make_store(const std::filesystem::path& folder);

/// What does not hold in a store that was opened anew: every answered case is there with what was answered, rows are
/// the fold of their entries, counts and imports agree with the cases, the ledger verifies, the file is sound.
std::vector<std::string> broken_in(const std::filesystem::path& folder, const Answered& answered);

}  // namespace support
