#pragma once

#include <optional>
#include <string>

#include "store/case_list.hpp"

namespace flows {

/// Where a page of cases ended, as the text that a client sends back: the order it is of, and the place in it.
struct CaseCursor {
    enum class Order {
        Newest,
        Serial,
        Number,
        Late,
        WorkLate,
        WorkSoon,
        WorkWaitingOver,
        WorkOfPerson,
        WorkOfNobody,
        Words
    };
    Order order = Order::Newest;
    store::CaseMark mark;     ///< not for Number and Words
    std::string number;       ///< for Number
    std::int64_t doc_id = 0;  ///< for Words

    std::string text() const;
    /// Nothing for a text that text() has not written.
    static std::optional<CaseCursor> read(std::string_view text);
};

}  // namespace flows
