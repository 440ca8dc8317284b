#pragma once

#include "api/routes.hpp"
#include "flows/backup/backups.hpp"

namespace api {

/// The backups in the company's own folder, for administrators. They have to outlive the routes.
void add_backup_routes(Routes& routes, flows::Backups& backups);

}  // namespace api
