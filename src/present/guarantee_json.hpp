#pragma once

#include <string>
#include <vector>

#include "domain/guarantee/laws.hpp"
#include "json/json.hpp"

namespace present {

/// Reads the facts of a request as the contract names them. Throws base::BadInput for a value of a wrong type; what is
/// no fact is kept in `unmatched`.
void read_facts(const json::object& given, const guarantee::Vocabulary& vocabulary, guarantee::Facts& facts);

/// The names of books in a request; empty where none are given.
std::vector<std::string> read_book_names(const json::value* given);

/// Writes the answer with the words of the contract: amounts in yuan, days as 2025-03-10. `with_texts` also puts in the
/// plain words of every clause, in both languages.
void write_answer(const guarantee::Laws& laws, const guarantee::Facts& facts, const guarantee::Answer& answer,
                  bool with_texts, json::object& out);

}  // namespace present
