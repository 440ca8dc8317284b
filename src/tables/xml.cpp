#include "tables/xml.hpp"

#include <fmt/format.h>

#include <cstring>
#include <exception>
#include <utility>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace tables {

namespace {

constexpr int kChunk = 1 << 16;

std::string_view local_name(const char* name) {
    const char* colon = std::strrchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

}  // namespace

std::string_view Xml::Tag::operator[](std::string_view attribute) const {
    for (const char** each = attributes_; *each != nullptr; each += 2) {
        if (local_name(each[0]) == attribute) return each[1];
    }
    return {};
}

Xml::Xml(std::unique_ptr<Bytes> bytes, std::string name, Handlers handlers)
    : bytes_(std::move(bytes)),
      name_(std::move(name)),
      handlers_(std::move(handlers)),
      parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw base::Failure("expat does not start");
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, on_start, on_end);
    XML_SetCharacterDataHandler(parser_, on_text);
    XML_SetStartDoctypeDeclHandler(parser_, on_doctype);
}

Xml::~Xml() {
    XML_ParserFree(parser_);
}

bool Xml::run() {
    for (;;) {
        auto status = XML_STATUS_OK;
        if (paused_) {
            paused_ = false;
            status = XML_ResumeParser(parser_);
        } else {
            if (last_) return false;
            void* buffer = XML_GetBuffer(parser_, kChunk);
            if (buffer == nullptr) throw base::Failure("no memory for XML");
            const auto got = bytes_->read(static_cast<char*>(buffer), kChunk);
            last_ = got == 0;
            status = XML_ParseBuffer(parser_, static_cast<int>(got), last_);
        }
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
        if (status == XML_STATUS_SUSPENDED) return true;
        if (status == XML_STATUS_ERROR) {
            refuse(fmt::format("the XML is broken: {}", XML_ErrorString(XML_GetErrorCode(parser_))),
                   "export the file again");
        }
    }
}

void Xml::pause() {
    paused_ = XML_StopParser(parser_, XML_TRUE) == XML_STATUS_OK;
}

std::uint64_t Xml::line() const {
    return XML_GetCurrentLineNumber(parser_);
}

void Xml::refuse(const std::string& what, const std::string& cure) const {
    throw base::BadInput(what, fmt::format("{}:{}:{}", name_, line(), XML_GetCurrentColumnNumber(parser_) + 1), cure);
}

/// No exception may cross the C library: it is kept and thrown again outside.
void Xml::raise(const std::function<void()>& body) {
    if (error_) return;
    try {
        body();
    } catch (...) {
        error_ = std::current_exception();
        XML_StopParser(parser_, XML_FALSE);
    }
}

void Xml::on_start(void* self, const char* name, const char** attributes) {
    auto& xml = *static_cast<Xml*>(self);
    xml.raise([&] { xml.handlers_.start(Tag(local_name(name), attributes)); });
}

void Xml::on_end(void* self, const char* name) {
    auto& xml = *static_cast<Xml*>(self);
    if (xml.handlers_.end) xml.raise([&] { xml.handlers_.end(local_name(name)); });
}

void Xml::on_text(void* self, const char* text, int size) {
    auto& xml = *static_cast<Xml*>(self);
    if (xml.handlers_.text) xml.raise([&] { xml.handlers_.text({text, static_cast<std::size_t>(size)}); });
}

void Xml::on_doctype(void* self, const char*, const char*, const char*, int) {
    auto& xml = *static_cast<Xml*>(self);
    xml.raise([&] {
        xml.refuse("a document type (<!DOCTYPE ...>) is refused, as its entities can grow without end",
                   "export the file without it");
    });
}

}  // namespace tables
