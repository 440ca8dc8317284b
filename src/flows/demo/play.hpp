#pragma once

#include <map>
#include <optional>
#include <queue>
#include <set>

#include "flows/demo/agenda.hpp"
#include "flows/record_case.hpp"
#include "flows/record_master.hpp"
#include "store/quotation_store.hpp"

namespace flows::demo {

/// Plays the story: takes what comes from outside and what was planned for the cases that run, always what is next in
/// time, and writes it down. Only the cases that run are held.
class Play {
public:
    Play(const Scene& scene, Context& context, std::int64_t cases);

    /// Writes on, for about so many entries. False at the end of the story.
    bool go_on(db::WriteTx& tx, std::int64_t entries);
    /// The rows of the cases that still run when the story ends.
    void leave(db::WriteTx& tx);

    std::int64_t opened() const { return opened_; }
    std::int64_t customers() const { return customers_; }
    std::int64_t entries() const { return entries_; }
    /// Cases that somebody still has to do something about; known once the story has ended.
    std::int64_t unfinished() const { return unfinished_; }

private:
    struct Running {
        cases::Case known;
        Matter matter;
        std::vector<Step> steps;
        std::size_t next = 0;
    };
    struct Due {
        base::Instant at;
        std::int64_t number;
        bool operator>(const Due& other) const { return at != other.at ? at > other.at : number > other.number; }
    };
    struct Later {
        base::Instant from;
        std::int64_t order;
        FollowUp follow_up;
        bool operator>(const Later& other) const {
            return from != other.from ? from > other.from : order > other.order;
        }
    };
    struct Repair {
        std::string case_id;
        base::Instant until;
    };
    struct Pen;
    /// An entry about money, as it happened.
    struct FeeNote {
        base::Instant at;
        std::string actor;
        std::string_view subject_kind;
        std::string subject_id;
        std::string_view type;
        std::string payload;
    };

    void put_row(Pen& pen, const Running& one);
    void found_company(Pen& pen);
    void sell(Pen& pen, const Agenda::Item& item);
    Matter next_matter(const Agenda::Item& item);
    void open(Pen& pen, const Matter& matter);
    cases::Opened opening_of(Pen& pen, const Running& one);
    void plan_breaks(Running& one);
    void remember_repair(const Running& one, const Course& course);
    void act(Pen& pen, Running& one, const Step& step);
    void make_move(Pen& pen, Running& one, const Step& step);
    bool is_for_money(const Running& one, Dice& dice) const;
    void charge(Pen& pen, const Running& one, const Step& step);
    void agree(Pen& pen, const store::Quotation& quotation, const Step& step, Dice& dice);
    void bill(Pen& pen, const store::Quotation& quotation, const std::vector<fees::PricedLine>& lines,
              const Step& step);
    void sign_return(Pen& pen, const Running& one, const Step& step);
    void note_fee(Pen& pen, const FeeNote& note);
    void rate(Pen& pen, Running& one, const Step& step);
    void merge(Pen& pen, Running& duplicate, const Step& step);
    std::string word_of(const Running& one, const Step& step, Dice& dice) const;
    cases::PersonalRef keep(Pen& pen, const std::string& subject_id, std::string_view field, std::string_view value);
    bool is_busy(std::int64_t unit) const { return repairs_.contains(unit); }
    void forget_repairs(base::Instant now);
    std::string actor(Roster::Place by, std::string_view otherwise) const;

    const Scene& scene_;
    Context& context_;
    std::shared_ptr<const Books> books_;
    base::Random random_;
    base::Ids ids_;
    base::Random fee_random_;
    base::Ids fee_ids_;  ///< of their own, so that what is charged changes no other id
    Agenda agenda_;
    bool founded_ = false;
    std::int64_t opened_ = 0;
    std::int64_t customers_ = 0;
    std::int64_t entries_ = 0;
    std::int64_t follow_ups_ = 0;
    std::int64_t unfinished_ = 0;
    std::map<std::int64_t, Running> running_;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
    std::priority_queue<Later, std::vector<Later>, std::greater<>> later_;
    std::map<std::int64_t, Repair> repairs_;  ///< the newest of each unit, while it runs and for a month
    std::set<std::pair<base::Instant, std::int64_t>> repairs_by_end_;
};

}  // namespace flows::demo
