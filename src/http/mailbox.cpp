#include "http/mailbox.hpp"

namespace http {

void Mailbox::put(std::weak_ptr<Recipient> to, Letter letter) {
    const std::lock_guard lock{mutex_};
    if (!wake_) return;
    letters_.emplace_back(std::move(to), std::move(letter));
    if (letters_.size() == 1) wake_();
}

void Mailbox::deliver() {
    std::vector<std::pair<std::weak_ptr<Recipient>, Letter>> letters;
    {
        const std::lock_guard lock{mutex_};
        letters.swap(letters_);
    }
    for (auto& [to, letter] : letters)
        if (const auto recipient = to.lock()) recipient->open(std::move(letter));
}

void Mailbox::close() {
    const std::lock_guard lock{mutex_};
    wake_ = nullptr;
}

}  // namespace http
