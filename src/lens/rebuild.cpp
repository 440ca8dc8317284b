#include "lens/rebuild.hpp"

#include <future>

#include "lens/facts_appender.hpp"

namespace lens {

void load_all(const duck::Connection& connection, Source& source) {
    connection.run("DROP TABLE IF EXISTS case_facts");
    connection.run("DROP TABLE IF EXISTS promise_facts");
    connection.run(create_case_facts());
    connection.run(kCreatePromiseFacts);
    FactsAppender appender{connection};
    std::vector<CaseFact> reading;
    std::vector<CaseFact> writing;
    std::future<void> written;
    while (source.next_page(reading)) {
        if (written.valid()) written.get();
        std::swap(reading, writing);
        written = std::async(std::launch::async, [&] { appender.add(writing); });
    }
    if (written.valid()) written.get();
    appender.close();
    connection.run(
        "UPDATE case_facts SET reworked_us = redone.at - resolved_at "
        "FROM (SELECT rework_of AS id, min(opened_at) AS at FROM case_facts WHERE rework_of IS NOT NULL GROUP BY id) "
        "AS redone WHERE case_id = redone.id");
}

}  // namespace lens
