#include "tables/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <vector>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace tables {

namespace {

/// Streams through an ICU converter. Rows in a wrong encoding must be found later, so nothing is replaced silently:
/// each undecodable sequence becomes kUndecodable.
class DecodedBytes final : public Bytes {
public:
    DecodedBytes(std::unique_ptr<Bytes> bytes, const std::string& encoding)
        : bytes_(std::move(bytes)), input_(1 << 16) {
        auto status = U_ZERO_ERROR;
        converter_ = ucnv_open(encoding.c_str(), &status);
        if (U_FAILURE(status)) throw base::Failure("no converter for " + encoding);
        ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    DecodedBytes(const DecodedBytes&) = delete;
    DecodedBytes& operator=(const DecodedBytes&) = delete;
    ~DecodedBytes() override { ucnv_close(converter_); }

    std::size_t read(char* into, std::size_t size) override {
        while (at_ == ready_.size() && !ended_) convert();
        const auto taken = std::min(size, ready_.size() - at_);
        std::copy_n(ready_.data() + at_, taken, into);
        at_ += taken;
        return taken;
    }

private:
    void convert() {
        ready_.clear();
        at_ = 0;
        const auto got = bytes_->read(input_.data(), input_.size());
        ended_ = got == 0;
        const char* from = input_.data();
        const char* end = from + got;
        for (;;) {
            UChar* to = units_;
            auto status = U_ZERO_ERROR;
            ucnv_toUnicode(converter_, &to, std::end(units_), &from, end, nullptr, ended_, &status);
            for (const UChar* unit = units_; unit != to; ++unit) take(*unit);
            if (status == U_BUFFER_OVERFLOW_ERROR) continue;
            if (U_SUCCESS(status)) break;
            take_broken();
        }
        if (ended_ && high_ != 0) take_broken();
    }
    void take_broken() {
        high_ = 0;
        ready_ += kUndecodable;
    }
    void take(UChar unit) {
        if (at_start_ && unit == 0xFEFF) {
            at_start_ = false;
            return;
        }
        at_start_ = false;
        if (U16_IS_LEAD(unit)) {
            if (high_ != 0) take_broken();
            high_ = unit;
            return;
        }
        UChar32 point = unit;
        if (U16_IS_TRAIL(unit)) {
            if (high_ == 0) return take_broken();
            point = U16_GET_SUPPLEMENTARY(high_, unit);
        } else if (high_ != 0) {
            take_broken();
        }
        high_ = 0;
        append(point);
    }
    void append(UChar32 point) {
        const auto push = [this](UChar32 byte) { ready_ += static_cast<char>(byte); };
        if (point < 0x80) return push(point);
        if (point < 0x800) {
            push(0xC0 | (point >> 6));
        } else {
            if (point < 0x10000) {
                push(0xE0 | (point >> 12));
            } else {
                push(0xF0 | (point >> 18));
                push(0x80 | ((point >> 12) & 0x3F));
            }
            push(0x80 | ((point >> 6) & 0x3F));
        }
        push(0x80 | (point & 0x3F));
    }

    std::unique_ptr<Bytes> bytes_;
    std::vector<char> input_;
    UConverter* converter_ = nullptr;
    UChar units_[1 << 14];
    UChar high_ = 0;
    std::string ready_;
    std::size_t at_ = 0;
    bool ended_ = false;
    bool at_start_ = true;
};

}  // namespace

std::string encoding_name(const std::string& given, const std::string& where) {
    const auto lower = base::to_lower(given);
    if (lower == "utf-8" || lower == "utf8" || lower == "utf-8-sig" || lower == "ascii" || lower == "us-ascii") {
        return "utf-8";
    }
    if (lower == "gbk" || lower == "gb2312" || lower == "cp936" || lower == "936") return "gb18030";
    if (lower == "cp949" || lower == "uhc" || lower == "euc-kr") return "windows-949";
    if (lower == "latin-1" || lower == "latin1") return "iso-8859-1";
    auto status = U_ZERO_ERROR;
    auto* const converter = lower.empty() ? nullptr : ucnv_open(lower.c_str(), &status);
    if (converter == nullptr || U_FAILURE(status)) {
        throw base::BadInput(
            fmt::format("no encoding is called \"{}\"", given), where,
            "use utf-8, gb18030, big5, cp949, shift_jis, windows-1252, utf-16le or another name of IANA");
    }
    ucnv_close(converter);
    return lower;
}

std::unique_ptr<Bytes> decoded_bytes(std::unique_ptr<Bytes> bytes, const std::string& encoding) {
    if (encoding != "utf-8") return std::make_unique<DecodedBytes>(std::move(bytes), encoding);
    auto ahead = read_ahead(*bytes, 3);
    if (ahead == "\xEF\xBB\xBF") ahead.clear();
    return rejoined_bytes(std::move(ahead), std::move(bytes));
}

}  // namespace tables
