#include "app/demo_account.hpp"

#include <fstream>

#include "base/ids.hpp"
#include "base/password.hpp"
#include "flows/secrets.hpp"
#include "flows/users.hpp"

namespace app {
namespace {

constexpr const char* kLogin = "demo";

}  // namespace

std::optional<DemoAccount> demo_account(Company& company, bool was_filled) {
    const auto file = company.directory().path() / "demo-account.txt";
    if (std::ifstream in{file}; in) {
        DemoAccount account{kLogin, ""};
        std::getline(in, account.password);
        return account;
    }
    if (!was_filled) return std::nullopt;
    const DemoAccount account{kLogin, flows::random_text(base::secure_random(), 60)};
    auto& context = company.context();
    const flows::NewUser wanted{.login = account.login,
                                .name = "王管理员",
                                .role = "admin",
                                .password_hash = base::hash_password(account.password),
                                .must_change_password = false};
    const auto made = context.database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::create_user(tx, context, {.actor = "system", .role = "admin"}, wanted); });
    if (!made) return std::nullopt;
    std::ofstream out{file};
    out << account.password << "\n";
    out.close();
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return account;
}

}  // namespace app
