#include "flows/law_books.hpp"

#include "base/failure.hpp"

namespace flows {
namespace {

constexpr std::string_view kFacts = "facts";
constexpr std::string_view kGuarantees = "guarantees";

/// Keeps the calendars alive as long as the law that counts by them.
struct LawWithCalendars {
    LawWithCalendars(std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>> clocks_,
                     guarantee::Vocabulary vocabulary, std::vector<guarantee::Book> books,
                     guarantee::Laws::Calendars calendars)
        : clocks(std::move(clocks_)), laws(std::move(vocabulary), std::move(books), std::move(calendars)) {}

    std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>> clocks;
    guarantee::Laws laws;
};

}  // namespace

std::shared_ptr<const guarantee::Laws> read_laws(
    const std::map<std::string, BookText, std::less<>>& texts,
    const std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>>& clocks) {
    const BookText* facts = nullptr;
    for (const auto& [id, text] : texts) {
        if (folder_of(id) == kFacts) facts = &text;
    }
    if (facts == nullptr) return nullptr;
    const auto file = [](const BookText& text) { return folder_of(text.book_id) + "/" + text.book_id; };
    auto vocabulary = guarantee::Vocabulary::read(rules::Node::parse(facts->text, file(*facts)));
    std::vector<guarantee::Book> books;
    for (const auto& [id, text] : texts) {
        if (folder_of(id) != kGuarantees) continue;
        books.push_back(guarantee::read_book(rules::Node::parse(text.text, file(text)), vocabulary));
    }
    guarantee::Laws::Calendars calendars;
    for (const auto& [id, clock] : clocks) calendars.emplace_back(id, &clock->clock.calendar());
    const auto kept =
        std::make_shared<LawWithCalendars>(clocks, std::move(vocabulary), std::move(books), std::move(calendars));
    return {kept, &kept->laws};
}

const guarantee::Laws& shipped_laws() {
    static const auto kLaws = [] {
        const auto texts = shipped_books({});
        std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>> clocks;
        for (const auto& [id, text] : texts) {
            if (folder_of(id) != "calendars") continue;
            auto book = calendar::read_calendar_book(text.text, "calendars/" + id);
            clocks[id] = std::make_shared<const BookedClock>(std::move(book), 1);
        }
        return read_laws(texts, clocks);
    }();
    return *kLaws;
}

}  // namespace flows
