#include "app/company.hpp"

#include <sodium.h>

#include "base/check.hpp"
#include "flows/rulebooks.hpp"

namespace app {
namespace {

std::unique_ptr<db::Database> open_store(const std::string& file) {
    auto engine = db::sqlite_engine(file);
    db::migrate(*engine, db::known_migrations(), system_now());
    return std::make_unique<db::Database>(std::move(engine));
}

flows::Organisation organisation_of(const DataDirectory::Config& config) {
    return {.organisation_id = 1, .name = config.name, .zone_name = config.zone, .zone = base::find_zone(config.zone)};
}

lens::Offset offset_of(const base::Zone* zone) {
    return [zone](std::int64_t utc_micros) {
        const auto second = std::chrono::floor<std::chrono::seconds>(base::from_micros(utc_micros));
        return std::int64_t{zone->offset_at(second.time_since_epoch().count())} * 1'000'000;
    };
}

}  // namespace

base::Instant system_now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Company::Company(const std::filesystem::path& data, const std::string& name_if_new) : directory_(data) {
    CHECK(sodium_init() >= 0);
    const auto config = directory_.config(name_if_new);
    sealing_key_ = directory_.sealing_key();
    database_ = open_store(directory_.store_file());
    context_ = std::make_unique<flows::Context>(*database_, organisation_of(config), system_now, base::secure_random());
    flows::start_books(*context_);
    auto lens = lens::Lens::open({.folder = directory_.lens_folder()},
                                 {.id = 1, .zone = config.zone, .offset = offset_of(context_->organisation.zone)});
    if (lens) {
        context_->lens = std::move(*lens);
    } else {
        for (const auto& [name, value] : lens.refusal().facts) lens_complaint_ += value;
    }
}

void Company::catch_up() {
    if (context_->lens) context_->lens->catch_up(*database_);
}

}  // namespace app
