#include "flows/books.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "domain/fees/schedule_book.hpp"
#include "domain/promises/due_times.hpp"
#include "flows/law_books.hpp"

namespace flows {
namespace {

bool is_case_file(std::string_view path) {
    return path.ends_with(".cases.yaml");
}

/// The ids of shipped books by the folder they lie in.
const std::map<std::string, std::string, std::less<>>& folders() {
    static const auto kFolders = [] {
        std::map<std::string, std::string, std::less<>> found;
        for (const auto& file : base::embedded::rulebooks()) {
            if (is_case_file(file.path)) continue;
            const auto id = rules::Node::parse(file.bytes, std::string{file.path}).at("id").text();
            found[id] = file.path.substr(0, file.path.find_first_of("/."));
        }
        return found;
    }();
    return kFolders;
}

/// A measure may count by any deadline promise; one that nobody makes would count nothing for ever.
void check_measured_promises(const Books& books) {
    for (const auto& measure : books.measures.measures()) {
        for (const auto& id : lens::promises_of(measure)) {
            const auto* promise = books.find_promise(id);
            if (promise != nullptr && promise->kind == promises::Promise::Kind::Deadline) continue;
            throw base::BadInput("the measure " + measure.id + " counts by '" + id +
                                     "', which is neither a column of a case nor a deadline promise in force",
                                 "", "publish the promise first, or correct the name");
        }
    }
}

/// Who is to sign has to be somebody who can.
void require_post(const people::Posts& posts, const std::string& post, std::string_view subject,
                  const std::string& where) {
    const auto* known = posts.find(post);
    if (known != nullptr && known->may_sign(subject, {})) return;
    throw base::BadInput(where + " asks the post '" + post + "' to sign '" + std::string{subject} +
                             "', which the book of posts does not let it",
                         "", "give the post a limit for it in posts.yaml, or name another");
}

void require_signers(const Books& books) {
    if (books.fee_schedule) {
        require_post(books.posts, books.fee_schedule->over_list_post, "over_list", books.fee_schedule->book_id);
    }
    for (const auto& [kind, process] : books.processes) {
        for (const auto& move : process.moves) {
            if (move.approval)
                require_post(books.posts, move.approval->post, move.approval->subject, "process." + kind);
        }
    }
}

}  // namespace

std::string folder_of(std::string_view book_id) {
    const auto found = folders().find(book_id);
    return found == folders().end() ? "" : found->second;
}

std::map<std::string, BookText, std::less<>> shipped_books(base::Instant now) {
    std::map<std::string, BookText, std::less<>> texts;
    for (const auto& file : base::embedded::rulebooks()) {
        if (is_case_file(file.path)) continue;
        const auto id = rules::Node::parse(file.bytes, std::string{file.path}).at("id").text();
        texts[id] = {.book_id = id,
                     .version = 1,
                     .sha256 = base::to_hex(base::sha256(file.bytes)),
                     .text = std::string{file.bytes},
                     .published_at = now};
    }
    return texts;
}

std::shared_ptr<const Books> read_books(std::map<std::string, BookText, std::less<>> texts) {
    auto books = std::make_shared<Books>();
    for (const auto& [id, text] : texts) {
        const auto folder = folder_of(id);
        const auto file = folder + "/" + id;
        if (folder == "calendars") {
            books->clocks[id] =
                std::make_shared<const BookedClock>(calendar::read_calendar_book(text.text, file), text.version);
        } else if (folder == "processes") {
            auto process = cases::read_process(rules::Node::parse(text.text, file));
            const auto kind = process.kind;
            books->processes[kind] = std::move(process);
        } else if (folder == "promises") {
            for (auto& promise : promises::read_promises(rules::Node::parse(text.text, file))) {
                books->promises.push_back(std::move(promise));
            }
        } else if (folder == "standards") {
            books->standards[id] =
                std::make_shared<const rating::StandardBook>(rating::read_standard_book(text.text, file));
        } else if (folder == "roles") {
            books->roles = people::read_roles(rules::Node::parse(text.text, file));
        } else if (folder == "posts") {
            books->posts = people::read_posts(rules::Node::parse(text.text, file));
        } else if (folder == "fees") {
            auto schedule = fees::read_schedule(text.text, file);
            schedule.version = text.version;
            books->fee_schedule = std::make_shared<const fees::Schedule>(std::move(schedule));
        } else if (folder == "measures") {
            books->measures.add(text.text, file);
        }
    }
    const auto is_deadline = [](const auto& promise) { return promise.kind == promises::Promise::Kind::Deadline; };
    const auto deadlines = std::count_if(books->promises.begin(), books->promises.end(), is_deadline);
    if (static_cast<std::size_t>(deadlines) > promises::DueTimes::kDeadlinesMost) {
        throw base::BadInput("the books make more deadline promises than can be kept watch over", "",
                             "make at most " + std::to_string(promises::DueTimes::kDeadlinesMost));
    }
    for (const auto& promise : books->promises) {
        if (!promise.calendar.empty() && !books->clocks.contains(promise.calendar)) {
            throw base::BadInput("the promise " + promise.id + " names the calendar '" + promise.calendar +
                                 "', which is not in force");
        }
    }
    books->laws = read_laws(texts, books->clocks);
    check_measured_promises(*books);
    require_signers(*books);
    if (!books->fee_schedule) books->fee_schedule = std::make_shared<const fees::Schedule>();
    books->texts = std::move(texts);
    return books;
}

const promises::Promise* Books::find_promise(std::string_view id) const {
    const auto found =
        std::find_if(promises.begin(), promises.end(), [&](const auto& promise) { return promise.id == id; });
    return found == promises.end() ? nullptr : &*found;
}

promises::Clocks Books::clock_finder() const {
    return [this](std::string_view id) -> const calendar::Clock* {
        const auto found = clocks.find(id);
        return found == clocks.end() ? nullptr : &found->second->clock;
    };
}

const BookText* Books::find_text(std::string_view id) const {
    const auto found = texts.find(id);
    return found == texts.end() ? nullptr : &found->second;
}

}  // namespace flows
