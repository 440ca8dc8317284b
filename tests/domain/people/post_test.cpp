#include "domain/people/post.hpp"

#include <doctest/doctest.h>

#include "base/failure.hpp"
#include "base/file.hpp"

using namespace people;

namespace {

Posts shipped() {
    const auto text = base::read_file(FIVESTAR_SOURCE_DIR "/rulebooks/posts.yaml");
    return read_posts(rules::Node::parse(text, "posts.yaml"));
}

std::string signs(const Signer& signer, std::string_view subject, std::int64_t fen) {
    const auto post = decide_signature(shipped(), signer, subject, {fen});
    return post ? *post : post.refusal().code;
}

}  // namespace

TEST_CASE("a post signs up to its limit, on the fen") {
    CHECK(signs({"manager", ""}, "return", 500'000) == "service_manager");
    CHECK(signs({"manager", ""}, "return", 500'001) == "approval_above_limit");
    CHECK(signs({"executive", ""}, "return", 9'000'000) == "head_of_marketing");
    CHECK(signs({"agent", ""}, "return", 1) == "approval_not_yours");
    CHECK(signs({"agent", "市场总监"}, "return", 500'001) == "head_of_marketing");
    CHECK(signs({"agent", "服务经理"}, "warranty", 100'000) == "service_manager");
    CHECK(signs({"manager", "市场总监"}, "warranty", 100'001) == "head_of_marketing");
}

TEST_CASE("who may sign is told with the lowest limit first") {
    const auto posts = shipped();
    const auto few = posts.who_may_sign("refund", {100});
    REQUIRE(few.size() == 2);
    CHECK(few[0]->post == "service_manager");
    CHECK(posts.who_may_sign("refund", {500'001}).size() == 1);
}

TEST_CASE("a book in which something could never be signed is refused") {
    const auto complaint_of = [](const std::string& posts) -> std::string {
        try {
            static_cast<void>(read_posts(rules::Node::parse("id: posts\nsource: ours\nposts:\n" + posts, "p.yaml")));
        } catch (const base::BadInput& bad) {
            return bad.what();
        }
        return "";
    };
    const std::string any = "over_list: any, return: any, refund: any, exchange: any, warranty: ";
    const std::string head = "  - {post: a, title: {zh: 甲, en: A}, ";
    CHECK(complaint_of(head + "roles: [x], limits: {" + any + "any}}\n").empty());
    CHECK(complaint_of(head + "roles: [x], limits: {" + any + "5}}\n").find("any amount of 'warranty'") !=
          std::string::npos);
    CHECK(complaint_of(head + "limits: {" + any + "any}}\n").find("held by nobody") != std::string::npos);
    CHECK(complaint_of(head + "roles: [x], limits: {gift: any}}\n").find("nothing that is signed") !=
          std::string::npos);
    CHECK(complaint_of(head + "roles: [x], limits: {return: much}}\n").find("no amount in yuan") != std::string::npos);
    const auto one = head + "roles: [x], limits: {" + any + "any}}\n";
    CHECK(complaint_of(one + one).find("a second time") != std::string::npos);
}
