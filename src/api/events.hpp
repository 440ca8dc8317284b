#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "flows/authenticate.hpp"
#include "flows/follow_news.hpp"
#include "http/stream.hpp"

namespace api {

/// Live updates (server-sent events, HTML Living Standard 9.2): each open page has one stream, and the ledger is read
/// once for all of them. The newest entries are kept, so that a page that comes back gets what it missed. Everything
/// here may be called from any thread.
class Events {
public:
    static constexpr std::size_t kStreamsMax = 2000;
    static constexpr std::size_t kStreamsPerSessionMax = 8;
    static constexpr std::int64_t kReplayedMax = 10'000;

    explicit Events(flows::Context& context) : context_(context) {}

    /// A stream of what this caller may see, from behind entry `last_seen` on. Where that lies too far back, or ahead
    /// of the ledger, the stream begins with a `reset`: the page has to load anew. Reads the store: for the lane Work.
    /// Refuses with: too_many_streams.
    base::Result<std::shared_ptr<http::Stream>> open(const flows::Identity& identity, const flows::Credentials& shown,
                                                     std::optional<std::int64_t> last_seen);
    /// Reads what the ledger has got meanwhile and tells everybody.
    void catch_up();
    /// Keeps the streams alive, and ends those whose session is over or whose token was revoked.
    void beat();
    /// Tells the people with these ids something that is no entry.
    void tell(const std::vector<std::string>& actors, std::string_view event, const std::string& data);

    /// Whether anybody listens; quick.
    bool has_streams() const { return count_ > 0; }
    std::size_t streams() const { return count_; }

private:
    struct Listener {
        std::weak_ptr<http::Stream> stream;
        flows::Identity identity;
        flows::Credentials shown;
        bool to_be_asked = false;  ///< an entry speaks of this user or token

        const std::string& key() const { return identity.is_token() ? identity.caller.actor : identity.session_hash; }
    };
    struct Told {
        std::int64_t seq;
        std::optional<std::string> outlet;
        std::shared_ptr<const std::string> text;
    };

    void read_up();
    void take(const store::News& news);
    void forget_old();
    void start_at(std::int64_t seq);
    std::shared_ptr<const std::string> reset_text() const;
    bool reach_back(std::int64_t last_seen);
    void ask_again();
    void drop_closed();

    flows::Context& context_;
    std::mutex mutex_;
    std::vector<Listener> listeners_;
    std::deque<Told> recent_;  ///< entries of cases behind from_, up to seq_
    std::int64_t from_ = -1;   ///< -1: nothing was read yet
    std::int64_t seq_ = -1;
    std::atomic<std::size_t> count_ = 0;
};

}  // namespace api
