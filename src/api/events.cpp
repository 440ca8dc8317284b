#include "api/events.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/permission.hpp"
#include "base/text.hpp"

namespace api {
namespace {

constexpr std::int64_t kPageEntries = 1000;
constexpr std::size_t kWaitingBytesMax = std::size_t{4} * 1024 * 1024;  ///< as much as a whole replay

std::string text_of(const store::News& news) {
    std::string text = fmt::format(R"(id: {}
event: case
data: {{"seq":{})",
                                   news.seq, news.seq);
    const auto add = [&text](std::string_view name, std::string_view value) {
        text += fmt::format(",\"{}\":", name);
        base::append_json_string(text, value);
    };
    add("subject_kind", news.subject_kind);
    add("subject_id", news.subject_id);
    add("case_id", news.subject_id);
    add("number", news.number);
    add("type", news.type);
    add("actor", news.actor);
    add("happened_at", base::to_rfc3339(news.happened_at));
    return text + "}\n\n";
}

/// Who may listen: the same people as may read cases, for as long as their session or token lasts.
base::Result<flows::Identity> admit(flows::Context& context, const flows::Credentials& shown) {
    auto identity = flows::authenticate(context, shown);
    if (!identity) return identity;
    const auto may = require(Permission::ReadCases, identity->caller, context.books()->roles);
    if (!may) return may.refusal();
    return identity;
}

}  // namespace

base::Result<std::shared_ptr<http::Stream>> Events::open(const flows::Identity& identity,
                                                         const flows::Credentials& shown,
                                                         std::optional<std::int64_t> last_seen) {
    const std::lock_guard lock{mutex_};
    drop_closed();
    Listener listener{.identity = identity, .shown = shown};
    const auto of_session = std::count_if(listeners_.begin(), listeners_.end(),
                                          [&](const auto& other) { return other.key() == listener.key(); });
    if (listeners_.size() >= kStreamsMax || static_cast<std::size_t>(of_session) >= kStreamsPerSessionMax) {
        return base::Refusal{"too_many_streams"};
    }
    read_up();
    auto stream = std::make_shared<http::Stream>(http::Stream::Options{
        .waiting_bytes_max = kWaitingBytesMax, .farewell = "retry: 1000\nevent: restart\ndata: {}\n\n"});
    stream->push("retry: 2000\n\n");
    if (last_seen && !reach_back(*last_seen)) {
        stream->push(reset_text());
    } else if (last_seen) {
        for (const auto& told : recent_) {
            if (told.seq > *last_seen && identity.caller.sees(told.outlet)) stream->push(told.text);
        }
    }
    stream->push(fmt::format("id: {0}\nevent: ready\ndata: {{\"seq\":{0}}}\n\n", seq_));
    listener.stream = stream;
    listeners_.push_back(std::move(listener));
    count_ = listeners_.size();
    return stream;
}

void Events::catch_up() {
    const std::lock_guard lock{mutex_};
    drop_closed();
    if (listeners_.empty()) return;
    read_up();
    ask_again();
}

/// Begins to follow behind this entry, with nothing to replay.
void Events::start_at(std::int64_t seq) {
    recent_.clear();
    from_ = seq_ = seq;
}

void Events::read_up() {
    for (;;) {
        const auto page = context_.database.read([&](const db::ReadTx& tx) {
            return seq_ < 0 ? flows::NewsPage{.head = flows::newest_seq(tx, context_)}
                            : flows::follow_news(tx, context_, seq_, kPageEntries);
        });
        if (seq_ < 0) return start_at(page.head);
        if (page.head - seq_ > kReplayedMax) {
            // Nobody listened for long, or an import is running: pages load anew rather than hear of each entry.
            start_at(page.head);
            for (const auto& listener : listeners_) {
                if (const auto stream = listener.stream.lock()) stream->push(reset_text());
            }
            for (auto& listener : listeners_) listener.to_be_asked = true;
            return;
        }
        for (const auto& news : page.items) take(news);
        forget_old();
        if (static_cast<std::int64_t>(page.items.size()) < kPageEntries) return;
    }
}

void Events::take(const store::News& news) {
    seq_ = news.seq;
    if (!news.is_of_case()) {
        for (auto& listener : listeners_) {
            if (listener.identity.caller.actor == news.subject_id) listener.to_be_asked = true;
        }
        return;
    }
    const auto& told =
        recent_.emplace_back(Told{news.seq, news.outlet, std::make_shared<const std::string>(text_of(news))});
    for (const auto& listener : listeners_) {
        if (!listener.identity.caller.sees(told.outlet)) continue;
        if (const auto stream = listener.stream.lock()) stream->push(told.text);
    }
}

void Events::forget_old() {
    from_ = std::max(from_, seq_ - kReplayedMax);
    while (!recent_.empty() && recent_.front().seq <= from_) recent_.pop_front();
}

/// Has what lies behind `last_seen` in memory; false where that cannot be.
bool Events::reach_back(std::int64_t last_seen) {
    if (last_seen > seq_ || seq_ - last_seen > kReplayedMax) return false;
    std::deque<Told> earlier;
    for (auto seq = last_seen; seq < from_;) {
        const auto page = context_.database.read(
            [&](const db::ReadTx& tx) { return flows::follow_news(tx, context_, seq, kPageEntries); });
        for (const auto& news : page.items) {
            if (news.seq > from_) break;
            if (!news.is_of_case()) continue;
            earlier.push_back({news.seq, news.outlet, std::make_shared<const std::string>(text_of(news))});
        }
        seq = page.items.empty() ? from_ : page.items.back().seq;
    }
    recent_.insert(recent_.begin(), earlier.begin(), earlier.end());
    from_ = std::min(from_, last_seen);
    return true;
}

std::shared_ptr<const std::string> Events::reset_text() const {
    return std::make_shared<const std::string>(fmt::format("id: {0}\nevent: reset\ndata: {{\"seq\":{0}}}\n\n", seq_));
}

void Events::beat() {
    const std::lock_guard lock{mutex_};
    drop_closed();
    for (auto& listener : listeners_) listener.to_be_asked = true;
    ask_again();
    // An id alone dispatches nothing: the page has seen everything up to here that it may see.
    const auto text = std::make_shared<const std::string>(fmt::format(": beat\nid: {}\n\n", seq_));
    for (const auto& listener : listeners_) {
        if (const auto stream = listener.stream.lock()) stream->push(text);
    }
}

/// Looks again who is behind the streams that are to be asked.
void Events::ask_again() {
    for (auto& listener : listeners_) {
        if (!std::exchange(listener.to_be_asked, false)) continue;
        auto identity = admit(context_, listener.shown);
        if (identity) {
            listener.identity = std::move(*identity);
        } else if (const auto stream = listener.stream.lock()) {
            stream->push("event: signed_out\ndata: {}\n\n");
            stream->end();
        }
    }
    drop_closed();
}

void Events::tell(const std::vector<std::string>& actors, std::string_view event, const std::string& data) {
    const auto text = std::make_shared<const std::string>(fmt::format("event: {}\ndata: {}\n\n", event, data));
    const std::lock_guard lock{mutex_};
    for (const auto& listener : listeners_) {
        if (std::find(actors.begin(), actors.end(), listener.identity.caller.actor) == actors.end()) continue;
        if (const auto stream = listener.stream.lock()) stream->push(text);
    }
}

void Events::drop_closed() {
    std::erase_if(listeners_, [](const auto& listener) {
        const auto stream = listener.stream.lock();
        return !stream || !stream->is_open();
    });
    count_ = listeners_.size();
}

}  // namespace api
