#include <future>
#include <span>

#include "base/failure.hpp"
#include "present/ruling.hpp"

namespace present {
namespace {

constexpr std::int64_t kPage = 2'000;
constexpr std::size_t kItemsMost = 100;

/// What matters to the consumer; texts and traces are left out.
json::object in_brief(const guarantee::Laws& laws, const LawQuestion& question) {
    json::object out;
    try {
        const auto answer = ask_law(laws, question);
        for (const auto* field : {"entitled", "result", "refund", "needs"}) {
            if (const auto* value = answer.if_contains(field)) out[field] = *value;
        }
    } catch (const base::BadInput& bad) {
        out["error"] = bad.what();
    }
    return out;
}

struct Differing {
    std::int64_t changed = 0;
    std::vector<RulingPreview::Change> items;
};

Differing compare(const guarantee::Laws& now, const guarantee::Laws& then, std::span<const store::RunningRuling> page,
                  base::Date today) {
    Differing out;
    for (const auto& one : page) {
        auto question = question_on(one.ruling, today);
        question.with_texts = false;
        auto before = in_brief(now, question);
        auto after = in_brief(then, question);
        if (before == after) continue;
        ++out.changed;
        if (out.items.size() == kItemsMost) continue;
        out.items.push_back({one.ruling.case_id, one.number, std::move(before), std::move(after)});
    }
    return out;
}

void add(Differing found, RulingPreview& preview) {
    preview.changed += found.changed;
    for (auto& item : found.items) {
        if (preview.items.size() < kItemsMost) preview.items.push_back(std::move(item));
    }
}

}  // namespace

RulingPreview preview_rulings(flows::Context& context, const guarantee::Laws& others) {
    RulingPreview preview;
    const auto books = context.books();
    const auto today = flows::local_day(context.organisation, context.now());
    std::string after;
    for (;;) {
        const auto page = flows::list_running_rulings(context, after, kPage);
        if (page.empty()) return preview;
        after = page.back().ruling.ruling_id;
        preview.open += static_cast<std::int64_t>(page.size());
        const std::span<const store::RunningRuling> all{page};
        const auto half = all.size() / 2;
        auto second =
            std::async(std::launch::async, [&] { return compare(*books->laws, others, all.subspan(half), today); });
        add(compare(*books->laws, others, all.first(half), today), preview);
        add(second.get(), preview);
    }
}

}  // namespace present
