#include "ledger/seal.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "base/check.hpp"
#include "ledger/block_row.hpp"
#include "ledger/ledger_sql.hpp"

namespace ledger {
namespace {

constexpr std::int64_t kEntriesMax = 4096;

std::string_view bytes_of(const unsigned char* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

std::string sign(const Key& key, std::string_view text) {
    const auto secret = base::bytes_from_hex(key.secret);
    CHECK(secret && secret->size() == crypto_sign_SECRETKEYBYTES);
    unsigned char signature[crypto_sign_BYTES];
    crypto_sign_detached(signature, nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         reinterpret_cast<const unsigned char*>(secret->data()));
    return base::to_hex(bytes_of(signature, sizeof signature));
}

}  // namespace

Key make_key() {
    unsigned char open[crypto_sign_PUBLICKEYBYTES];
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    CHECK(sodium_init() >= 0);
    crypto_sign_keypair(open, secret);
    return {base::to_hex(bytes_of(secret, sizeof secret)), base::to_hex(bytes_of(open, sizeof open))};
}

std::optional<Key> key_from_secret(std::string_view secret_hex) {
    const auto secret = base::bytes_from_hex(secret_hex);
    if (!secret || secret->size() != crypto_sign_SECRETKEYBYTES) return std::nullopt;
    unsigned char open[crypto_sign_PUBLICKEYBYTES];
    crypto_sign_ed25519_sk_to_pk(open, reinterpret_cast<const unsigned char*>(secret->data()));
    return Key{std::string{secret_hex}, base::to_hex(bytes_of(open, sizeof open))};
}

base::Hash merkle_root(std::vector<base::Hash> level) {
    CHECK(!level.empty());
    std::string node(65, '\x01');
    while (level.size() > 1) {
        std::size_t out = 0;
        for (std::size_t i = 0; i < level.size(); i += 2) {
            if (i + 1 == level.size()) {
                level[out++] = level[i];
                break;
            }
            node.replace(1, 32, base::as_bytes(level[i]));
            node.replace(33, 32, base::as_bytes(level[i + 1]));
            level[out++] = base::sha256(node);
        }
        level.resize(out);
    }
    return level.front();
}

std::string block_text(std::int64_t organisation_id, const Block& block) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", organisation_id, block.block, block.first_seq, block.last_seq,
                       block.root, block.previous, block.public_key, base::to_micros(block.sealed_at));
}

std::optional<Block> last_block(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.one(sql::kFindLastBlock, {organisation_id}, read_block);
}

int seal(db::WriteTx& tx, std::int64_t organisation_id, const Key& key, base::Instant now) {
    const auto last = last_block(tx, organisation_id);
    Block block;
    block.block = last ? last->block : 0;
    block.last_seq = last ? last->last_seq : 0;
    block.hash = last ? last->hash : std::string(64, '0');
    block.public_key = key.open;
    block.sealed_at = now;
    for (int made = 0;; ++made) {
        std::vector<base::Hash> hashes;
        std::int64_t up_to = block.last_seq;
        tx.each(sql::kHashesAfter, {organisation_id, block.last_seq, kEntriesMax}, [&](const db::Row& row) {
            up_to = row.integer(0);
            const auto hash = base::hash_from_hex(row.text(1));
            CHECK(hash);
            hashes.push_back(*hash);
        });
        if (hashes.empty()) return made;
        block.block += 1;
        block.first_seq = block.last_seq + 1;
        block.last_seq = up_to;
        block.root = base::to_hex(merkle_root(std::move(hashes)));
        block.previous = block.hash;
        block.hash = base::to_hex(base::sha256(block_text(organisation_id, block)));
        block.signature = sign(key, block.hash);
        tx.run(sql::kInsertBlock, {organisation_id, block.block, block.first_seq, block.last_seq, block.root,
                                   block.previous, block.hash, block.signature, block.public_key, block.sealed_at});
    }
}

}  // namespace ledger
