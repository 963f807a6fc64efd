#pragma once

#include "app/layer_jobs.hpp"
#include "app/source_workers.hpp"
#include "map/layer.hpp"
#include "style/style_by_field.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

/// Layers whose attributes stayed in their file and that get a style by them: jobs read the columns that the
/// style asks for, while the map shows the layer as it was. Main thread only.
class StyledLayers {
  public:
    explicit StyledLayers(SourceWorkers& workers) : m_workers(workers) {}

    /// A field by whose values a style is made, and what that style has otherwise.
    struct ByField {
        FieldColouring wanted;
        LayerStyle base;
    };
    using Wanted = std::variant<std::shared_ptr<LayerStyle const>, ByField>;
    /// Begins to class a layer's features; what was begun for the layer before counts for nothing.
    void begin(Layer const& layer, Wanted wanted);

    struct Styled {
        LayerId layer{};
        std::shared_ptr<FeatureTable const> table;  ///< whose features were classed
        Classification look;                        ///< without a style where there is no such field
        std::string failure;
        Wanted wanted;
    };
    /// What came to its end since.
    [[nodiscard]] std::vector<Styled> poll();
    [[nodiscard]] bool is_reading() const { return !m_jobs.is_empty(); }
    /// Of all that is under way, from 0 to 1.
    [[nodiscard]] float progress() const { return m_jobs.progress(); }

  private:
    SourceWorkers& m_workers;
    LayerJobs<Styled> m_jobs;
};

}  // namespace gatepost
