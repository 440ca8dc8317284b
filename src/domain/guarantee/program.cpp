#include "domain/guarantee/program.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.hpp"

namespace guarantee {
namespace {

using Op = Condition::Op;

template <typename T>
std::optional<std::size_t> index_of(const std::vector<T>& list, std::string T::*name, std::string_view wanted) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.*name == wanted; });
    return found == list.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - list.begin())};
}

class Resolver {
public:
    explicit Resolver(const Program& program) : program_(program) {}

    /// Flags may ask only for flags before them: `flags_before` of them can be named.
    void resolve(Condition& condition, std::size_t flags_before) const {
        if (condition.op == Op::InClock) {
            const auto index = index_of(program_.clocks, &Clock::id, condition.name);
            if (!index) refuse(condition, "period");
            condition.index = *index;
        } else if (condition.op == Op::Named) {
            const auto index = index_of(program_.flags, &NamedCondition::name, condition.name);
            if (!index || *index >= flags_before) refuse(condition, "flag");
            condition.index = *index;
        }
        for (auto& child : condition.children) resolve(child, flags_before);
    }

private:
    [[noreturn]] void refuse(const Condition& condition, const char* kind) const {
        throw base::BadInput(fmt::format("'{}' is no {} of {} (a flag must stand before it is asked for)",
                                         condition.name, kind, program_.book->id),
                             condition.where);
    }

    const Program& program_;
};

void lay(const Overlay& overlay, Program& program) {
    for (const auto& added : overlay.adds_clocks) {
        if (!index_of(program.clocks, &Clock::id, added.id)) program.clocks.push_back(added);
    }
    for (const auto& change : overlay.clocks) {
        for (auto& clock : program.clocks) {
            const auto& ids = change.clocks;
            if (!ids.empty() && std::find(ids.begin(), ids.end(), clock.id) == ids.end()) continue;
            if (change.start) clock.starts.push_back(*change.start);
            if (change.suspended_by_repair) clock.suspended_by_repair.push_back(*change.suspended_by_repair);
            if (change.restarts_on_part) clock.restarts_on_part.push_back(*change.restarts_on_part);
            if (change.extended_once_by) clock.extended_once_by = change.extended_once_by;
        }
    }
    for (const auto& added : overlay.adds_flags) program.flags.push_back(added);
    for (const auto& change : overlay.flags) {
        const auto index = index_of(program.flags, &NamedCondition::name, change.flag);
        if (!index) continue;
        auto& when = program.flags[*index].when;
        Condition either;
        either.op = Op::Any;
        either.children.push_back(std::move(when));
        either.children.push_back(change.or_when);
        when = std::move(either);
    }
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    append(program.rules, overlay.rules);
    append(program.exclusions, overlay.exclusions);
    append(program.consequences, overlay.consequences);
    append(program.instead, overlay.instead);
}

}  // namespace

bool lies_over(const Overlay& overlay, std::string_view book) {
    return std::any_of(overlay.on.begin(), overlay.on.end(), [&](std::string_view pattern) {
        return pattern.ends_with('*') ? book.starts_with(pattern.substr(0, pattern.size() - 1)) : pattern == book;
    });
}

Program compose(const Book& book, const std::vector<Laid>& overlays, const Vocabulary& vocabulary) {
    Program program;
    program.book = &book;
    program.clocks = book.clocks;
    program.flags = book.flags;
    program.rules = book.rules;
    program.exclusions = book.exclusions;
    program.consequences = book.consequences;
    for (const auto& laid : overlays) {
        if (std::find(program.over.begin(), program.over.end(), laid.book) == program.over.end()) {
            program.over.push_back(laid.book);
        }
        lay(*laid.overlay, program);
    }
    for (const auto& goods : book.catalogue) {
        const auto word = static_cast<std::size_t>(vocabulary.words().find(goods.category));
        program.goods.resize(std::max(program.goods.size(), word + 1), nullptr);
        program.goods[word] = &goods;
    }
    const Resolver resolver{program};
    const auto all = program.flags.size();
    for (std::size_t i = 0; i < all; ++i) resolver.resolve(program.flags[i].when, i);
    for (auto& rule : program.rules) resolver.resolve(rule.when, all);
    for (auto& exclusion : program.exclusions) resolver.resolve(exclusion.when, all);
    for (auto& consequence : program.consequences) {
        if (consequence.when) resolver.resolve(*consequence.when, all);
        if (!consequence.window.empty() && !index_of(program.clocks, &Clock::id, consequence.window)) {
            throw base::BadInput(fmt::format("the consequence {} of {} shows the period '{}', which is not there",
                                             consequence.id, book.id, consequence.window));
        }
    }
    for (const auto& flag : program.flags) program.plain_flags.push_back(flag.when);
    constexpr std::size_t kMost = 64;
    if (program.clocks.size() > kMost || all > kMost) {
        throw base::BadInput(fmt::format("{} has more than {} periods or flags", book.id, kMost));
    }
    for (std::size_t i = 0; i < program.clocks.size(); ++i) {
        if (program.clocks[i].is_main && program.main_clock >= program.clocks.size()) program.main_clock = i;
    }
    return program;
}

}  // namespace guarantee
