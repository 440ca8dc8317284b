#include "tables/run_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/failure.hpp"
#include "tables/event_record.hpp"

namespace tables {

namespace {

constexpr std::size_t kWriteBytes = 1 << 20;

int open_nameless(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    // Some file systems have no nameless files: then the name is taken away at once.
    auto path = folder + "/fivestar-sort-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named < 0) {
        throw base::Failure(fmt::format("{}: no temporary file for sorting: {}", folder, std::strerror(errno)));
    }
    ::unlink(path.c_str());
    return named;
}

}  // namespace

RunFile::RunFile(const std::string& folder) : folder_(folder), file_(open_nameless(folder)) {
    buffer_.reserve(kWriteBytes);
}

RunFile::RunFile(RunFile&& other) noexcept
    : folder_(std::move(other.folder_)),
      file_(std::exchange(other.file_, -1)),
      size_(other.size_),
      read_(other.read_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      front_(other.front_) {}

RunFile& RunFile::operator=(RunFile&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(file_, other.file_);
    std::swap(size_, other.size_);
    std::swap(read_, other.read_);
    std::swap(buffer_, other.buffer_);
    std::swap(begin_, other.begin_);
    std::swap(end_, other.end_);
    std::swap(front_, other.front_);
    return *this;
}

RunFile::~RunFile() {
    if (file_ >= 0) ::close(file_);
}

void RunFile::append(const char* record) {
    const auto size = record::size(record);
    if (!buffer_.empty() && buffer_.size() + size > kWriteBytes) flush();
    buffer_.insert(buffer_.end(), record, record + size);
}

void RunFile::flush() {
    std::size_t done = 0;
    while (done < buffer_.size()) {
        const auto put = ::write(file_, buffer_.data() + done, buffer_.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            throw base::Failure(fmt::format("{}: the log cannot be sorted, no room for temporary files: {}", folder_,
                                            std::strerror(put < 0 ? errno : ENOSPC)));
        }
        done += static_cast<std::size_t>(put);
    }
    size_ += buffer_.size();
    buffer_.clear();
}

void RunFile::finish() {
    flush();
    std::vector<char>().swap(buffer_);
}

void RunFile::rewind(std::size_t buffer_bytes) {
    buffer_.resize(buffer_bytes);
    read_ = begin_ = end_ = 0;
    front_ = buffer_.data();
    advance();
}

bool RunFile::fill() {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
    const auto room = std::min<std::uint64_t>(buffer_.size() - end_, size_ - read_);
    if (room == 0) return false;
    ssize_t got = 0;
    do {
        got = ::pread(file_, buffer_.data() + end_, static_cast<std::size_t>(room), static_cast<off_t>(read_));
    } while (got < 0 && errno == EINTR);
    if (got <= 0) throw base::Failure(fmt::format("{}: a temporary file cannot be read back", folder_));
    read_ += static_cast<std::uint64_t>(got);
    end_ += static_cast<std::size_t>(got);
    return true;
}

void RunFile::advance() {
    if (end_ > 0) begin_ += record::size(front_);
    while (end_ - begin_ < record::kHead || end_ - begin_ < record::size(buffer_.data() + begin_)) {
        if (!fill()) {
            front_ = nullptr;
            return;
        }
    }
    front_ = buffer_.data() + begin_;
}

}  // namespace tables
