#pragma once

struct sqlite3_vfs;

namespace support {

/// The table of functions that SQLite calls; each asks FaultVfs whether to fail, and else passes on to the real VFS.
sqlite3_vfs* fault_vfs();

}  // namespace support
