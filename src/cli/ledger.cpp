#include "cli/ledger.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <vector>

#include "base/failure.hpp"
#include "flows/read_ledger.hpp"
#include "flows/replay_cases.hpp"
#include "ledger/export.hpp"

namespace cli {
namespace {

int report(const ledger::Verdict& verdict, const ledger::Trust& trust, Console& console) {
    console.out(fmt::format("entries {}\nblocks {}\nunsealed {}\nhead {}\nkey {}\n", verdict.entries, verdict.blocks,
                            verdict.unsealed, verdict.head, verdict.public_key));
    if (!verdict.holds) {
        console.err(fmt::format("the ledger does not hold: {}\n", verdict.complaint));
        return kRefused;
    }
    console.err("the ledger holds\n");
    if (trust.head.empty() && trust.public_key.empty()) {
        console.err(
            "a cut at the end, or a resealing by whoever has the key, shows only with --head and --key from outside\n");
    }
    return kDone;
}

}  // namespace

int verify_ledger_file(const std::string& file, ledger::Trust trust, Console& console) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.c_str(), "rb"), std::fclose};
    if (!in) throw base::BadInput("cannot be opened", file, "check the name and the permissions");
    ledger::Verifier verifier{trust};
    std::vector<char> block(1 << 20);
    for (;;) {
        const auto got = std::fread(block.data(), 1, block.size(), in.get());
        if (got == 0 || !verifier.take_text({block.data(), got})) break;
    }
    return report(verifier.finish(), trust, console);
}

int verify_ledger_store(flows::Context& context, ledger::Trust trust, Console& console) {
    return report(flows::verify_ledger(context, trust), trust, console);
}

int export_ledger(flows::Context& context, const std::string& file, Console& console) {
    std::ofstream out{file, std::ios::binary};
    if (!out) throw base::BadInput("cannot be written", file, "check the folder and the permissions");
    const auto head = context.database.read([&](const db::ReadTx& tx) {
        return ledger::write_export(tx, context.organisation_id(), [&](std::string_view piece) { out << piece; });
    });
    out.flush();
    if (!out) throw base::Failure("cannot write " + file);
    console.out(head);
    console.err(
        "keep this head apart from the export: it shows a later cut or resealing (fivestar ledger verify --head)\n");
    return kDone;
}

int replay_ledger(flows::Context& context, Console& console) {
    const auto replay = flows::replay_cases(context);
    console.out(fmt::format("cases {}\nunits {}\ncustomers {}\ndiffering {}\n", replay.cases, replay.units,
                            replay.customers, replay.differing.size()));
    for (const auto& line : replay.differing) console.err(line + "\n");
    return replay.differing.empty() ? kDone : kRefused;
}

}  // namespace cli
