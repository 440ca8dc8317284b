#include "api/unit_body.hpp"

#include <array>

namespace api {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> kChannels{"store", "online", "live_stream", "tv", "phone", "mail"};
constexpr std::array<std::string_view, 3> kInstallers{"trader", "consumer", "third"};
constexpr std::array<std::string_view, 3> kOutcomes{"repaired", "not_repaired", "no_fault"};
constexpr std::array<std::string_view, 2> kScopes{"part", "assembly"};
constexpr std::int64_t kFenMax = 100'000'000'000;
constexpr std::int64_t kCountMax = 100'000;
constexpr std::size_t kTextMax = 100;

/// The words that a field may have; none where it is free.
Words words_of(std::string_view key) {
    if (key == "channel") return kChannels;
    if (key == "installer") return kInstallers;
    if (key == "outcome") return kOutcomes;
    return key == "scope" ? Words{kScopes} : Words{};
}

bool is_day(std::string_view key) {
    return key == "on" || key.ends_with("_on");
}

/// What kind of value a field has is told by its name and its type.
struct Read {
    BodyReader& body;

    void operator()(std::string_view key, units::Text& into) const {
        const auto words = words_of(key);
        if (is_day(key)) {
            into = body.day_if(key);
        } else if (!words.empty()) {
            into = body.word_if(key, words);
        } else {
            into = body.text_if(key, kTextMax);
        }
    }
    void operator()(std::string_view key, units::Number& into) const {
        into = body.integer_if(key, 0, key.ends_with("_fen") ? kFenMax : kCountMax);
    }
    void operator()(std::string_view key, units::Flag& into) const { into = body.flag_if(key); }
};

}  // namespace

void read_fields(BodyReader& body, units::Identity& into) {
    for_each_field(into, Read{body});
}

void read_fields(BodyReader& body, units::Purchase& into) {
    for_each_field(into, Read{body});
    auto docs = body.object_if("docs");
    for_each_field(into.docs, Read{docs});
}

void read_fields(BodyReader& body, units::Repair& into) {
    for_each_field(into, Read{body});
}

void read_fields(BodyReader& body, units::Replacement& into) {
    for_each_field(into, Read{body});
}

void read_fields(BodyReader& body, units::Exchange& into) {
    for_each_field(into, Read{body});
}

}  // namespace api
