#pragma once

namespace gatepost {

/// One visitor of a variant, put together from a function for each of its types.
template <class... Visits>
struct Overloaded : Visits... {
    using Visits::operator()...;
};
template <class... Visits>
Overloaded(Visits...) -> Overloaded<Visits...>;

}  // namespace gatepost
