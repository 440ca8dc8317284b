#pragma once

#include "flows/context.hpp"

namespace flows {

/// Goes on with one bulk action, or with the taking back of one, that nobody has moved since `silent_since`: its server
/// was killed, or could not write. It goes on as the one who began it, with what he may do by now; where he may no
/// longer work on cases, what is left is refused with not_permitted. Other writers come between, and of several servers
/// only one takes it. False where there is none.
bool resume_bulk(Context& context, base::Instant silent_since);

}  // namespace flows
