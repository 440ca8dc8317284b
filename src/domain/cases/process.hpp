#pragma once

#include <map>

#include "domain/cases/case.hpp"
#include "rules/node.hpp"

namespace cases {

struct Bilingual {
    std::string zh;
    std::string en;
};

/// The signature that a move needs: of the post that the company names, or of another that signs as much.
struct Approval {
    std::string subject;  ///< return, refund, exchange: always; warranty: where the company bears a part of the costs
    std::string post;
};

/// One move of a process: from which states, and to which. A move without `to` leads back to where the case came from.
struct Move {
    std::string name;  ///< respond, assign, start, wait, resume, resolve, close, reopen, note
    Bilingual title;
    std::vector<State> from;
    std::optional<State> to;
    std::vector<std::string> needs;  ///< person, outlet, person_or_outlet, for, text, reason
    std::vector<std::string> roles;  ///< who may; empty: every role that works on cases
    bool needs_consent = false;      ///< while the customer is to pay for something, he has to have agreed to it
    std::optional<Approval> approval = {};
};

/// The process of one kind of case, from rulebooks/processes.
struct Process {
    std::string kind;
    Bilingual title;
    std::string prefix;  ///< of case numbers: WX
    std::vector<Move> moves;

    const Move* find(std::string_view name) const;
    std::vector<std::string> moves_from(State state) const;
};

using Processes = std::map<std::string, Process, std::less<>>;

/// Reads a process book; strict, every complaint with line and column.
Process read_process(const rules::Node& book);

}  // namespace cases
