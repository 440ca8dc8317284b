#include "lens/words.hpp"

#include "base/check.hpp"

namespace lens {

void Words::load(const duck::Connection& connection) {
    const std::lock_guard lock{mutex_};
    numbers_.clear();
    words_.clear();
    auto answer = connection.ask("SELECT word FROM words ORDER BY number");
    while (answer.next()) {
        words_.push_back(answer.text(0));
        numbers_.emplace(words_.back(), static_cast<std::int64_t>(words_.size()) - 1);
    }
    stored_ = words_.size();
}

void Words::store(const duck::Connection& connection) {
    const std::lock_guard lock{mutex_};
    // What a transaction that was undone had stored is stored again: `stored_` may be ahead of the file.
    auto answer = connection.ask("SELECT count(*) FROM words");
    CHECK(answer.next());
    stored_ = static_cast<std::size_t>(answer.integer(0));
    for (; stored_ < words_.size(); ++stored_) {
        const duck::Param values[] = {static_cast<std::int64_t>(stored_), words_[stored_]};
        connection.ask("INSERT INTO words VALUES ($1, $2)", values);
    }
}

std::int64_t Words::add(std::string_view word) {
    const std::lock_guard lock{mutex_};
    const auto found = numbers_.find(word);
    if (found != numbers_.end()) return found->second;
    const auto number = static_cast<std::int64_t>(words_.size());
    words_.emplace_back(word);
    numbers_.emplace(words_.back(), number);
    return number;
}

std::optional<std::int64_t> Words::find(std::string_view word) const {
    const std::lock_guard lock{mutex_};
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? std::nullopt : std::optional{found->second};
}

std::string Words::at(std::int64_t number) const {
    const std::lock_guard lock{mutex_};
    return words_.at(static_cast<std::size_t>(number));
}

}  // namespace lens
