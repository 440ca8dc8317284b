#include "tables/zip_parts.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "base/failure.hpp"

namespace tables {

namespace {

constexpr std::uint64_t kAlwaysAllowed = 16 << 20;
constexpr std::int64_t kPartsMax = 10000;

}  // namespace

struct ZipParts::Archive {
    std::string name;
    zip_t* zip = nullptr;
    std::uint64_t packed = 0;
    std::uint64_t allowed = 0;
    std::uint64_t unpacked = 0;

    ~Archive() {
        if (zip != nullptr) zip_discard(zip);
    }
    [[noreturn]] void refuse(const std::string& what, const std::string& part = "") const {
        throw base::BadInput(what, part.empty() ? name : name + ":" + part,
                             "save the workbook again as .xlsx, or as CSV");
    }
    void count(std::uint64_t bytes, const std::string& part) const {
        if (bytes <= allowed) return;
        throw base::BadInput(fmt::format("zip bomb: {} bytes unpack to more than {}", packed, allowed),
                             name + ":" + part, "save the sheet as CSV; a workbook that large is better read as text");
    }
};

namespace {

class PartBytes final : public Bytes {
public:
    PartBytes(zip_file_t* file, std::function<void(std::int64_t)> count) : file_(file), count_(std::move(count)) {}
    PartBytes(const PartBytes&) = delete;
    PartBytes& operator=(const PartBytes&) = delete;
    ~PartBytes() override { zip_fclose(file_); }

    std::size_t read(char* into, std::size_t size) override {
        const auto got = zip_fread(file_, into, size);
        count_(got);
        return static_cast<std::size_t>(got);
    }

private:
    zip_file_t* file_;
    std::function<void(std::int64_t)> count_;
};

}  // namespace

ZipParts::ZipParts(const XlsxInput& input, std::string name, const SourceOptions& options)
    : archive_(std::make_shared<Archive>()) {
    archive_->name = std::move(name);
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = input.path.empty()
                             ? zip_source_buffer_create(input.bytes.data(), input.bytes.size(), 0, &error)
                             : zip_source_file_create(input.path.c_str(), 0, 0, &error);
    if (source != nullptr) {
        zip_stat_t about;
        if (zip_source_stat(source, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0) archive_->packed = about.size;
        archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive_->zip == nullptr) zip_source_free(source);
    }
    if (archive_->zip == nullptr) {
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        archive_->refuse("the workbook is damaged: " + why);
    }
    zip_error_fini(&error);
    archive_->allowed =
        std::min(options.expanded_bytes_max, std::max(kAlwaysAllowed, archive_->packed * options.expansion_max));
    const auto parts = zip_get_num_entries(archive_->zip, 0);
    if (parts > kPartsMax) archive_->refuse(fmt::format("zip bomb: it holds {} parts", parts));
}

bool ZipParts::has(const std::string& part) const {
    return zip_name_locate(archive_->zip, part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::unique_ptr<Bytes> ZipParts::open(const std::string& part) const {
    const auto index = zip_name_locate(archive_->zip, part.c_str(), ZIP_FL_NOCASE);
    if (index < 0) archive_->refuse("this is a zip archive, but no workbook: it has no " + part);
    zip_stat_t about;
    if (zip_stat_index(archive_->zip, static_cast<zip_uint64_t>(index), 0, &about) != 0) {
        archive_->refuse("the workbook is damaged", part);
    }
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
        archive_->refuse("the workbook is locked by a password", part);
    }
    if ((about.valid & ZIP_STAT_SIZE) != 0) archive_->count(about.size, part);
    auto* const file = zip_fopen_index(archive_->zip, static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr) {
        archive_->refuse(fmt::format("the workbook is damaged: {}", zip_strerror(archive_->zip)), part);
    }
    return std::make_unique<PartBytes>(file, [archive = archive_, part](std::int64_t got) {
        if (got < 0) archive->refuse("the workbook is damaged", part);
        archive->unpacked += static_cast<std::uint64_t>(got);
        archive->count(archive->unpacked, part);
    });
}

}  // namespace tables
