#pragma once

#include "domain/cases/case.hpp"
#include "flows/context.hpp"
#include "ledger/append.hpp"

namespace flows {

/// A case of kind repair that is resolved is a repair of its unit, from the day it was opened to the day it was
/// resolved; a reopening makes it one that is under way, and a resolution that is taken back takes it away. Does
/// nothing where the case names no unit of our files.
void note_repair(db::WriteTx& tx, const Context& context, ledger::Appender& appender, const cases::Case& known,
                 std::string_view actor);

}  // namespace flows
