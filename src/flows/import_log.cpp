#include "flows/import_log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <condition_variable>
#include <cstdio>
#include <memory>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "store/import_store.hpp"

namespace flows {
namespace {

constexpr std::size_t kEventsAChunk = 1000;
constexpr int kChunksInFlight = 4;

/// SHA-256 of the file's bytes chained with the map: the name of this import.
std::string import_id(const std::string& path, const std::string& map_text) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rb"), std::fclose};
    if (!file) throw base::BadInput("cannot be opened", path, "check the name and the permissions");
    auto hash = base::sha256(map_text);
    std::string block(1 << 20, '\0');
    for (;;) {
        const auto got = std::fread(block.data(), 1, block.size(), file.get());
        if (got == 0) break;
        hash = base::sha256(base::as_bytes(hash), std::string_view{block.data(), got});
    }
    return base::to_hex(hash);
}

/// Hands chunks to the writer, a few at a time, and gathers what became of them.
class ChunkQueue {
public:
    ChunkQueue(Context& context, const Caller& caller, const ImportLog& asked)
        : context_(context),
          caller_(caller),
          asked_(asked),
          // Where several write, a later chunk could come to stand before an earlier one, and the cursor with it.
          in_flight_max_(context.database.has_many_writers() ? 1 : kChunksInFlight) {}
    ~ChunkQueue() { wait_for_all(); }
    ChunkQueue(const ChunkQueue&) = delete;
    ChunkQueue& operator=(const ChunkQueue&) = delete;

    void submit(ImportChunk chunk) {
        auto shared = std::make_shared<const ImportChunk>(std::move(chunk));
        std::unique_lock lock{mutex_};
        freed_.wait(lock, [this] { return in_flight_ < in_flight_max_; });
        if (error_) std::rethrow_exception(error_);
        ++in_flight_;
        lock.unlock();
        context_.database.write(
            [this, shared](db::WriteTx& tx) { return import_cases(tx, context_, caller_, *shared); },
            [this](std::exception_ptr error, std::optional<ImportProgress> progress) { settle(error, progress); });
    }

    ImportProgress finish() {
        wait_for_all();
        if (error_) std::rethrow_exception(error_);
        return total_;
    }

private:
    void settle(std::exception_ptr error, const std::optional<ImportProgress>& progress) {
        const std::lock_guard lock{mutex_};
        if (error && !error_) error_ = error;
        if (progress) {
            total_ += *progress;
            if (asked_.progress) asked_.progress(total_);
        }
        --in_flight_;
        freed_.notify_all();
    }
    void wait_for_all() {
        std::unique_lock lock{mutex_};
        freed_.wait(lock, [this] { return in_flight_ == 0; });
    }

    Context& context_;
    const Caller& caller_;
    const ImportLog& asked_;
    const int in_flight_max_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int in_flight_ = 0;
    std::exception_ptr error_;
    ImportProgress total_;
};

void check_kind(const Books& books, const ImportedCase& log) {
    if (books.processes.contains(log.kind)) return;
    std::vector<std::string> kinds;
    for (const auto& [kind, process] : books.processes) kinds.push_back(kind);
    throw base::BadInput(fmt::format("case '{}' is of the kind '{}', which has no process book", log.key, log.kind), "",
                         fmt::format("map the kind to one of: {}", fmt::join(kinds, ", ")));
}

tables::LogOptions options_of(const Context& context, const ImportLog& asked) {
    return {.now = context.now(),
            .zones = [](const std::string& name) -> tables::ToInstant {
                const auto* zone = base::find_zone(name);
                if (zone == nullptr) return {};
                return [zone](tables::WallTime wall) -> std::optional<base::Instant> {
                    const auto second = std::chrono::floor<std::chrono::seconds>(wall);
                    const auto instants = zone->instants(second.time_since_epoch().count());
                    if (instants.count == 0) return std::nullopt;
                    return base::Instant{std::chrono::seconds{instants.at[0]}} + (wall - second);
                };
            },
            .rejected = asked.rejected};
}

}  // namespace

ImportedLog import_log(Context& context, const Caller& caller, const ImportLog& asked) {
    ImportedLog done;
    const auto id = import_id(asked.path, asked.map_text);
    const auto before = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_import(tx, context.organisation_id(), id); });
    done.taken_before = before && before->state == "done";
    if (done.taken_before && !asked.dry_run) return done;
    const std::int64_t skip = before && !asked.dry_run ? before->cases_done : 0;
    done.resumed = skip > 0;

    const auto books = context.books();
    ChunkQueue queue{context, caller, asked};
    ImportChunk chunk{.import_id = id, .source = asked.map.source};
    std::size_t events = 0;
    std::int64_t seen = 0;
    const auto flush = [&] {
        if (chunk.cases.empty()) return;
        chunk.cases_done = seen;
        queue.submit(std::exchange(chunk, {.import_id = id, .source = asked.map.source}));
        events = 0;
    };
    const auto map = tables::with_formats(*tables::open_source(asked.path, asked.map.file), asked.map);
    const auto source = tables::open_source(asked.path, map.file);
    done.reading = source->reading();
    done.counts = tables::for_each_case(*source, map, options_of(context, asked), [&](const tables::LogCase& log) {
        if (++seen <= skip) return;
        auto owned = own_case(log, map.attributes);
        check_kind(*books, owned);
        if (asked.dry_run) return;
        events += owned.events.size();
        chunk.cases.push_back(std::move(owned));
        if (events >= kEventsAChunk) flush();
    });
    flush();
    done.progress = queue.finish();
    if (!asked.dry_run) {
        context.database.write_and_wait([&](db::WriteTx& tx) {
            store::put_import(tx, context.organisation_id(),
                              {.import_id = id, .source = map.source, .cases_done = seen, .state = "done"},
                              context.now());
            return 0;
        });
    }
    return done;
}

}  // namespace flows
