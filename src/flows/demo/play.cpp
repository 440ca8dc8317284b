#include "flows/demo/play.hpp"

#include "flows/demo/make_matter.hpp"
#include "flows/demo/pen.hpp"
#include "flows/demo/plan_sale.hpp"
#include "store/case_store.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"

namespace flows::demo {

Play::Play(const Scene& scene, Context& context, std::int64_t cases)
    : scene_(scene),
      context_(context),
      books_(context.books()),
      random_(base::seeded_random(stir(scene.seed, 71))),
      ids_(base::seeded_random(stir(scene.seed, 72))),
      fee_random_(base::seeded_random(stir(scene.seed, 74))),
      fee_ids_(base::seeded_random(stir(scene.seed, 73))),
      agenda_(scene, cases) {}

bool Play::go_on(db::WriteTx& tx, std::int64_t entries) {
    Pen pen{tx, context_, scene_.season.begins_at()};
    if (!founded_) found_company(pen);
    bool goes_on = true;
    while (pen.recorder.appender().written() < entries) {
        const auto item = agenda_.next();
        const bool step_is_next = !due_.empty() && (!item || due_.top().at <= item->at);
        if (step_is_next) {
            const auto due = due_.top();
            if (due.at > scene_.season.until()) {
                goes_on = false;
                break;
            }
            due_.pop();
            pen.pass_to(due.at);
            auto& one = running_.at(due.number);
            act(pen, one, one.steps[one.next]);
            if (++one.next < one.steps.size()) {
                due_.push({one.steps[one.next].at, due.number});
            } else {
                put_row(pen, one);
                running_.erase(due.number);
            }
        } else if (item) {
            pen.pass_to(item->at);
            if (item->unit >= 0) {
                sell(pen, *item);
            } else {
                open(pen, next_matter(*item));
            }
            agenda_.take();
        } else {
            goes_on = false;
            break;
        }
    }
    pen.recorder.finish();
    entries_ += pen.recorder.appender().written();
    return goes_on;
}

void Play::leave(db::WriteTx& tx) {
    // As seen from the beginning no promise has run out: what is late stays an open clock for whoever lives on.
    Pen pen{tx, context_, scene_.season.begins_at()};
    for (const auto& [number, one] : running_) put_row(pen, one);
    pen.recorder.finish();
    running_.clear();
}

void Play::put_row(Pen& pen, const Running& one) {
    pen.recorder.insert(one.known);
    unfinished_ += cases::is_running(one.known.state);
}

void Play::found_company(Pen& pen) {
    founded_ = true;
    const MasterRecorder::Stamp stamp{pen.now, "system"};
    for (const auto& outlet : outlets()) {
        pen.masters.put(store::Outlet{.code = std::string{outlet.code},
                                      .name = std::string{outlet.name},
                                      .kind = outlet.own ? "own" : "commissioned",
                                      .region = std::string{outlet.region},
                                      .state = "active",
                                      .details = store::details_of({{"city", std::string{outlet.city}}})},
                        stamp);
    }
    for (const auto& worker : scene_.roster.workers()) {
        cases::Text outlet;
        if (worker.outlet >= 0) outlet = outlets()[static_cast<std::size_t>(worker.outlet)].code;
        pen.masters.put(
            store::StaffMember{
                .code = worker.code, .name = worker.name, .post = worker.post, .outlet = outlet, .state = "active"},
            stamp);
    }
}

void Play::sell(Pen& pen, const Agenda::Item& item) {
    const auto unit = scene_.units.at(item.unit);
    const auto& outlet = outlets()[static_cast<std::size_t>(unit.outlet)];
    const auto code = Units::customer_code(unit.customer);
    const UnitRecorder::Stamp stamp{pen.now, "system"};
    if (unit.first_of_customer) {
        const auto subject = store::subject_of("customer", code);
        customers::Customer customer{.code = code};
        pen.units.record(
            customer,
            customers::Put{.kind = "consumer",
                           .region = std::string{outlet.region},
                           .details = {{"city", std::string{outlet.city}}},
                           .personal = {keep(pen, subject, "name", scene_.units.customer_name(unit.customer)),
                                        keep(pen, subject, "mobile", scene_.units.customer_mobile(unit.customer))}},
            stamp);
        ++customers_;
    }
    auto sale = plan_sale(scene_, item.unit);
    sale.customer = code;
    units::Unit sold{.unit_id = *sale.identity.serial};
    pen.units.record(sold, sale, stamp);
}

cases::PersonalRef Play::keep(Pen& pen, const std::string& subject_id, std::string_view field, std::string_view value) {
    return store::keep_personal(pen.tx, context_.organisation_id(), {subject_id, field, value},
                                {ids_, random_, pen.now});
}

Matter Play::next_matter(const Agenda::Item& item) {
    forget_repairs(item.at);
    while (item.planted == nullptr && !later_.empty() && later_.top().from <= item.at) {
        const auto follow_up = later_.top().follow_up;
        later_.pop();
        if (follow_up.until < item.at) continue;
        // Somebody who calls twice does so while the first call still runs.
        if (follow_up.matter.duplicate_of >= 0 && !running_.contains(follow_up.matter.duplicate_of)) continue;
        auto matter = follow_up.matter;
        matter.number = opened_;
        matter.at = item.at;
        return matter;
    }
    return make_matter(scene_, opened_, item, [this](std::int64_t unit) { return is_busy(unit); });
}

void Play::forget_repairs(base::Instant now) {
    while (!repairs_by_end_.empty() && repairs_by_end_.begin()->first < now) {
        const auto [until, unit] = *repairs_by_end_.begin();
        repairs_by_end_.erase(repairs_by_end_.begin());
        const auto found = repairs_.find(unit);
        if (found != repairs_.end() && found->second.until == until) repairs_.erase(found);
    }
}

std::string Play::actor(Roster::Place by, std::string_view otherwise) const {
    if (by < 0) return std::string{otherwise};
    return scene_.roster.workers()[static_cast<std::size_t>(by)].code;
}

}  // namespace flows::demo
