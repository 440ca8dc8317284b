#include "base/metrics.hpp"

#include <doctest/doctest.h>

TEST_CASE("counters, histograms and gauges are written as Prometheus reads them") {
    base::Metrics metrics;
    metrics.counter("turned_away_total", "Requests turned away.", R"(why="often")").add(3);
    metrics.counter("turned_away_total", "Requests turned away.", R"(why="often")").add();
    auto& seconds = metrics.histogram("took_seconds", "How long it took.", {0.5, 1}, R"(route="a")");
    for (const double value : {0.25, 0.5, 0.75, 4.0}) seconds.observe(value);
    CHECK(seconds.count() == 4);
    CHECK(metrics.text({{"streams", "Open streams.", 2}, {"build_info", "What runs.", 1, R"(version="1")"}}) ==
          "# HELP turned_away_total Requests turned away.\n"
          "# TYPE turned_away_total counter\n"
          "turned_away_total{why=\"often\"} 4\n"
          "# HELP took_seconds How long it took.\n"
          "# TYPE took_seconds histogram\n"
          "took_seconds_bucket{route=\"a\",le=\"0.5\"} 2\n"
          "took_seconds_bucket{route=\"a\",le=\"1\"} 3\n"
          "took_seconds_bucket{route=\"a\",le=\"+Inf\"} 4\n"
          "took_seconds_sum{route=\"a\"} 5.5\n"
          "took_seconds_count{route=\"a\"} 4\n"
          "# HELP streams Open streams.\n"
          "# TYPE streams gauge\n"
          "streams 2\n"
          "# HELP build_info What runs.\n"
          "# TYPE build_info gauge\n"
          "build_info{version=\"1\"} 1\n");
}
