#include "geo/transformer.hpp"

#include "base/error.hpp"
#include "geo/proj_handle.hpp"

#include <limits>

namespace gatepost {

struct Transformer::Impl {
    ProjContext context = make_proj_context();
    ProjObject operation;

    void apply(std::span<Point> column, PJ_DIRECTION direction) const {
        proj_trans_generic(operation.get(), direction, &column.data()->x, sizeof(Point), column.size(),
                           &column.data()->y, sizeof(Point), column.size(), nullptr, 0, 0, nullptr, 0, 0);
        for (Point& p : column) {
            if (!is_finite(p)) {
                constexpr double nan = std::numeric_limits<double>::quiet_NaN();
                p = {nan, nan};
            }
        }
    }
};

namespace {

/// CGCS2000 and WGS 84 agree to some centimetres; PROJ knows no transformation and says that it guesses.
bool is_cgcs2000(Crs const& crs) { return crs.datum() == "China 2000"; }

}  // namespace

Transformer::Transformer(Crs const& from, Crs const& to) {
    if (from == to) {
        return;
    }
    m_impl = std::make_unique<Impl>();
    PJ_CONTEXT* const context = m_impl->context.get();
    ProjObject const raw{
        proj_create_crs_to_crs(context, from.definition().c_str(), to.definition().c_str(), nullptr)};
    m_impl->operation.reset(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
    if (!m_impl->operation) {
        throw fmt_error("no transformation from {} to {} is known to PROJ", from.name(), to.name());
    }
    m_ballpark = proj_coordoperation_has_ballpark_transformation(context, m_impl->operation.get()) != 0 &&
                 !is_cgcs2000(from) && !is_cgcs2000(to);
}

Transformer::~Transformer() = default;
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;

void Transformer::forward(std::span<Point> column) const {
    if (m_impl && !column.empty()) {
        m_impl->apply(column, PJ_FWD);
    }
}

void Transformer::inverse(std::span<Point> column) const {
    if (m_impl && !column.empty()) {
        m_impl->apply(column, PJ_INV);
    }
}

Point Transformer::forward(Point p) const {
    forward(std::span{&p, 1});
    return p;
}

Point Transformer::inverse(Point p) const {
    inverse(std::span{&p, 1});
    return p;
}

Transformer const& TransformerCache::get(Crs const& from, Crs const& to) {
    std::pair key{from.definition(), to.definition()};
    auto found = m_transformers.find(key);
    if (found == m_transformers.end()) {
        found = m_transformers.emplace(std::move(key), Transformer{from, to}).first;
    }
    return found->second;
}

}  // namespace gatepost
