#include "api/presence.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "json/json.hpp"

namespace api {
namespace {

bool forget_gone(std::vector<Present>& people, base::Instant now) {
    return std::erase_if(people, [&](const auto& person) { return person.until <= now; }) > 0;
}

}  // namespace

void Presence::put(const std::string& case_id, const Present& person) {
    std::vector<Present> people;
    {
        const std::lock_guard lock{mutex_};
        auto& there = cases_[case_id];
        bool is_news = forget_gone(there, person.since);
        const auto known =
            std::find_if(there.begin(), there.end(), [&](const auto& other) { return other.actor == person.actor; });
        if (known == there.end()) {
            there.push_back(person);
            is_news = true;
        } else {
            is_news |= known->doing != person.doing;
            known->doing = person.doing;
            known->until = person.until;
        }
        if (!is_news) return;
        people = there;
    }
    tell(case_id, people);
}

void Presence::leave(const std::string& case_id, const std::string& actor, base::Instant now) {
    std::vector<Present> people;
    {
        const std::lock_guard lock{mutex_};
        const auto found = cases_.find(case_id);
        if (found == cases_.end()) return;
        auto& there = found->second;
        const bool is_gone = std::erase_if(there, [&](const auto& person) { return person.actor == actor; }) > 0;
        if (!forget_gone(there, now) && !is_gone) return;
        people = there;
        if (there.empty()) cases_.erase(found);
    }
    tell(case_id, people);
}

std::vector<Present> Presence::on(const std::string& case_id, base::Instant now) const {
    const std::lock_guard lock{mutex_};
    const auto found = cases_.find(case_id);
    if (found == cases_.end()) return {};
    auto people = found->second;
    forget_gone(people, now);
    return people;
}

void Presence::beat(base::Instant now) {
    std::map<std::string, std::vector<Present>> changed;
    {
        const std::lock_guard lock{mutex_};
        for (auto& [case_id, people] : cases_) {
            if (forget_gone(people, now)) changed[case_id] = people;
        }
        std::erase_if(cases_, [](const auto& one) { return one.second.empty(); });
    }
    for (const auto& [case_id, people] : changed) tell(case_id, people);
}

void Presence::tell(const std::string& case_id, const std::vector<Present>& people) {
    std::vector<std::string> actors;
    for (const auto& person : people) actors.push_back(person.actor);
    std::string data = R"({"case_id":)";
    base::append_json_string(data, case_id);
    events_.tell(actors, "presence", data + ",\"people\":" + people_json(people) + "}");
}

std::string people_json(const std::vector<Present>& people) {
    json::array items;
    for (const auto& person : people) {
        items.push_back(json::object{{"actor", person.actor},
                                     {"name", person.name},
                                     {"doing", person.doing},
                                     {"since", base::to_rfc3339(person.since)}});
    }
    return json::to_text(items);
}

}  // namespace api
