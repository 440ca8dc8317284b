#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "ledger/entry.hpp"

namespace ledger {

/// An Ed25519 key pair, as hexadecimal text; `secret` is libsodium's 64 bytes.
struct Key {
    std::string secret;
    std::string open;  ///< the public half, 32 bytes
};

Key make_key();
/// Reads a key that make_key() wrote; nothing where it is malformed.
std::optional<Key> key_from_secret(std::string_view secret_hex);

/// Entries first..last, sealed. `hash` is SHA-256 over the other fields but the signature, as text joined by tabs.
struct Block {
    std::int64_t block = 0;
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    std::string root;
    std::string previous;
    std::string hash;
    std::string signature;
    std::string public_key;
    base::Instant sealed_at;
};

/// The Merkle root over entry hashes: an odd one is carried up as it is, a node is SHA-256(0x01, left, right). An
/// entry's own text never begins with 0x01. Consumes `level`.
base::Hash merkle_root(std::vector<base::Hash> level);
/// The text that a block's hash is taken over.
std::string block_text(std::int64_t organisation_id, const Block& block);

/// Seals every entry that is not sealed yet, in blocks of at most 4,096. Gives the number of blocks made.
int seal(db::WriteTx& tx, std::int64_t organisation_id, const Key& key, base::Instant now);

std::optional<Block> last_block(const db::ReadTx& tx, std::int64_t organisation_id);

}  // namespace ledger
