#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>

#include "base/result.hpp"
#include "db/database.hpp"
#include "lens/case_fact.hpp"
#include "lens/private_file.hpp"
#include "lens/words.hpp"

namespace lens {

/// Whose cases, and in which zone their days begin and end.
struct Organisation {
    std::int64_t id = 1;
    std::string zone;  ///< its name; another one makes the lens read everything again
    Offset offset;
};

struct Place {
    std::filesystem::path folder;  ///< "lens" in the data directory
    int threads = 2;
    std::string memory_limit = "2GB";
};

/// A consistent look into the lens: everything that is read through it belongs to one `seq`.
struct View {
    const duck::Connection& connection;
    const Words& words;
    std::int64_t seq;  ///< the last entry of the ledger that is in it
};

/// One narrow row a case in a private DuckDB file, kept up with the ledger, thrown away and read again at will. Reading
/// is for any number of threads; catching up is done by one at a time.
class Lens {
public:
    /// Refuses with `lens_unavailable` where DuckDB cannot be opened. A file that is damaged or was made for other
    /// columns, another zone or another ledger is thrown away.
    static base::Result<std::unique_ptr<Lens>> open(Place place, Organisation organisation);
    Lens(std::shared_ptr<const duck::Library> library, Place place, Organisation organisation);

    /// The last entry that was read; 0 before the first.
    std::int64_t seq() const;
    /// Takes in what the ledger has behind `seq`: the cases that it speaks of are read again. The first time, after a
    /// damage and after very much, everything is read. Gives the new `seq`.
    std::int64_t catch_up(db::Database& store);
    /// Reads every case again.
    void rebuild(db::Database& store);
    /// Waits until the lens has this entry; false where it has not within the limit.
    bool wait_for(std::int64_t min_seq, std::chrono::milliseconds limit) const;

    /// Runs `read(const View&)` and gives what it returns. Where the file cannot be read, the next catching up begins
    /// it anew.
    template <typename Read>
    auto read(Read read) const {
        const auto held = this->held();
        try {
            const duck::Connection connection{held->database};
            const duck::Transaction transaction{connection};
            return read(View{connection, held->words, stored_seq(connection)});
        } catch (const base::Failure&) {
            note_broken();
            throw;
        }
    }

private:
    /// The open file and its words, which belong together.
    struct Held {
        Held(std::shared_ptr<const duck::Library> library, const std::filesystem::path& file,
             const duck::Settings& settings)
            : database(std::move(library), file, settings) {}
        duck::Database database;
        Words words;
    };
    std::shared_ptr<Held> held() const;
    std::shared_ptr<Held> open_held() const;
    void open_file();
    void begin_file();
    bool is_broken() const;
    void note_broken() const;
    void read_all(const db::ReadTx& tx, std::int64_t head);
    void follow(const db::ReadTx& tx, std::int64_t head);
    bool is_of(const db::ReadTx& tx, std::int64_t head) const;
    void store_state(const duck::Connection& connection, const db::ReadTx& tx, std::int64_t seq);
    void publish(std::int64_t seq);
    static std::int64_t stored_seq(const duck::Connection& connection);

    std::shared_ptr<const duck::Library> library_;
    Place place_;
    Organisation organisation_;
    PrivateFile file_;
    std::mutex catching_up_;
    std::string head_hash_;  ///< of the entry `seq_`, to tell another ledger
    mutable std::mutex mutex_;
    mutable std::condition_variable moved_;
    std::shared_ptr<Held> held_;
    std::int64_t seq_ = -1;  ///< -1: nothing was read yet
    mutable bool broken_ = false;
};

}  // namespace lens
