#pragma once

#include "app/message_log.hpp"
#include "app/styled_layers.hpp"
#include "map/map_model.hpp"
#include "style/style_by_field.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// How the layers of a map look: makes the changes that a person's candidates about it come to, reads columns
/// that a style asks for, and keeps styles where they are found again. Main thread only.
class LayerStyling {
  public:
    /// All outlive it. `style_folder`: where looks of bundled layers are kept; empty: nowhere.
    LayerStyling(MapModel& model, SourceWorkers& workers, MessageLog& messages, std::string style_folder)
        : m_model(model),
          m_messages(messages),
          m_style_folder(std::move(style_folder)),
          m_styled_layers(workers) {}

    /// A person's own layer in colours by the values of a field; an empty one makes it plain. Without a
    /// grading that of the layer is kept, or the usual one taken. None where the layer cannot be coloured so,
    /// or where columns are read first: the change comes from poll() then.
    [[nodiscard]] std::optional<Change> by_field(LayerId layer, FieldColouring wanted);
    /// Another look for one class, given as it looks on the map now.
    [[nodiscard]] Change with_class_style(LayerId layer, std::size_t style_class, StyleClass const& style,
                                          LabelClass const& label) const;
    /// Its points drawn otherwise.
    [[nodiscard]] Change with_points(LayerId layer, PointLook const& look) const;
    /// The look that it has by itself; one that was kept for a bundled layer is forgotten.
    [[nodiscard]] Change reset(LayerId layer) const;
    /// Keeps a layer's style where it is found again (beside its file; of a bundled one among the settings),
    /// and says where. Throws Error where that cannot be.
    [[nodiscard]] std::string save(LayerId layer);

    /// The style that lies beside a layer's file now; none where it is the one that the layer has, or there
    /// is none. Throws Error for one that is not understood.
    [[nodiscard]] std::optional<Change> kept_beside(LayerId layer) const;

    /// Leaves a style whose classes must be read to a job; false for a change that can be made at once.
    [[nodiscard]] bool read_classes_first(Change const& change);
    /// A layer came back by the history with a style: its features are classed by it.
    void class_again(LayerState const& layer);
    /// Changes whose columns were read. What was not to be read is told.
    struct Ready {
        std::vector<Change> changes;
        bool has_any = false;
    };
    [[nodiscard]] Ready poll();
    [[nodiscard]] bool is_reading() const { return m_styled_layers.is_reading(); }
    [[nodiscard]] float progress() const { return m_styled_layers.progress(); }

  private:
    MapModel& m_model;
    MessageLog& m_messages;
    std::string m_style_folder;
    StyledLayers m_styled_layers;
};

}  // namespace gatepost
