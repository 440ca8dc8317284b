#include "cli/user.hpp"

#include <fmt/format.h>

#include "base/ids.hpp"
#include "base/password.hpp"
#include "cli/refusal.hpp"
#include "flows/secrets.hpp"
#include "flows/users.hpp"

namespace cli {
int create_user(flows::Context& context, const flows::Caller& caller, const UserOptions& options, Console& console) {
    const auto password = flows::random_text(base::secure_random(), 60);
    const flows::NewUser wanted{.login = options.login,
                                .name = options.name,
                                .role = options.role,
                                .outlet = options.outlet.empty() ? std::nullopt : std::optional{options.outlet},
                                .password_hash = base::hash_password(password)};
    const auto made = context.database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::create_user(tx, context, caller, wanted); });
    if (!made) return refuse(made.refusal(), console);
    console.out(password + "\n");
    console.err(fmt::format("{} can sign in with this password and has to change it\n", options.login));
    return kDone;
}

}  // namespace cli
