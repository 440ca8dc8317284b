#include "db/kept_views.hpp"

#include <algorithm>
#include <map>

namespace db {

std::shared_ptr<KeptViews> KeptViews::of(const std::string& path) {
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<KeptViews>> known;
    const std::lock_guard lock{mutex};
    std::erase_if(known, [](const auto& one) { return one.second.expired(); });
    auto& found = known[path];
    auto views = found.lock();
    if (!views) found = views = std::make_shared<KeptViews>();
    return views;
}

std::uint64_t KeptViews::commits() const {
    const std::lock_guard lock{mutex_};
    return commits_;
}

bool KeptViews::keep(View& view, std::uint64_t commits) {
    const std::lock_guard lock{mutex_};
    if (is_committing_ || commits != commits_) return false;
    views_.push_back(&view);
    return true;
}

bool KeptViews::take_back(View& view) {
    const std::lock_guard lock{mutex_};
    const auto found = std::find(views_.begin(), views_.end(), &view);
    if (found == views_.end()) return false;
    views_.erase(found);
    return true;
}

void KeptViews::begin_commit() {
    const std::lock_guard lock{mutex_};
    is_committing_ = true;
    for (auto* view : views_) view->end();
    views_.clear();
}

void KeptViews::end_commit() {
    const std::lock_guard lock{mutex_};
    is_committing_ = false;
    ++commits_;
}

}  // namespace db
