#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "domain/cases/events.hpp"

namespace store {

/// Writes one JSON object, key by key; what is not there is not written.
class PayloadWriter {
public:
    explicit PayloadWriter(std::string& out) : out_(out) { out_ += '{'; }
    void end() { out_ += '}'; }

    void text(std::string_view key, std::string_view value) {
        begin(key);
        base::append_json_string(out_, value);
    }
    void text_if(std::string_view key, const cases::Text& value) {
        if (value) text(key, *value);
    }
    void integer(std::string_view key, std::int64_t value) {
        begin(key);
        out_ += std::to_string(value);
    }
    void instant(std::string_view key, const cases::At& value) {
        if (value) integer(key, base::to_micros(*value));
    }
    void personal(const std::vector<cases::PersonalRef>& refs) {
        list("personal", refs, [this](const cases::PersonalRef& ref) {
            PayloadWriter one{out_};
            one.text("field", ref.field);
            one.text("personal_id", ref.personal_id);
            one.text("hash", ref.hash);
            one.end();
        });
    }
    void pauses(const std::vector<cases::Pause>& pauses) {
        list("pauses", pauses, [this](const cases::Pause& pause) {
            out_ += '[' + std::to_string(base::to_micros(pause.from)) + ',' +
                    std::to_string(base::to_micros(pause.to)) + ']';
        });
    }
    void words(std::string_view key, const std::vector<std::string>& values) {
        list(key, values, [this](const std::string& value) { base::append_json_string(out_, value); });
    }
    void pairs(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) {
        if (values.empty()) return;
        begin(key);
        PayloadWriter one{out_};
        for (const auto& [name, value] : values) one.text(name, value);
        one.end();
    }
    template <typename Values, typename Write>
    void list(std::string_view key, const Values& values, Write write) {
        if (values.empty()) return;
        begin(key);
        char before = '[';
        for (const auto& value : values) {
            out_ += before;
            write(value);
            before = ',';
        }
        out_ += ']';
    }
    void begin(std::string_view key) {
        if (!first_) out_ += ',';
        first_ = false;
        base::append_json_string(out_, key);
        out_ += ':';
    }

private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace store
