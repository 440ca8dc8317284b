#pragma once

#include <chrono>

#include "flows/backup/backups.hpp"

namespace jobs {

/// Makes one backup, and its entry, where the newest is older than `every`; false where none is due. 0 means never.
bool make_due_backup(flows::Context& context, flows::Backups& backups, std::chrono::seconds every);

}  // namespace jobs
