#include "tests/support/fault_files.hpp"

#include <sqlite3.h>

#include <new>

#include "tests/support/fault_vfs.hpp"

namespace support {
namespace {

using Call = FaultVfs::Call;

/// SQLite gives the memory: this, and behind it what the real VFS needs for its own file.
struct FaultFile {
    sqlite3_file base;
    std::string* path;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods& calls() { return *real()->pMethods; }
};

FaultFile* of(sqlite3_file* file) {
    return reinterpret_cast<FaultFile*>(file);
}

int fault(FaultFile* file, Call call, std::int64_t bytes = 0) {
    return FaultVfs::instance().fault(*file->path, call, bytes);
}

int close(sqlite3_file* given) {
    auto* file = of(given);
    const int code = file->calls().xClose(file->real());
    delete file->path;
    return code;
}

int read(sqlite3_file* given, void* to, int size, sqlite3_int64 offset) {
    auto* file = of(given);
    if (const int code = fault(file, Call::Read)) return code;
    return file->calls().xRead(file->real(), to, size, offset);
}

int write(sqlite3_file* given, const void* from, int size, sqlite3_int64 offset) {
    auto* file = of(given);
    if (const int code = fault(file, Call::Write, size)) return code;
    const int code = file->calls().xWrite(file->real(), from, size, offset);
    if (code == SQLITE_OK) {
        FaultVfs::instance().note_write(*file->path, offset,
                                        {static_cast<const char*>(from), static_cast<std::size_t>(size)});
    }
    return code;
}

int truncate(sqlite3_file* given, sqlite3_int64 size) {
    auto* file = of(given);
    if (const int code = fault(file, Call::Truncate)) return code;
    const int code = file->calls().xTruncate(file->real(), size);
    if (code == SQLITE_OK) FaultVfs::instance().note_truncate(*file->path, size);
    return code;
}

/// The real file is not synced: what is on disk is FaultDisk's to say.
int sync(sqlite3_file* given, int) {
    auto* file = of(given);
    if (const int code = fault(file, Call::Sync)) return code;
    FaultVfs::instance().note_sync(*file->path);
    return SQLITE_OK;
}

int file_size(sqlite3_file* given, sqlite3_int64* size) {
    return of(given)->calls().xFileSize(of(given)->real(), size);
}

int lock(sqlite3_file* given, int level) {
    if (const int code = fault(of(given), Call::Lock)) return code;
    return of(given)->calls().xLock(of(given)->real(), level);
}

int unlock(sqlite3_file* given, int level) {
    return of(given)->calls().xUnlock(of(given)->real(), level);
}

int check_lock(sqlite3_file* given, int* held) {
    return of(given)->calls().xCheckReservedLock(of(given)->real(), held);
}

int control(sqlite3_file* given, int op, void* arg) {
    return of(given)->calls().xFileControl(of(given)->real(), op, arg);
}

int sector_size(sqlite3_file* given) {
    return of(given)->calls().xSectorSize(of(given)->real());
}

int characteristics(sqlite3_file* given) {
    return of(given)->calls().xDeviceCharacteristics(of(given)->real());
}

int shm_map(sqlite3_file* given, int page, int size, int extend, volatile void** memory) {
    if (const int code = fault(of(given), Call::Other)) return code;
    return of(given)->calls().xShmMap(of(given)->real(), page, size, extend, memory);
}

int shm_lock(sqlite3_file* given, int offset, int count, int flags) {
    return of(given)->calls().xShmLock(of(given)->real(), offset, count, flags);
}

void shm_barrier(sqlite3_file* given) {
    of(given)->calls().xShmBarrier(of(given)->real());
}

int shm_unmap(sqlite3_file* given, int remove) {
    return of(given)->calls().xShmUnmap(of(given)->real(), remove);
}

// Version 2: without memory mapping, so that every read passes here.
constexpr sqlite3_io_methods kMethods{
    2,         close,      read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_lock, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,    nullptr};

sqlite3_vfs* real_vfs() {
    static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
    return real;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* given, int flags, int* out_flags) {
    auto* file = of(given);
    file->base.pMethods = nullptr;
    const std::string path = name == nullptr ? "" : name;
    if (const int code = FaultVfs::instance().fault(path, Call::Open)) return code;
    const int code = real_vfs()->xOpen(real_vfs(), name, file->real(), flags, out_flags);
    if (code != SQLITE_OK) return code;
    FaultVfs::instance().note_open(path);
    file->path = new std::string{path};
    file->base.pMethods = &kMethods;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    if (const int code = FaultVfs::instance().fault(name, Call::Delete)) return code;
    const int code = real_vfs()->xDelete(real_vfs(), name, 0);
    if (code == SQLITE_OK) FaultVfs::instance().note_delete(name, sync_folder != 0);
    return code;
}

}  // namespace

sqlite3_vfs* fault_vfs() {
    static sqlite3_vfs vfs = [] {
        auto copy = *real_vfs();
        copy.szOsFile = static_cast<int>(sizeof(FaultFile)) + real_vfs()->szOsFile;
        copy.zName = "faults";
        copy.pNext = nullptr;
        copy.xOpen = open;
        copy.xDelete = remove;
        return copy;
    }();
    return &vfs;
}

}  // namespace support
