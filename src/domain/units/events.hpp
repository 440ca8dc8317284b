#pragma once

#include <variant>

#include "domain/units/unit.hpp"

namespace units {

// What can happen to a unit, with every value that the fold needs.

/// It was registered, or what it is and how it was bought was put right: the whole of both. A further customer is a
/// further owner.
struct Put {
    Identity identity;
    std::optional<Purchase> purchase;
    Text customer;
    bool is_of_old = false;  ///< an entry from before a unit had a history: its customer takes the place of all owners
};
/// How it was bought, delivered or installed, as it is known now.
struct PurchaseRecorded {
    Purchase purchase;
};
struct OwnerChanged {
    Owner owner;
};
/// A repair was entered, or what is known of it changed.
struct RepairRecorded {
    Repair repair;
};
/// It turned out that there was no repair.
struct RepairWithdrawn {
    std::string repair_id;
};
struct PartReplaced {
    Replacement replacement;
};
/// The unit was given in exchange for another one, or came in its place.
struct Exchanged {
    Exchange exchange;
    bool is_new = false;  ///< this is the unit that came in place of the other
};
/// A public code was printed for it; only the hash of the code stands here.
struct CodeGiven {
    std::string code_hash;
};

using Event = std::variant<Put, PurchaseRecorded, OwnerChanged, RepairRecorded, RepairWithdrawn, PartReplaced,
                           Exchanged, CodeGiven>;

/// Folds what happened into the unit. Reads nothing else.
void apply(Unit& unit, const Event& event);

}  // namespace units
