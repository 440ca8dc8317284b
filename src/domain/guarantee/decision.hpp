#pragma once

#include "domain/guarantee/decide.hpp"

namespace guarantee {

/// What a wish may be answered with, the best first.
struct Family {
    std::string_view wish;
    std::array<Remedy, 4> best_first;
    std::size_t count;
};

/// One decision in the making: what holds, what is left, what goes with it and where that is written.
class Decision {
public:
    Decision(const Matter& matter, Ruling& ruling)
        : matter_(matter), program_(matter.program), ruling_(ruling), situation_{matter.facts, matter.words()} {}

    void make();

private:
    void reset();
    void presume();
    void know_flags();
    /// What is only known from memory decides nothing; it is named where it would have.
    bool is_unverified(const Citation& cite, Tri holds);
    void grant();
    void exclude();
    void replace();
    const Family* family() const;
    /// The first that is sure, unless a better one is possible. True where there is an answer, decided or not.
    bool answer_among(const Remedy* first, std::size_t count);
    void answer();
    bool holds(const Rule& rule) const;
    bool grants(const Rule& rule, Remedy remedy) const;
    void work_out_refunds();
    void go_with();
    void end_by_class();
    Deadline deadline(const Duty& duty, const Citation& cite) const;
    void add_need(Need need);
    /// Names what a condition that is not decided hinges on.
    void ask(const Condition& condition);
    void ask();
    void cite_one(const Citation& cite, Role role);
    /// Cites the periods and the named conditions through which a condition holds.
    void cite_grounds(const Condition& condition);
    void cite_clock(std::size_t index);
    void cite_denied();
    void cite();
    void cite_amounts();
    bool uses_catalogue() const;
    /// The remedies by which consequences are chosen: the answer, or what is sure while there is none.
    Remedies effective() const { return ruling_.result ? set_of(*ruling_.result) : ruling_.entitled; }

    static constexpr std::size_t kMost = 64;

    const Matter& matter_;
    const Program& program_;
    Ruling& ruling_;
    Situation situation_;
    Tri clocks_[kMost]{};
    Tri flags_[kMost]{};
    Remedies hinges_on_ = 0;
    bool otherwise_ = false;
    const Overlay::Instead* replaced_by_ = nullptr;
};

}  // namespace guarantee
