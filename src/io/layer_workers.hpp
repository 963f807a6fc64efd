#pragma once

#include "geo/transformer.hpp"
#include "io/export_shape.hpp"
#include "io/feature_block.hpp"

#include <memory>
#include <vector>

namespace gatepost {

/// What each worker keeps while it writes a layer: its transformers, the shapes that it makes, and what it
/// lost.
class LayerWorkers {
  public:
    LayerWorkers(FeatureTable const& table, JobContext const& job)
        : m_table(table), m_slots(worker_slots(job)) {}

    [[nodiscard]] LonlatShapes& shapes(std::size_t worker) {
        Slot& slot = m_slots.at(worker);
        if (!slot.shapes) {
            slot.transformers = std::make_unique<TransformerCache>();
            slot.shapes = std::make_unique<LonlatShapes>(m_table, *slot.transformers);
        }
        return *slot.shapes;
    }
    [[nodiscard]] ExportLosses& losses(std::size_t worker) { return m_slots.at(worker).losses; }
    [[nodiscard]] ExportLosses all_losses() const {
        ExportLosses all;
        for (Slot const& slot : m_slots) {
            all.add(slot.losses);
            all.placeless += slot.shapes ? slot.shapes->placeless() : 0;
        }
        return all;
    }

  private:
    struct Slot {
        std::unique_ptr<TransformerCache> transformers;
        std::unique_ptr<LonlatShapes> shapes;
        ExportLosses losses;
    };
    FeatureTable const& m_table;
    std::vector<Slot> m_slots;
};

}  // namespace gatepost
