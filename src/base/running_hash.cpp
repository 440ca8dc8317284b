#include "base/running_hash.hpp"

#include <openssl/evp.h>

#include "base/check.hpp"

namespace base {

struct RunningHash::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    void begin() { CHECK(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1); }
};

RunningHash::RunningHash() : state_(std::make_unique<State>()) {
    state_->begin();
}

RunningHash::~RunningHash() = default;

void RunningHash::add(std::string_view bytes) {
    CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

Hash RunningHash::finish() {
    Hash hash;
    unsigned size = 0;
    CHECK(EVP_DigestFinal_ex(state_->context.get(), hash.data(), &size) == 1 && size == hash.size());
    state_->begin();
    return hash;
}

}  // namespace base
