#include "rules/node.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/text.hpp"

namespace rules {

struct Node::Value {
    enum class Kind { Null, Scalar, List, Map };
    Kind kind = Kind::Null;
    std::string scalar;
    bool quoted = false;
    std::vector<std::pair<std::string, std::shared_ptr<Value>>> children;  ///< keys are empty in a list
    std::shared_ptr<const std::string> file;
    std::string path;
    int line = 0;
    int column = 0;
};

namespace {

constexpr std::size_t kBytesMax = 8 << 20;
constexpr std::size_t kDepthMax = 64;

}  // namespace

namespace {

/// Builds our own tree from the parser's events: yaml-cpp's own loses doubled keys without a word.
template <typename V>
class Builder : public YAML::EventHandler {
public:
    explicit Builder(std::string file) : file_(std::make_shared<const std::string>(std::move(file))) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        take(make(mark, anchor, V::Kind::Null), mark);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, "aliases are not used in rulebooks"); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        auto value = make(mark, anchor, V::Kind::Scalar);
        value->scalar = text;
        value->quoted = tag == "!";
        if (!value->quoted && (text.empty() || text == "~" || text == "null")) value->kind = V::Kind::Null;
        take(std::move(value), mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(make(mark, anchor, V::Kind::List), mark);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(make(mark, anchor, V::Kind::Map), mark);
    }
    void OnSequenceEnd() override { stack_.pop_back(); }
    void OnMapEnd() override { stack_.pop_back(); }

    std::shared_ptr<V> root() { return root_; }

private:
    struct Level {
        std::shared_ptr<V> value;
        std::optional<std::string> key;
    };

    [[noreturn]] void refuse(const YAML::Mark& mark, const std::string& what) const {
        throw base::BadInput(what, fmt::format("{}:{}:{}", *file_, mark.line + 1, mark.column + 1));
    }

    std::shared_ptr<V> make(const YAML::Mark& mark, YAML::anchor_t anchor, typename V::Kind kind) const {
        if (anchor != 0) refuse(mark, "anchors are not used in rulebooks");
        auto value = std::make_shared<V>();
        value->kind = kind;
        value->file = file_;
        value->line = mark.line + 1;
        value->column = mark.column + 1;
        return value;
    }

    void open(std::shared_ptr<V> value, const YAML::Mark& mark) {
        if (stack_.size() >= kDepthMax) refuse(mark, fmt::format("nested deeper than {}", kDepthMax));
        if (!stack_.empty() && stack_.back().value->kind == V::Kind::Map && !stack_.back().key) {
            refuse(mark, "a key must be a word");
        }
        take(value, mark);
        stack_.push_back({value, std::nullopt});
    }

    void take(std::shared_ptr<V> value, const YAML::Mark& mark) {
        if (stack_.empty()) {
            root_ = std::move(value);
            return;
        }
        auto& level = stack_.back();
        auto& parent = *level.value;
        if (parent.kind == V::Kind::List) {
            value->path = fmt::format("{}[{}]", parent.path, parent.children.size());
            parent.children.emplace_back("", std::move(value));
        } else if (!level.key) {
            if (value->kind != V::Kind::Scalar) refuse(mark, "a key must be a word");
            for (const auto& [key, child] : parent.children) {
                if (key == value->scalar) {
                    refuse(mark,
                           fmt::format("the key '{}' stands here a second time (first on line {})", key, child->line));
                }
            }
            level.key = value->scalar;
        } else {
            value->path = parent.path.empty() ? *level.key : parent.path + "." + *level.key;
            parent.children.emplace_back(*level.key, std::move(value));
            level.key.reset();
        }
    }

    std::shared_ptr<const std::string> file_;
    std::vector<Level> stack_;
    std::shared_ptr<V> root_;
};

}  // namespace

Node Node::parse(std::string_view text, const std::string& file) {
    if (text.size() > kBytesMax) throw base::BadInput("larger than 8 MiB", file, "split the book");
    if (!base::is_utf8(text)) throw base::BadInput("not UTF-8 text", file, "save the file as UTF-8");
    Builder<Value> builder{file};
    try {
        std::istringstream stream{std::string{text}};
        YAML::Parser parser{stream};
        if (!parser.HandleNextDocument(builder)) throw base::BadInput("holds nothing", file);
        Builder<Value> rest{file};
        if (parser.HandleNextDocument(rest)) throw base::BadInput("holds a second document", file, "one book a file");
    } catch (const YAML::Exception& error) {
        throw base::BadInput(error.msg, fmt::format("{}:{}:{}", file, error.mark.line + 1, error.mark.column + 1));
    }
    if (!builder.root()) throw base::BadInput("holds nothing", file);
    return Node{builder.root()};
}

bool Node::is_map() const {
    return value_->kind == Value::Kind::Map;
}
bool Node::is_list() const {
    return value_->kind == Value::Kind::List;
}
bool Node::is_scalar() const {
    return value_->kind == Value::Kind::Scalar;
}
bool Node::is_null() const {
    return value_->kind == Value::Kind::Null;
}

std::string Node::where() const {
    return fmt::format("{}:{}:{}", *value_->file, value_->line, value_->column);
}

void Node::refuse(const std::string& what, const std::string& cure) const {
    throw base::BadInput(value_->path.empty() ? what : value_->path + " " + what, where(), cure);
}

std::optional<Node> Node::find(std::string_view key) const {
    if (!is_map()) refuse("must be a map");
    for (const auto& [name, child] : value_->children) {
        if (name == key) return Node{child};
    }
    return std::nullopt;
}

Node Node::at(std::string_view key) const {
    auto child = find(key);
    if (!child) refuse(fmt::format("lacks '{}'", key));
    return *child;
}

std::vector<Node> Node::items() const {
    if (!is_list()) refuse("must be a list");
    std::vector<Node> out;
    out.reserve(value_->children.size());
    for (const auto& [name, child] : value_->children) out.push_back(Node{child});
    return out;
}

std::vector<std::pair<std::string, Node>> Node::entries() const {
    if (!is_map()) refuse("must be a map");
    std::vector<std::pair<std::string, Node>> out;
    out.reserve(value_->children.size());
    for (const auto& [name, child] : value_->children) out.emplace_back(name, Node{child});
    return out;
}

void Node::only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [name, child] : entries()) {
        if (std::find(keys.begin(), keys.end(), name) == keys.end()) {
            child.refuse("is not a word of this kind of book", fmt::format("use one of: {}", fmt::join(keys, ", ")));
        }
    }
}

std::string Node::text() const {
    if (!is_scalar()) refuse("must be a text");
    return value_->scalar;
}

std::int64_t Node::integer() const {
    const auto word = text();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size())
        refuse(fmt::format("'{}' is not a whole number", word));
    return value;
}

double Node::number() const {
    const auto word = text();
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size()) refuse(fmt::format("'{}' is not a number", word));
    return value;
}

bool Node::flag() const {
    return word({"true", "false"}) == "true";
}

base::Date Node::date() const {
    const auto day = base::parse_date(text());
    if (!day) refuse(fmt::format("'{}' is not a day", text()), "write it as 2026-10-01");
    return *day;
}

std::string Node::text_or(std::string_view key, std::string fallback) const {
    const auto child = find(key);
    return child && !child->is_null() ? child->text() : std::move(fallback);
}

std::string Node::word(std::initializer_list<std::string_view> words) const {
    auto value = text();
    if (std::find(words.begin(), words.end(), value) == words.end()) {
        refuse(fmt::format("'{}' is none of: {}", value, fmt::join(words, ", ")));
    }
    return value;
}

}  // namespace rules
