#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace db {

/// Views of one SQLite file that stay open between reads. To begin and end a view takes locks of the file system, which
/// costs as much as finding a row; as long as nobody has committed, the view that was there shows the same. A commit
/// ends all that nobody is reading, so that none keeps the write-ahead log from being begun anew. Counts the commits of
/// this process: other programs must not write to the file.
class KeptViews {
public:
    /// A connection with a view that nobody reads at the moment.
    class View {
    public:
        virtual ~View() = default;
        /// Called on the thread that commits.
        virtual void end() = 0;
    };

    /// The same for all connections to one file.
    static std::shared_ptr<KeptViews> of(const std::string& path);

    std::uint64_t commits() const;
    /// False where the view of that many commits is no longer the newest, or will not be in a moment.
    bool keep(View& view, std::uint64_t commits);
    /// False where it was ended meanwhile.
    bool take_back(View& view);

    /// Around a commit, whether it succeeds or not, and whatever else finds nobody reading.
    class Commit {
    public:
        explicit Commit(KeptViews& views) : views_(views) { views_.begin_commit(); }
        ~Commit() { views_.end_commit(); }
        Commit(const Commit&) = delete;
        Commit& operator=(const Commit&) = delete;

    private:
        KeptViews& views_;
    };

private:
    void begin_commit();
    void end_commit();

    mutable std::mutex mutex_;
    std::vector<View*> views_;
    std::uint64_t commits_ = 0;
    bool is_committing_ = false;
};

}  // namespace db
