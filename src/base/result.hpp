#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.hpp"

namespace base {

/// A "no" that the field itself knows: shown to the user, never thrown.
/// `code` is a stable word that clients may branch on; `facts` fill its text.
struct Refusal {
    std::string code;
    std::vector<std::pair<std::string, std::string>> facts = {};
};

/// A value, or the refusal that stands in its place.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Refusal& refusal() const {
        check(state_.index() == 1, "a refusal was asked of a value");
        return *std::get_if<1>(&state_);
    }

private:
    T& value() {
        check(state_.index() == 0, "a value was asked of a refusal");
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        check(state_.index() == 0, "a value was asked of a refusal");
        return *std::get_if<0>(&state_);
    }
    std::variant<T, Refusal> state_;
};

/// Nothing to return but the permission: Result<Done>.
struct Done {};

}  // namespace base
