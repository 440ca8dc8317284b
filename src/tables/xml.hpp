#pragma once

#include <expat.h>

#include <functional>
#include <string>
#include <string_view>

#include "tables/bytes.hpp"

namespace tables {

/// Reads XML as a stream of elements. Document types are refused outright, so no entity can be declared and none can
/// grow. Names come without their namespace prefix.
class Xml {
public:
    /// A start tag with its attributes.
    class Tag {
    public:
        Tag(std::string_view name, const char** attributes) : name_(name), attributes_(attributes) {}
        std::string_view name() const { return name_; }
        /// The value of an attribute, prefix disregarded; empty where it is absent.
        std::string_view operator[](std::string_view attribute) const;

    private:
        std::string_view name_;
        const char** attributes_;
    };
    struct Handlers {
        std::function<void(const Tag&)> start;
        std::function<void(std::string_view)> end = {};
        std::function<void(std::string_view)> text = {};
    };

    Xml(std::unique_ptr<Bytes> bytes, std::string name, Handlers handlers);
    Xml(const Xml&) = delete;
    Xml& operator=(const Xml&) = delete;
    ~Xml();

    /// Reads on until a handler calls pause(), or to the end: then false.
    bool run();
    void pause();
    std::uint64_t line() const;
    [[noreturn]] void refuse(const std::string& what, const std::string& cure) const;

private:
    void raise(const std::function<void()>& body);
    static void on_start(void* self, const char* name, const char** attributes);
    static void on_end(void* self, const char* name);
    static void on_text(void* self, const char* text, int size);
    static void on_doctype(void* self, const char*, const char*, const char*, int);

    std::unique_ptr<Bytes> bytes_;
    std::string name_;
    Handlers handlers_;
    XML_Parser parser_;
    std::exception_ptr error_;
    bool last_ = false;
    bool paused_ = false;
};

}  // namespace tables
