#include "ledger/verify.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>

#include "base/text.hpp"
#include "ledger/seal.hpp"

namespace ledger {
namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

bool is_signed(std::string_view public_key, std::string_view text, std::string_view signature) {
    const auto key = base::bytes_from_hex(public_key);
    const auto bytes = base::bytes_from_hex(signature);
    if (!key || key->size() != crypto_sign_PUBLICKEYBYTES || !bytes || bytes->size() != crypto_sign_BYTES) return false;
    return crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(bytes->data()),
                                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                                       reinterpret_cast<const unsigned char*>(key->data())) == 0;
}

}  // namespace

bool Verifier::refuse(std::string complaint) {
    if (!verdict_.complaint.empty()) return false;
    verdict_.complaint = std::move(complaint);
    verdict_.fault_seq = last_seq_ + 1;
    return false;
}

/// What is wrong with a block is wrong from the first entry on that it seals.
bool Verifier::refuse_block(std::string complaint) {
    refuse(std::move(complaint));
    verdict_.fault_seq = sealed_seq_ + 1;
    return false;
}

bool Verifier::take(std::string_view line) {
    if (!verdict_.complaint.empty()) return false;
    if (!started_) {
        started_ = true;
        return line == "fivestar-ledger 1" ||
               refuse("this is no ledger export: its first line must be \"fivestar-ledger 1\"");
    }
    if (ended_) return refuse(fmt::format("lines stand behind the head (after entry {})", last_seq_));
    if (line.starts_with("E\t")) return take_entry(line.substr(2));
    if (line.starts_with("B\t")) return take_block(line.substr(2));
    if (line.starts_with("H\t")) return take_head(line.substr(2));
    return refuse(fmt::format("a line of no known kind stands after entry {}", last_seq_));
}

bool Verifier::take_text(std::string_view piece) {
    cut_.append(piece);
    std::size_t from = 0;
    for (;;) {
        const auto to = cut_.find('\n', from);
        if (to == std::string::npos) break;
        if (!take(std::string_view{cut_}.substr(from, to - from))) return false;
        from = to + 1;
    }
    cut_.erase(0, from);
    return true;
}

bool Verifier::take_entry(std::string_view line) {
    const auto expected = last_seq_ + 1;
    const auto cut = line.rfind('\t');
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    if (cut == std::string_view::npos || second == std::string_view::npos) {
        return refuse(fmt::format("entry {} is not readable", expected));
    }
    const auto organisation = line.substr(0, first);
    if (organisation_.empty()) organisation_ = organisation;
    if (organisation_ != organisation) return refuse(fmt::format("entry {} belongs to another organisation", expected));
    const auto seq = number(line.substr(first + 1, second - first - 1));
    if (!seq) return refuse(fmt::format("entry {} is not readable", expected));
    if (*seq > expected) return refuse(fmt::format("entry {} was removed", expected));
    if (*seq < expected) return refuse(fmt::format("an entry was inserted, or moved, behind entry {}", last_seq_));
    const auto hash = base::sha256(line.substr(0, cut));
    if (base::hash_from_hex(line.substr(cut + 1)) != hash) return refuse(fmt::format("entry {} was altered", expected));
    pending_.push_back(hash);
    if (pending_.size() > (1U << 20)) return refuse(fmt::format("no block seals the entries behind {}", sealed_seq_));
    last_seq_ = *seq;
    ++verdict_.entries;
    return true;
}

bool Verifier::take_block(std::string_view line) {
    const auto fields = base::split(line, '\t');
    const auto next = verdict_.blocks + 1;
    if (fields.size() != 10 || number(fields[1]) != next)
        return refuse_block(fmt::format("block {} is missing or not readable", next));
    const auto end_of_text = static_cast<std::size_t>(fields[7].data() + fields[7].size() - line.data());
    if (!check_block(line.substr(0, end_of_text), fields)) return false;
    ++verdict_.blocks;
    sealed_seq_ = last_seq_;
    last_hash_ = fields[8];
    verdict_.public_key = fields[6];
    pending_.clear();
    head_seen_ = head_seen_ || last_hash_ == trust_.head;
    return true;
}

bool Verifier::check_block(std::string_view signed_text, const std::vector<std::string_view>& fields) {
    const auto name = fmt::format("block {} (entries {} to {})", fields[1], fields[2], fields[3]);
    if (fields[0] != organisation_ || number(fields[2]) != sealed_seq_ + 1)
        return refuse_block(name + " does not begin where the block before ends");
    if (number(fields[3]) != last_seq_ || pending_.empty()) {
        return refuse_block(fmt::format("{}: the export stands at entry {}: entries were removed or added at its end",
                                        name, last_seq_));
    }
    if (base::to_hex(merkle_root(pending_)) != fields[4])
        return refuse_block(name + ": an entry was altered and hashed again");
    if (fields[5] != last_hash_) return refuse_block(name + " is not chained to the block before");
    if (base::to_hex(base::sha256(signed_text)) != fields[8]) return refuse_block(name + " was altered");
    if (!trust_.public_key.empty() && fields[6] != trust_.public_key)
        return refuse_block(name + " was signed with another key");
    if (!is_signed(fields[6], fields[8], fields[9])) return refuse_block(name + " does not carry its key's signature");
    return true;
}

bool Verifier::take_head(std::string_view line) {
    const auto fields = base::split(line, '\t');
    ended_ = true;
    if (fields.size() != 2 || number(fields[0]) != verdict_.blocks || fields[1] != last_hash_) {
        return refuse("the head names another block than the last one here: blocks were removed");
    }
    return true;
}

Verdict Verifier::finish() {
    if (!cut_.empty()) take(cut_);
    if (verdict_.complaint.empty() && !started_) refuse("the file is empty");
    if (verdict_.complaint.empty() && !ended_) refuse(fmt::format("the export breaks off behind entry {}", last_seq_));
    if (verdict_.complaint.empty() && !trust_.head.empty() && !head_seen_) {
        refuse("the head you hold is not in this chain: it was cut or sealed anew");
    }
    verdict_.holds = verdict_.complaint.empty();
    verdict_.unsealed = last_seq_ - sealed_seq_;
    verdict_.head = last_hash_;
    return verdict_;
}

}  // namespace ledger
