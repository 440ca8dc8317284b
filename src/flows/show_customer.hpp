#pragma once

#include <map>

#include "flows/disclose_personal.hpp"
#include "flows/list_case_entries.hpp"
#include "flows/see_unit.hpp"

namespace flows {

/// A customer as a page sees him: name, mobile and address masked.
struct ShownCustomer {
    customers::Customer known;
    std::map<std::string, std::string, std::less<>> texts;  ///< name, mobile, address
    std::vector<std::string> merged;                        ///< the codes of those who turned out to be him
};

base::Result<ShownCustomer> show_customer(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& code);
ShownCustomer show_customer(const db::ReadTx& tx, const Context& context, customers::Customer known);

/// Which customers somebody wants listed.
struct ListCustomers {
    std::string q;  ///< a whole mobile, how a name begins, or a code; empty for all
    std::int64_t limit = 50;
    std::string cursor;  ///< the code of the last one seen
};
struct CustomerList {
    std::vector<ShownCustomer> items;
    std::optional<std::string> next_cursor;
};
CustomerList list_customers(const db::ReadTx& tx, const Context& context, const Caller& caller,
                            const ListCustomers& asked);

/// Writes down who looks and why, and gives name, mobile and address. Refuses with: no_such_customer.
base::Result<Disclosed> disclose_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const DisclosePersonal& asked);
/// The values alone, for an answer that is given again.
base::Result<Disclosed> read_disclosed_customer(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                const std::string& code);

/// Everything that was written down of a unit or a customer, in order, personal values masked; of a customer also who
/// looked at them. Refuses with: no_such_unit, no_such_customer.
base::Result<std::vector<ShownEntry>> list_unit_entries(const db::ReadTx& tx, const Context& context,
                                                        const Caller& caller, const std::string& unit_id);
base::Result<std::vector<ShownEntry>> list_customer_entries(const db::ReadTx& tx, const Context& context,
                                                            const Caller& caller, const std::string& code);

/// "李**": enough to know him by.
std::string mask_customer(std::string_view field, std::string_view value);

}  // namespace flows
