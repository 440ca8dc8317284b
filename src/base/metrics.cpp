#include "base/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace base {
namespace {

std::string braced(std::string_view labels, std::string_view more = "") {
    if (labels.empty() && more.empty()) return "";
    return fmt::format("{{{}{}{}}}", labels, labels.empty() || more.empty() ? "" : ",", more);
}

void append_family(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {}

void Histogram::observe(double value) {
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), value);
    counts_[static_cast<std::size_t>(bound - bounds_.begin())].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::count() const {
    std::uint64_t count = 0;
    for (const auto& one : counts_) count += one.load(std::memory_order_relaxed);
    return count;
}

void Histogram::append_text(std::string& out, std::string_view name, std::string_view labels) const {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        count += counts_[i].load(std::memory_order_relaxed);
        const auto bound = i < bounds_.size() ? fmt::format("le=\"{}\"", bounds_[i]) : "le=\"+Inf\"";
        out += fmt::format("{}_bucket{} {}\n", name, braced(labels, bound), count);
    }
    out += fmt::format("{0}_sum{1} {2}\n{0}_count{1} {3}\n", name, braced(labels), sum_.load(std::memory_order_relaxed),
                       count);
}

Counter& Metrics::counter(const std::string& name, const std::string& help, const std::string& labels) {
    const std::lock_guard lock{mutex_};
    auto& family = counters_[name];
    family.help = help;
    auto& counter = family.by_labels[labels];
    if (!counter) counter = std::make_unique<Counter>();
    return *counter;
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                              const std::string& labels) {
    const std::lock_guard lock{mutex_};
    auto& family = histograms_[name];
    family.help = help;
    auto& histogram = family.by_labels[labels];
    if (!histogram) histogram = std::make_unique<Histogram>(bounds);
    return *histogram;
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
    const std::lock_guard lock{mutex_};
    std::string out;
    for (const auto& [name, family] : counters_) {
        append_family(out, name, family.help, "counter");
        for (const auto& [labels, counter] : family.by_labels) {
            out += fmt::format("{}{} {}\n", name, braced(labels), counter->value());
        }
    }
    for (const auto& [name, family] : histograms_) {
        append_family(out, name, family.help, "histogram");
        for (const auto& [labels, histogram] : family.by_labels) histogram->append_text(out, name, labels);
    }
    for (const auto& gauge : gauges) {
        append_family(out, gauge.name, gauge.help, "gauge");
        out += fmt::format("{}{} {}\n", gauge.name, braced(gauge.labels), gauge.value);
    }
    return out;
}

Metrics& metrics() {
    static Metrics kMetrics;
    return kMetrics;
}

const std::vector<double>& seconds_bounds() {
    static const std::vector<double> kBounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                             0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};
    return kBounds;
}

}  // namespace base
