#include "app/styled_layers.hpp"

#include "base/boundary.hpp"
#include "base/overloaded.hpp"
#include "table/field_columns.hpp"

namespace gatepost {

namespace {

Classification classed_by_field(FeatureTable const& table, StyledLayers::ByField const& by,
                                JobContext const& job) {
    auto const columns = columns_of(table, std::array{by.wanted.field}, job);
    auto style = style_by_field(*columns, by.wanted, by.base);
    if (!style) {
        return {};
    }
    if (!style->points.weight_field.empty()) {
        return classed(std::make_shared<LayerStyle const>(*std::move(style)), table, job);
    }
    Classification look;
    look.class_of_feature =
        std::make_shared<std::vector<std::uint16_t> const>(style->classes_of(table, *columns));
    look.class_sizes.assign(style->classes.size(), 0);
    for (std::uint16_t const style_class : *look.class_of_feature) {
        ++look.class_sizes[style_class];
    }
    look.style = std::make_shared<LayerStyle const>(*std::move(style));
    return look;
}

}  // namespace

void StyledLayers::begin(Layer const& layer, Wanted wanted) {
    auto work = [layer = layer.id, title = layer.title, table = layer.table,
                 wanted = std::move(wanted)](JobContext const& job) {
        Styled styled{layer, table, {}, {}, wanted};
        auto const failure = failure_of(title, [&] {
            styled.look =
                std::visit(Overloaded{[&](std::shared_ptr<LayerStyle const> const& style) {
                                          return classed(style, *table, job);
                                      },
                                      [&](ByField const& by) { return classed_by_field(*table, by, job); }},
                           wanted);
        });
        styled.failure = failure.value_or("");
        return styled;
    };
    m_jobs.begin(layer.id, m_workers.for_source(layer.source.path).pool, std::move(work));
}

std::vector<StyledLayers::Styled> StyledLayers::poll() {
    std::vector<Styled> finished;
    for (auto& [layer, styled] : m_jobs.take_done()) {
        finished.push_back(std::move(styled));
    }
    return finished;
}

}  // namespace gatepost
