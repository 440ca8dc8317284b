// How fast an export of the ledger is verified from its file, on one core, against bare SHA-256 over the same bytes:
// once as one long digest, once as one digest a line, which is the least that a verifier has to do. Usage: bench_ledger
// [entries]
#include "cli/ledger.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "base/ids.hpp"
#include "ledger/append.hpp"
#include "ledger/export.hpp"
#include "ledger/seal.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kEntriesAFlow = 4096;

/// Seconds by the clock and of the processor.
struct Took {
    double clock = 0;
    double processor = 0;
};

template <typename Run>
Took time(Run run) {
    const auto processor = std::clock();
    const auto clock = std::chrono::steady_clock::now();
    run();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count(),
            static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

/// A ledger of moves of cases, sealed as it grows, and its export.
void write_ledger(const fs::path& folder, std::int64_t entries) {
    const auto store = (folder / "store.db").string();
    db::migrate(*db::sqlite_engine(store), db::known_migrations(), base::from_micros(0));
    db::Database database{db::sqlite_engine(store)};
    base::Ids ids{base::seeded_random(1)};
    const auto key = ledger::make_key();
    const auto begin = *base::parse_rfc3339("2026-01-01T00:00:00Z");
    std::string case_id;
    for (std::int64_t done = 0; done < entries;) {
        database.write_and_wait([&](db::WriteTx& tx) {
            const auto now = begin + std::chrono::seconds{done};
            ledger::Appender appender{tx, 1, now};
            const auto until = std::min(entries, done + kEntriesAFlow);
            for (; done < until; ++done) {
                if (done % 5 == 0) case_id = ids.next(now);
                const auto payload =
                    fmt::format(R"({{"to":"assigned","person":"Person {}","imported":{{"activity":"Take in charge )"
                                R"(ticket","resource":"Value {}","occurrence":1}}}})",
                                done % 300, done % 20);
                appender.append(
                    {now - std::chrono::minutes{done % 90}, "import", "case", case_id, "case.assigned", payload});
            }
            return ledger::seal(tx, 1, key, now);
        });
    }
    std::ofstream out{folder / "export.txt", std::ios::binary};
    database.read([&](const db::ReadTx& tx) {
        ledger::write_export(tx, 1, [&](std::string_view piece) { out << piece; });
        return 0;
    });
}

/// Hashes what is read, and times the hashing alone.
template <typename Hash>
Took hash_file(const fs::path& file, Hash hash) {
    std::ifstream in{file, std::ios::binary};
    std::string held;
    std::string block(1 << 20, '\0');
    Took sum;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        held.append(block, 0, static_cast<std::size_t>(in.gcount()));
        const auto lines_end = held.rfind('\n') + 1;
        const auto took = time([&] { hash(std::string_view{held}.substr(0, lines_end)); });
        sum.clock += took.clock;
        sum.processor += took.processor;
        held.erase(0, lines_end);
    }
    return sum;
}

void print(const char* what, const Took& took, std::int64_t entries, double bytes) {
    fmt::print("{:25} {:6.2f} s, processor {:6.2f} s: {:9.0f} entries/s of one core, {:5.0f} MB/s\n", what, took.clock,
               took.processor, static_cast<double>(entries) / took.processor, bytes / took.processor / 1e6);
}

void compare(const fs::path& file, std::int64_t entries) {
    const auto bytes = static_cast<double>(fs::file_size(file));
    cli::Console silent{.out = [](std::string_view) {}, .err = [](std::string_view) {}};
    const auto verified = time([&] {
        if (cli::verify_ledger_file(file.string(), {}, silent) != cli::kDone) std::puts("it does not hold!");
    });
    auto* const context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    const auto whole =
        hash_file(file, [&](std::string_view text) { EVP_DigestUpdate(context, text.data(), text.size()); });
    EVP_MD_CTX_free(context);
    unsigned sum = 0;
    const auto by_line = hash_file(file, [&](std::string_view text) {
        for (std::size_t from = 0; from < text.size();) {
            const auto to = text.find('\n', from);
            sum += base::sha256(text.substr(from, to - from))[0];
            from = to + 1;
        }
    });
    if (sum == 1) std::puts("");
    print("verify", verified, entries, bytes);
    print("bare SHA-256", whole, entries, bytes);
    print("bare SHA-256 of each line", by_line, entries, bytes);
    fmt::print("verify / bare {:.2f}, verify / bare of each line {:.2f}\n", verified.processor / whole.processor,
               verified.processor / by_line.processor);
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t entries = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    std::string made = (fs::temp_directory_path() / "fivestar-bench-XXXXXX").string();
    const fs::path folder{::mkdtemp(made.data())};
    write_ledger(folder, entries);
    for (int round = 0; round < 3; ++round) compare(folder / "export.txt", entries);
    fs::remove_all(folder);
}
