#include <fmt/format.h>

#include <algorithm>

#include "domain/promises/promise.hpp"

namespace promises {
namespace {

std::vector<std::string> read_words(const rules::Node& scope, std::string_view key) {
    std::vector<std::string> words;
    if (const auto list = scope.find(key)) {
        for (const auto& item : list->items()) words.push_back(item.text());
    }
    return words;
}

/// "24 h", "30 min", "7 d": a day is 24 hours of the promise's own clock.
std::int64_t read_length(const rules::Node& node) {
    const auto text = node.text();
    const auto space = text.find(' ');
    const std::string unit = space == std::string::npos ? "" : text.substr(space + 1);
    const std::int64_t scale = unit == "s" ? 1 : unit == "min" ? 60 : unit == "h" ? 3600 : unit == "d" ? 86400 : 0;
    const auto digits = text.substr(0, space);
    if (scale == 0 || digits.empty() || digits.size() > 6 ||
        digits.find_first_not_of("0123456789") != std::string::npos) {
        node.refuse(fmt::format("'{}' is not a length of time", text), "write a whole number and s, min, h or d: 24 h");
    }
    const auto seconds = std::stoll(digits) * scale;
    if (seconds == 0) node.refuse("must be longer than nothing");
    return seconds;
}

void read_deadline(const rules::Node& node, Promise& promise) {
    const auto event = node.at("event").word({"responded", "resolved", "closed"});
    promise.event = event == "responded"  ? Promise::Event::Responded
                    : event == "resolved" ? Promise::Event::Resolved
                                          : Promise::Event::Closed;
    promise.seconds = read_length(node.at("within"));
    if (node.at("clock").word({"elapsed", "working"}) == "working") promise.calendar = node.at("calendar").text();
    promise.pauses_for_customer = !node.find("pauses") || node.at("pauses").word({"customer", "never"}) == "customer";
    if (const auto scope = node.find("scope")) {
        scope->only({"kind", "priority"});
        promise.kinds = read_words(*scope, "kind");
        promise.priorities = read_words(*scope, "priority");
    }
}

Promise read_promise(const rules::Node& node) {
    node.only({"id", "kind", "title", "measure", "target", "direction", "source", "event", "within", "clock",
               "calendar", "pauses", "scope"});
    Promise promise;
    promise.id = node.at("id").text();
    const auto kind = node.at("kind").word({"deadline", "mean", "share"});
    promise.kind = kind == "deadline" ? Promise::Kind::Deadline
                   : kind == "mean"   ? Promise::Kind::Mean
                                      : Promise::Kind::Share;
    const auto title = node.at("title");
    title.only({"zh", "en"});
    promise.title = {title.at("zh").text(), title.at("en").text()};
    promise.measure = node.at("measure").text();
    promise.target = node.at("target").number();
    promise.higher_is_better = node.at("direction").word({"higher", "lower"}) == "higher";
    promise.source = node.at("source").text();
    if (promise.kind == Promise::Kind::Deadline) read_deadline(node, promise);
    return promise;
}

}  // namespace

std::vector<Promise> read_promises(const rules::Node& book) {
    book.only({"id", "title", "promises"});
    std::vector<Promise> all;
    for (const auto& item : book.at("promises").items()) {
        auto promise = read_promise(item);
        const auto same = [&](const Promise& other) { return other.id == promise.id; };
        if (std::any_of(all.begin(), all.end(), same))
            item.refuse(fmt::format("has the id '{}' a second time", promise.id));
        all.push_back(std::move(promise));
    }
    return all;
}

}  // namespace promises
