#include "lens/replace.hpp"

#include "lens/facts_appender.hpp"

namespace lens {

void replace(const duck::Connection& connection, std::span<const std::string> case_ids,
             std::span<const CaseFact> facts) {
    std::vector<duck::Wide> changed;
    for (const auto& id : case_ids) changed.push_back(wide_of(id));
    std::vector<duck::Wide> redone;
    for (const auto& fact : facts) {
        if (fact.rework_of) redone.push_back(*fact.rework_of);
    }
    connection.run("CREATE OR REPLACE TEMP TABLE changed (case_id UHUGEINT)");
    connection.run("CREATE OR REPLACE TEMP TABLE redone (case_id UHUGEINT)");
    append_ids(connection, "changed", changed);
    append_ids(connection, "redone", redone);
    connection.run(
        "INSERT INTO redone SELECT rework_of FROM case_facts "
        "WHERE rework_of IS NOT NULL AND case_id IN (SELECT case_id FROM changed)");
    connection.run("INSERT INTO redone SELECT case_id FROM changed");
    connection.run("DELETE FROM case_facts WHERE case_id IN (SELECT case_id FROM changed)");
    connection.run("DELETE FROM promise_facts WHERE case_id IN (SELECT case_id FROM changed)");
    FactsAppender appender{connection};
    appender.add(facts);
    appender.close();
    connection.run(
        "UPDATE case_facts SET reworked_us = first.at - resolved_at "
        "FROM (SELECT redone.case_id AS id, min(again.opened_at) AS at "
        "FROM redone LEFT JOIN case_facts AS again ON again.rework_of = redone.case_id GROUP BY id) AS first "
        "WHERE case_id = first.id");
}

}  // namespace lens
