#include "tables/bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/failure.hpp"

namespace tables {

namespace {

class FileBytes final : public Bytes {
public:
    explicit FileBytes(const std::string& path) : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (file_ < 0) {
            throw base::BadInput(fmt::format("cannot be opened: {}", std::strerror(errno)), path,
                                 "check the path and the permission to read");
        }
        struct stat about {};
        if (::fstat(file_, &about) == 0 && S_ISDIR(about.st_mode)) {
            ::close(file_);
            throw base::BadInput("is a folder", path, "name a file");
        }
        ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    ~FileBytes() override { ::close(file_); }

    std::size_t read(char* into, std::size_t size) override {
        for (;;) {
            const auto got = ::read(file_, into, size);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) {
                throw base::Failure(fmt::format("{}: reading broke off: {}", path_, std::strerror(errno)));
            }
        }
    }

private:
    std::string path_;
    int file_;
};

class MemoryBytes final : public Bytes {
public:
    explicit MemoryBytes(std::string_view bytes) : left_(bytes) {}
    std::size_t read(char* into, std::size_t size) override {
        const auto taken = std::min(size, left_.size());
        std::copy_n(left_.data(), taken, into);
        left_.remove_prefix(taken);
        return taken;
    }

private:
    std::string_view left_;
};

class RejoinedBytes final : public Bytes {
public:
    RejoinedBytes(std::string ahead, std::unique_ptr<Bytes> rest) : ahead_(std::move(ahead)), rest_(std::move(rest)) {}
    std::size_t read(char* into, std::size_t size) override {
        if (at_ == ahead_.size()) return rest_->read(into, size);
        const auto taken = std::min(size, ahead_.size() - at_);
        std::copy_n(ahead_.data() + at_, taken, into);
        at_ += taken;
        return taken;
    }

private:
    std::string ahead_;
    std::size_t at_ = 0;
    std::unique_ptr<Bytes> rest_;
};

class UnzippedBytes final : public Bytes {
public:
    UnzippedBytes(std::unique_ptr<Bytes> packed, std::string name)
        : packed_(std::move(packed)), name_(std::move(name)), input_(1 << 16) {
        if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw base::Failure("zlib does not start");
    }
    UnzippedBytes(const UnzippedBytes&) = delete;
    UnzippedBytes& operator=(const UnzippedBytes&) = delete;
    ~UnzippedBytes() override { inflateEnd(&stream_); }

    std::size_t read(char* into, std::size_t size) override {
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1 << 30));
        const auto room = stream_.avail_out;
        while (stream_.avail_out == room) {
            if (stream_.avail_in == 0 && !fill()) {
                if (between_members_) return 0;
                refuse("ends in the middle");
            }
            if (between_members_) inflateReset(&stream_);
            between_members_ = false;
            const auto status = inflate(&stream_, Z_NO_FLUSH);
            if (status == Z_STREAM_END) between_members_ = true;
            if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) refuse("is damaged");
        }
        return room - stream_.avail_out;
    }

private:
    bool fill() {
        stream_.avail_in = static_cast<uInt>(packed_->read(input_.data(), input_.size()));
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        return stream_.avail_in > 0;
    }
    [[noreturn]] void refuse(const char* what) const {
        throw base::BadInput(fmt::format("the gzip data {}", what), name_, "export or copy the file again");
    }

    std::unique_ptr<Bytes> packed_;
    std::string name_;
    std::vector<char> input_;
    z_stream stream_{};
    bool between_members_ = false;
};

}  // namespace

std::unique_ptr<Bytes> file_bytes(const std::string& path) {
    return std::make_unique<FileBytes>(path);
}
std::unique_ptr<Bytes> memory_bytes(std::string_view bytes) {
    return std::make_unique<MemoryBytes>(bytes);
}
std::unique_ptr<Bytes> unzipped_bytes(std::unique_ptr<Bytes> packed, std::string name) {
    return std::make_unique<UnzippedBytes>(std::move(packed), std::move(name));
}
std::unique_ptr<Bytes> rejoined_bytes(std::string ahead, std::unique_ptr<Bytes> rest) {
    return std::make_unique<RejoinedBytes>(std::move(ahead), std::move(rest));
}

std::string read_ahead(Bytes& bytes, std::size_t size) {
    std::string ahead(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto more = bytes.read(ahead.data() + got, size - got);
        if (more == 0) break;
        got += more;
    }
    ahead.resize(got);
    return ahead;
}

}  // namespace tables
