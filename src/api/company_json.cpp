#include "api/company_json.hpp"

#include "api/case_json.hpp"

namespace api {
namespace {

std::string_view kind_word(promises::Promise::Kind kind) {
    switch (kind) {
        case promises::Promise::Kind::Deadline:
            return "deadline";
        case promises::Promise::Kind::Mean:
            return "mean";
        case promises::Promise::Kind::Share:
            break;
    }
    return "share";
}

json::object move_json(const cases::Move& move) {
    json::array from;
    for (const auto state : move.from) from.emplace_back(cases::to_word(state));
    json::array needs;
    for (const auto& need : move.needs) needs.emplace_back(need);
    json::object out{{"move", move.name},
                     {"title", bilingual_json(move.title)},
                     {"from", std::move(from)},
                     {"to", move.to ? cases::to_word(*move.to) : "back"},
                     {"needs", std::move(needs)}};
    if (move.needs_consent) out["consent"] = true;
    if (move.approval) out["approval"] = {{"subject", move.approval->subject}, {"post", move.approval->post}};
    return out;
}

}  // namespace

json::object promise_json(const flows::PromiseStand& stand) {
    const auto& promise = stand.promise;
    json::object out{{"id", promise.id},
                     {"title", bilingual_json(promise.title)},
                     {"kind", kind_word(promise.kind)},
                     {"measure", promise.measure},
                     {"target", promise.target},
                     {"direction", promise.higher_is_better ? "higher" : "lower"}};
    if (promise.kind == promises::Promise::Kind::Deadline) {
        out["open"] = stand.open;
        out["late"] = stand.late;
        out["soon"] = stand.soon;
    }
    return out;
}

json::object process_json(const cases::Process& process) {
    json::array moves;
    for (const auto& move : process.moves) moves.push_back(move_json(move));
    return {{"kind", process.kind},
            {"title", bilingual_json(process.title)},
            {"prefix", process.prefix},
            {"moves", std::move(moves)}};
}

}  // namespace api
