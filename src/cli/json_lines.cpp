#include "cli/json_lines.hpp"

#include <poll.h>
#include <unistd.h>

#include <boost/json/monotonic_resource.hpp>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/failure.hpp"

namespace cli {
namespace {

constexpr std::size_t kLineBytesMax = 16 << 20;
constexpr std::size_t kBlockBytes = 1 << 18;

class Filter {
public:
    Filter(int in, int out, const LineAnswer& answer) : in_(in), out_(out), answer_(answer), scratch_(1 << 16) {}

    int run() {
        while (fill()) take_lines();
        if (!skipping_ && !pending_.empty()) take(pending_);
        flush();
        return bad_ ? 2 : 0;
    }

private:
    bool fill() {
        if (written_.size() >= kBlockBytes || !input_is_ready()) flush();
        const auto before = pending_.size();
        pending_.resize(before + kBlockBytes);
        ssize_t got = 0;
        do got = ::read(in_, pending_.data() + before, kBlockBytes);
        while (got < 0 && errno == EINTR);
        if (got < 0) throw base::Failure(std::string{"cannot read the input: "} + std::strerror(errno));
        pending_.resize(before + static_cast<std::size_t>(got));
        return got > 0;
    }

    bool input_is_ready() const {
        pollfd one{in_, POLLIN, 0};
        return ::poll(&one, 1, 0) > 0;
    }

    void take_lines() {
        std::size_t from = 0;
        for (;;) {
            const auto to = pending_.find('\n', from);
            if (to == std::string::npos) break;
            const std::string_view line{pending_.data() + from, to - from};
            from = to + 1;
            if (!skipping_) take(line);
            skipping_ = false;
            if (written_.size() >= kBlockBytes) flush();
        }
        pending_.erase(0, from);
        if (pending_.size() > kLineBytesMax) {
            if (!skipping_) {
                ++line_;
                refuse(nullptr, "line_too_long", "a line may have 16 MiB at most");
            }
            skipping_ = true;
            pending_.clear();
        }
    }

    void take(std::string_view line) {
        ++line_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        boost::json::monotonic_resource memory{scratch_.data(), scratch_.size()};
        json::value id;
        try {
            const auto request = json::parse(line, &memory);
            const auto* map = request.if_object();
            if (map == nullptr) throw base::BadInput("a line must be one JSON object");
            if (const auto* given = map->if_contains("id")) id = *given;
            json::object answer{&memory};
            answer["id"] = id;
            answer_(*map, answer);
            json::append(written_, json::value(std::move(answer)));
            written_ += '\n';
        } catch (const LineRefused& refused) {
            refuse(id, refused.code, refused.what());
        } catch (const base::BadInput& bad) {
            refuse(id, "bad_input", bad.cure.empty() ? bad.what() : std::string{bad.what()} + " (" + bad.cure + ")");
        }
    }

    void refuse(const json::value& id, std::string_view code, std::string_view detail) {
        bad_ = true;
        json::append(
            written_,
            json::object{{"id", id}, {"error", json::object{{"code", code}, {"detail", detail}, {"line", line_}}}});
        written_ += '\n';
    }

    void flush() {
        std::size_t done = 0;
        while (done < written_.size()) {
            const auto put = ::write(out_, written_.data() + done, written_.size() - done);
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) throw base::Failure(std::string{"cannot write the answer: "} + std::strerror(errno));
            done += static_cast<std::size_t>(put);
        }
        written_.clear();
    }

    int in_;
    int out_;
    const LineAnswer& answer_;
    std::vector<unsigned char> scratch_;
    std::string pending_;
    std::string written_;
    std::uint64_t line_ = 0;
    bool skipping_ = false;
    bool bad_ = false;
};

}  // namespace

int answer_lines(int in, int out, const LineAnswer& answer) {
    return Filter{in, out, answer}.run();
}

}  // namespace cli
