#include "domain/people/post.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace people {
namespace {

const Limit* find_limit(const Post& post, std::string_view subject) {
    const auto found =
        std::find_if(post.limits.begin(), post.limits.end(), [&](const Limit& one) { return one.subject == subject; });
    return found == post.limits.end() ? nullptr : &*found;
}

std::vector<std::string> read_words(const rules::Node& parent, std::string_view key) {
    std::vector<std::string> words;
    if (const auto list = parent.find(key)) {
        for (const auto& item : list->items()) words.push_back(item.text());
    }
    return words;
}

Limit read_limit(const std::string& subject, const rules::Node& node) {
    if (std::find(kSubjects.begin(), kSubjects.end(), subject) == kSubjects.end()) {
        node.refuse(fmt::format("is nothing that is signed; known are {}", fmt::join(kSubjects, ", ")));
    }
    if (node.text() == "any") return {subject, std::nullopt};
    const auto most = base::parse_yuan(node.text());
    if (!most) node.refuse(fmt::format("'{}' is no amount in yuan", node.text()), "write 500, 500.50 or any");
    return {subject, most};
}

Post read_post(const rules::Node& node) {
    node.only({"post", "title", "roles", "staff_posts", "limits"});
    const auto title = node.at("title");
    title.only({"zh", "en"});
    Post post{.post = node.at("post").text(),
              .zh = title.at("zh").text(),
              .en = title.at("en").text(),
              .roles = read_words(node, "roles"),
              .staff_posts = read_words(node, "staff_posts")};
    if (post.roles.empty() && post.staff_posts.empty()) {
        node.refuse("is held by nobody", "name roles or staff_posts");
    }
    for (const auto& [subject, limit] : node.at("limits").entries()) post.limits.push_back(read_limit(subject, limit));
    return post;
}

}  // namespace

bool Post::may_sign(std::string_view subject, base::Money amount) const {
    const auto* limit = find_limit(*this, subject);
    return limit != nullptr && (!limit->most || amount <= *limit->most);
}

bool Post::is_held_by(std::string_view role, std::string_view staff_post) const {
    const auto among = [](const std::vector<std::string>& words, std::string_view word) {
        return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
    };
    return among(roles, role) || among(staff_posts, staff_post);
}

const Post* Posts::find(std::string_view post) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Post& one) { return one.post == post; });
    return found == list.end() ? nullptr : &*found;
}

std::vector<const Post*> Posts::who_may_sign(std::string_view subject, base::Money amount) const {
    std::vector<const Post*> found;
    for (const auto& post : list) {
        if (post.may_sign(subject, amount)) found.push_back(&post);
    }
    const auto most = [&](const Post* post) {
        return find_limit(*post, subject)->most.value_or(base::kMoneyMost + base::Money{1});
    };
    std::stable_sort(found.begin(), found.end(), [&](const Post* a, const Post* b) { return most(a) < most(b); });
    return found;
}

base::Result<std::string> decide_signature(const Posts& posts, const Signer& signer, std::string_view subject,
                                           base::Money amount) {
    bool signs_less = false;
    for (const auto& post : posts.list) {
        if (!post.is_held_by(signer.role, signer.staff_post)) continue;
        if (post.may_sign(subject, amount)) return post.post;
        signs_less = signs_less || find_limit(post, subject) != nullptr;
    }
    std::string who;
    for (const auto* post : posts.who_may_sign(subject, amount)) who += (who.empty() ? "" : ", ") + post->post;
    return base::Refusal{signs_less ? "approval_above_limit" : "approval_not_yours",
                         {{"subject", std::string{subject}}, {"posts", who}}};
}

Posts read_posts(const rules::Node& book) {
    book.only({"id", "source", "posts"});
    Posts posts;
    for (const auto& item : book.at("posts").items()) {
        auto post = read_post(item);
        if (posts.find(post.post) != nullptr) item.refuse(fmt::format("has the post '{}' a second time", post.post));
        posts.list.push_back(std::move(post));
    }
    for (const auto subject : kSubjects) {
        const bool is_signed = std::any_of(posts.list.begin(), posts.list.end(), [&](const Post& post) {
            const auto* limit = find_limit(post, subject);
            return limit != nullptr && !limit->most;
        });
        if (!is_signed) book.at("posts").refuse(fmt::format("lacks a post that signs any amount of '{}'", subject));
    }
    return posts;
}

}  // namespace people
