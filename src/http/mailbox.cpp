#include "http/mailbox.hpp"

namespace http {

void Mailbox::put(std::weak_ptr<Recipient> to, Response response) {
    const std::lock_guard lock{mutex_};
    if (!wake_) return;
    letters_.emplace_back(std::move(to), std::move(response));
    if (letters_.size() == 1) wake_();
}

void Mailbox::deliver() {
    std::vector<std::pair<std::weak_ptr<Recipient>, Response>> letters;
    {
        const std::lock_guard lock{mutex_};
        letters.swap(letters_);
    }
    for (auto& [to, response] : letters)
        if (const auto recipient = to.lock()) recipient->answer(std::move(response));
}

void Mailbox::close() {
    const std::lock_guard lock{mutex_};
    wake_ = nullptr;
}

}  // namespace http
