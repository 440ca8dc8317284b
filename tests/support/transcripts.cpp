#include <algorithm>
#include <cstdio>
#include <fstream>

#include "tests/support/transcript.hpp"

namespace {

/// Transcripts run once on each engine.
struct EngineToTest {
    const char* name;
    support::Place::Engine engine;
};

std::vector<EngineToTest> engines() {
    std::vector<EngineToTest> engines{{"SQLite", support::Place::Engine::Sqlite}};
    if (std::getenv("FIVESTAR_TEST_POSTGRES") != nullptr) {
        engines.push_back({"PostgreSQL", support::Place::Engine::Postgres});
    }
    return engines;
}

std::vector<std::filesystem::path> every_transcript() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(FIVESTAR_SOURCE_DIR "/tests/api")) {
        if (entry.path().extension() == ".test") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

bool run(const std::filesystem::path& path, const EngineToTest& engine, bool record) {
    std::vector<std::string> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    support::ApiWorld world{engine.engine};
    support::Transcript transcript{world, path.filename().string(), lines};
    const auto complaints = transcript.run(record);
    for (const auto& complaint : complaints) std::printf("%s (%s)\n", complaint.c_str(), engine.name);
    if (record && transcript.lines() != lines) {
        std::ofstream out(path);
        for (const auto& line : transcript.lines()) out << line << '\n';
    }
    return complaints.empty();
}

}  // namespace

/// transcripts [--record] [FILE...]: runs tests/api/*.test, or those named; beneath tests/support/postgres on both
/// engines.
int main(int count, char** words) {
    bool record = false;
    std::vector<std::filesystem::path> paths;
    for (int i = 1; i < count; ++i) {
        if (std::string_view{words[i]} == "--record") {
            record = true;
        } else {
            paths.emplace_back(words[i]);
        }
    }
    if (paths.empty()) paths = every_transcript();
    int passed = 0;
    int failed = 0;
    for (const auto& engine : engines()) {
        for (const auto& path : paths) ++(run(path, engine, record) ? passed : failed);
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
