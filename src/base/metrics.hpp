#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// What only grows. Counting costs one atomic addition.
class Counter {
public:
    void add(std::uint64_t count = 1) { count_.fetch_add(count, std::memory_order_relaxed); }
    std::uint64_t value() const { return count_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> count_ = 0;
};

/// How values are spread: how many were at most each bound, all of them, and their sum.
class Histogram {
public:
    explicit Histogram(std::vector<double> bounds);
    void observe(double value);
    std::uint64_t count() const;
    void append_text(std::string& out, std::string_view name, std::string_view labels) const;

private:
    const std::vector<double> bounds_;  ///< rising
    std::deque<std::atomic<std::uint64_t>> counts_;
    std::atomic<double> sum_ = 0;
};

/// A value that is looked up when somebody asks.
struct Gauge {
    std::string name;
    std::string help;
    double value = 0;
    std::string labels = {};  ///< `version="0.1.0"`
};

/// What this process measures of itself, as Prometheus reads it (text format 0.0.4). What is asked for by the same name
/// and labels is the same, and stays where it is: whoever measures often keeps the reference.
class Metrics {
public:
    Counter& counter(const std::string& name, const std::string& help, const std::string& labels = "");
    Histogram& histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                         const std::string& labels = "");
    std::string text(const std::vector<Gauge>& gauges) const;

private:
    template <typename T>
    struct Family {
        std::string help;
        std::map<std::string, std::unique_ptr<T>> by_labels;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Family<Counter>> counters_;
    std::map<std::string, Family<Histogram>> histograms_;
};

/// The one of this process.
Metrics& metrics();

/// Bounds for what takes between a tenth of a millisecond and ten seconds.
const std::vector<double>& seconds_bounds();

}  // namespace base
