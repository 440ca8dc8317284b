#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "tables/bytes.hpp"
#include "tables/source.hpp"
#include "tables/xml.hpp"

namespace tables {

/// An event log after IEEE 1849 (XES), one row an event. Columns: `case:concept:name`, the other attributes of the
/// trace as `case:KEY`, `concept:name`, `time:timestamp`, `org:resource`, `lifecycle:transition`, then any others by
/// their key. Globals, classifiers, extensions, lists and attributes of attributes are left out. Attributes of a trace
/// must stand before its events, as the standard has them. The file is read twice: first for its keys.
class XesSource final : public Source {
public:
    XesSource(Opener open, std::string name);

    const Columns& columns() const override { return columns_; }
    bool next(Row& row) override;
    std::string_view kind() const override { return "xes"; }
    std::string reading() const override { return "xes"; }

private:
    enum class Level { Other, Trace, Event };
    void start(const Xml::Tag& tag);
    void end(std::string_view name);
    void keep(Level level, const Xml::Tag& tag);

    Columns columns_;
    std::unordered_map<std::string, std::size_t> keys_;
    bool collecting_ = true;
    std::unique_ptr<Xml> xml_;
    std::size_t depth_ = 0;
    Level level_ = Level::Other;
    std::string key_;
    std::vector<std::string> of_case_;
    std::vector<std::string> of_event_;
    std::size_t case_bytes_ = 0;
    std::size_t event_bytes_ = 0;
    std::uint64_t event_line_ = 0;
    std::uint64_t events_ = 0;
    std::vector<std::string_view> cells_;
};

}  // namespace tables
