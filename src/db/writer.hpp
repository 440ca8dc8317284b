#pragma once

#include <exception>
#include <functional>

#include "db/transaction.hpp"

namespace db {

/// One unit of change. Returns whether its changes are to be kept; a refusal keeps none and is still an answer. It may
/// be run again from the start, so it takes its clock and ids from outside and leaves nothing behind but its result.
using Flow = std::function<bool(WriteTx&)>;
/// Told once, on a writer's thread, after the flow is on disk, or with what broke.
using Done = std::function<void(std::exception_ptr)>;

/// What a flow needs where several write at the same time; one writer alone gives all of it to everybody.
struct Manner {
    /// Alone: as if no other flow ran; the strictest, and where many work on neighbouring rows the slowest. Snapshot:
    /// sees one moment, and is run again where somebody else has changed a row that it changes too; enough where
    /// whatever it decides upon is in rows that it writes, or guarded by a unique key. Rows: takes rows one by one as
    /// they are then, locking them itself.
    enum class Isolation { Alone, Snapshot, Rows };
    Isolation isolation = Isolation::Alone;
    /// The flow itself finds out whether it has been done before, so it may be run again when the connection broke
    /// during its commit.
    bool knows_itself = false;
};

/// Runs flows and answers after their commit: an answered write is on disk.
class Writer {
public:
    virtual ~Writer() = default;  ///< finishes what is queued
    virtual void submit(Flow flow, Done done, Manner manner) = 0;
    /// How many wait: for backpressure and for imports that give way.
    virtual std::size_t waiting() const = 0;
};

}  // namespace db
