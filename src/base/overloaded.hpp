#pragma once

namespace gatepost {

/// Combines one function for each type of a variant into a visitor.
template <class... Visits>
struct Overloaded : Visits... {
    using Visits::operator()...;
};
template <class... Visits>
Overloaded(Visits...) -> Overloaded<Visits...>;

}  // namespace gatepost
