#include "cli/json_lines.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "base/failure.hpp"

namespace {

/// Runs the filter over a text, through files, and gives its output.
std::string run(const std::string& input, int& status) {
    const std::unique_ptr<FILE, int (*)(FILE*)> in{std::tmpfile(), std::fclose};
    const std::unique_ptr<FILE, int (*)(FILE*)> out{std::tmpfile(), std::fclose};
    REQUIRE(std::fwrite(input.data(), 1, input.size(), in.get()) == input.size());
    std::fflush(in.get());
    std::rewind(in.get());
    status =
        cli::answer_lines(fileno(in.get()), fileno(out.get()), [](const json::object& request, json::object& answer) {
            if (request.if_contains("refuse") != nullptr)
                throw cli::LineRefused("no_working_time", "none within 10 years");
            if (request.if_contains("n") == nullptr) throw base::BadInput("lacks 'n'");
            answer["twice"] = request.at("n").as_int64() * 2;
        });
    std::rewind(out.get());
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), out.get()));
    return text;
}

}  // namespace

TEST_CASE("each line gets its answer, in order, with its id") {
    int status = -1;
    CHECK(run("{\"id\":\"1\",\"n\":2}\n\n{\"id\":2,\"n\":3}", status) ==
          "{\"id\":\"1\",\"twice\":4}\n{\"id\":2,\"twice\":6}\n");
    CHECK(status == 0);
}

TEST_CASE("a bad line is named by its number and the next is read") {
    int status = -1;
    const auto out =
        run("{\"id\":1,\"n\":2}\nnonsense\n{\"id\":3}\n{\"id\":4,\"refuse\":1}\n{\"id\":5,\"n\":5}\n", status);
    CHECK(out.find("{\"id\":null,\"error\":{\"code\":\"bad_input\"") != std::string::npos);
    CHECK(out.find("{\"id\":3,\"error\":{\"code\":\"bad_input\",\"detail\":\"lacks 'n'\",\"line\":3}}") !=
          std::string::npos);
    CHECK(out.find("{\"id\":4,\"error\":{\"code\":\"no_working_time\"") != std::string::npos);
    CHECK(out.find("{\"id\":5,\"twice\":10}") != std::string::npos);
    CHECK(status == 2);
}

TEST_CASE("a line beyond all measure is refused and does not stop the filter") {
    int status = -1;
    const auto out = run(std::string(17 << 20, 'x') + "\n{\"id\":2,\"n\":1}\n", status);
    CHECK(out ==
          "{\"id\":null,\"error\":{\"code\":\"line_too_long\",\"detail\":\"a line may have 16 MiB at "
          "most\",\"line\":1}}\n"
          "{\"id\":2,\"twice\":2}\n");
    CHECK(status == 2);
}
