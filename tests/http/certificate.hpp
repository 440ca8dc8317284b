#pragma once

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "http/tls.hpp"

/// A folder with a certificate that was made for the test, for 127.0.0.1 and this name, and its key.
class Certificate {
public:
    explicit Certificate(const std::string& name) {
        std::string folder = (std::filesystem::temp_directory_path() / "fivestar-tls-XXXXXX").string();
        folder_ = ::mkdtemp(folder.data());
        make(name);
    }
    ~Certificate() { std::filesystem::remove_all(folder_); }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    http::TlsFiles files() const { return {(folder_ / "certificate.pem").string(), (folder_ / "key.pem").string()}; }

    /// Puts another certificate in the place of this one.
    void make(const std::string& name) const {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
        const std::unique_ptr<X509, decltype(&X509_free)> made{X509_new(), X509_free};
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 86400);
        X509_set_pubkey(made.get(), key.get());
        auto* subject = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()),
                                   -1, -1, 0);
        X509_set_issuer_name(made.get(), subject);
        X509_sign(made.get(), key.get(), EVP_sha256());
        write(files().certificate, [&](FILE* to) { PEM_write_X509(to, made.get()); });
        write(files().key,
              [&](FILE* to) { PEM_write_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    }

private:
    template <typename Write>
    static void write(const std::string& path, Write write) {
        FILE* file = std::fopen(path.c_str(), "w");
        write(file);
        std::fclose(file);
    }
    std::filesystem::path folder_;
};
