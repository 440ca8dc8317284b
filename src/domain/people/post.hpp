#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "base/result.hpp"
#include "rules/node.hpp"

namespace people {

/// What needs the signature of a post: a price above the list, and what we give at our own cost.
constexpr std::array<std::string_view, 5> kSubjects{"over_list", "return", "refund", "exchange", "warranty"};

/// What a post may sign for one subject; without `most` any amount.
struct Limit {
    std::string subject;
    std::optional<base::Money> most;
};

/// A post that signs, and who holds it: by his role here, or by his post in the staff file.
struct Post {
    std::string post;
    std::string zh;
    std::string en;
    std::vector<std::string> roles;
    std::vector<std::string> staff_posts;
    std::vector<Limit> limits;

    bool may_sign(std::string_view subject, base::Money amount) const;
    bool is_held_by(std::string_view role, std::string_view staff_post) const;
};

/// The posts of the book in force, in its order.
struct Posts {
    std::vector<Post> list;

    const Post* find(std::string_view post) const;
    /// Those that may sign so much, the lowest limit first.
    std::vector<const Post*> who_may_sign(std::string_view subject, base::Money amount) const;
};

/// Who asks for a signature or gives one.
struct Signer {
    std::string role;
    std::string staff_post;  ///< empty for who is no member of staff
};

/// May he sign so much for the subject? Gives the post that he signs as. Refuses with: approval_not_yours (he holds no
/// post that signs this), approval_above_limit (his posts sign less).
base::Result<std::string> decide_signature(const Posts& posts, const Signer& signer, std::string_view subject,
                                           base::Money amount);

/// Reads rulebooks/posts.yaml; strict, every complaint with line and column. Each subject needs a post that signs any
/// amount: else something could never be decided.
Posts read_posts(const rules::Node& book);

}  // namespace people
