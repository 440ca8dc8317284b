#pragma once

#include <map>
#include <mutex>

#include "api/events.hpp"

namespace api {

/// Somebody who has a case open on his screen.
struct Present {
    std::string actor;
    std::string name;
    std::string doing;  ///< viewing, editing
    base::Instant since;
    base::Instant until;
};

/// Who is on which case, so that two people do not work past each other. It is no fact: in the memory of this server
/// alone, without entry, and over 45 seconds after a page has last said so.
class Presence {
public:
    static constexpr std::chrono::seconds kLasts{45};

    explicit Presence(Events& events) : events_(events) {}

    /// Everybody on the case is told where this is new to them.
    void put(const std::string& case_id, const Present& person);
    void leave(const std::string& case_id, const std::string& actor, base::Instant now);
    /// In the order in which they came.
    std::vector<Present> on(const std::string& case_id, base::Instant now) const;
    /// Those whose time has run out leave.
    void beat(base::Instant now);

private:
    void tell(const std::string& case_id, const std::vector<Present>& people);

    Events& events_;
    mutable std::mutex mutex_;
    std::map<std::string, std::vector<Present>> cases_;
};

/// [{"actor","name","doing","since"}]
std::string people_json(const std::vector<Present>& people);

}  // namespace api
