#include "app/layer_styling.hpp"

#include "app/bundled.hpp"
#include "app/layer_reading.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "map/layer_style.hpp"
#include "style/style_json.hpp"

#include <filesystem>
#include <utility>

namespace gatepost {

namespace {

/// The layer of a change that gives one a style, and the style; none for other changes.
std::optional<std::pair<LayerId, std::shared_ptr<LayerStyle const>>> style_given_by(Change const& change) {
    if (auto const* const set = std::get_if<SetStyle>(&change); set != nullptr && set->style) {
        return std::pair{set->layer, set->style};
    }
    if (auto const* const changed = std::get_if<ChangeStyle>(&change); changed != nullptr && changed->style) {
        return std::pair{changed->layer, changed->style};
    }
    return std::nullopt;
}

/// Whether the ranges stay, and only another ramp was chosen.
bool needs_other_colours_only(LayerStyle const& shown, FieldColouring const& wanted) {
    return shown.grading && wanted.grading && wanted.classing == Classing::ranges &&
           shown.class_field == wanted.field && shown.grading->breaks == wanted.grading->breaks &&
           shown.grading->class_count == wanted.grading->class_count;
}

/// The look of a layer without classes, with its points drawn as they are.
LayerStyle plain_own_style(Layer const& layer) {
    LayerStyle style = plain_style(layer.palette_index);
    style.points = layer.base_style->points;
    if (layer.table->size() > most_cased_symbols) {
        style.draw_plain_dots();
    }
    return style;
}

void make_folder(std::string const& folder, std::string const& title) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        throw fmt_error("the style of {} cannot be kept in {}: {}", title, folder, failure.message());
    }
}

}  // namespace

std::optional<Change> LayerStyling::by_field(LayerId layer, FieldColouring wanted) {
    Layer const& styled = m_model.document().layer(layer);
    if (styled.group != LayerGroup::own) {
        return std::nullopt;
    }
    LayerStyle const& shown = *styled.base_style;
    if (needs_other_colours_only(shown, wanted)) {
        return ChangeStyle{layer, std::make_shared<LayerStyle const>(recoloured(shown, *wanted.grading))};
    }
    wanted.has_areas = has_areas_alone(*styled.table);
    wanted.grading = wanted.grading ? wanted.grading : shown.grading;
    bool const keeps_look = shown.grading && shown.class_field == wanted.field &&
                            wanted.classing.value_or(Classing::ranges) == Classing::ranges;
    LayerStyle const base = keeps_look ? shown : plain_own_style(styled);
    if (!wanted.field.empty() && styled.table->attribute_file) {
        m_styled_layers.begin(styled, StyledLayers::ByField{wanted, base});
        return std::nullopt;
    }
    auto style =
        wanted.field.empty() ? std::optional{base} : style_by_field(styled.table->attributes, wanted, base);
    if (!style) {
        return std::nullopt;
    }
    log_info("layer {} styled by '{}'", styled.name, wanted.field);
    return SetStyle{layer, std::make_shared<LayerStyle const>(std::move(*style))};
}

Change LayerStyling::with_class_style(LayerId layer, std::size_t style_class, StyleClass const& style,
                                      LabelClass const& label) const {
    Layer const& styled = m_model.document().layer(layer);
    return ChangeStyle{
        layer, std::make_shared<LayerStyle const>(with_class(*styled.base_style, styled.style, style_class,
                                                             style, label, m_model.state().theme))};
}

Change LayerStyling::with_points(LayerId layer, PointLook const& look) const {
    LayerStyle style = *m_model.document().layer(layer).base_style;
    style.points = look;
    return ChangeStyle{layer, std::make_shared<LayerStyle const>(std::move(style))};
}

Change LayerStyling::reset(LayerId layer) const {
    Layer const& styled = m_model.document().layer(layer);
    if (is_bundled_part(styled.part_of) && !m_style_folder.empty()) {
        std::error_code ignored;  // there may be none
        std::filesystem::remove(bundled_style_path(m_style_folder, styled.name), ignored);
    }
    log_info("layer {} styled as at first", styled.name);
    return SetStyle{layer, nullptr};
}

std::string LayerStyling::save(LayerId layer) {
    Layer const& styled = m_model.document().layer(layer);
    bool const is_bundled = is_bundled_part(styled.part_of);
    std::string path = is_bundled ? bundled_style_path(m_style_folder, styled.name)
                                  : style_path(styled.source.path, styled.table->name);
    if (path.empty()) {
        throw fmt_error("The style cannot be saved beside {}: it is not a file", styled.source.path);
    }
    if (styled.style.has_feature_styles()) {
        throw fmt_error("{}: the features carry their own styles, so there is no layer style to save",
                        styled.title);
    }
    LayerStyle style = *styled.base_style;
    style.is_clustered = styled.is_clustered;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        style.classes[i].is_on = styled.style.classes[i].is_on;
    }
    if (is_bundled) {
        make_folder(m_style_folder, styled.title);
    }
    write_file(path, style_to_json(style));
    m_model.mark_style_kept(layer);
    log_info("style saved {}", path);
    return path;
}

std::optional<Change> LayerStyling::kept_beside(LayerId layer) const {
    if (!m_model.document().has_layer(layer)) {
        return std::nullopt;
    }
    Layer const& styled = m_model.document().layer(layer);
    auto const text = read_file(style_path(styled.source.path, styled.table->name));
    if (!text || text->empty()) {  // it is being written
        return std::nullopt;
    }
    LayerStyle style = style_from_json(*text, *styled.content->own_style.style);
    if (style == *styled.base_style) {
        return std::nullopt;
    }
    log_info("layer {} has another style", styled.name);
    return SetStyle{layer, std::make_shared<LayerStyle const>(std::move(style))};
}

bool LayerStyling::read_classes_first(Change const& change) {
    auto const given = style_given_by(change);
    if (!given || !m_model.document().has_layer(given->first)) {
        return false;
    }
    auto const& [id, style] = *given;
    Layer const& layer = m_model.document().layer(id);
    auto const content = m_model.contents().find(id);
    bool const is_classed = style == content->chosen_style.style || style == content->own_style.style ||
                            are_classed_alike(*style, layer.style);
    if (is_classed || !must_read_classes(*style, *layer.table)) {
        return false;
    }
    m_styled_layers.begin(layer, style);
    return true;
}

void LayerStyling::class_again(LayerState const& layer) {
    auto const content = m_model.contents().find(layer.id);
    bool const has_classes = !layer.style || !content || layer.style == content->own_style.style ||
                             layer.style == content->chosen_style.style ||
                             !must_read_classes(*layer.style, *content->table);
    if (!has_classes) {
        m_styled_layers.begin(m_model.document().layer(layer.id), layer.style);
    }
}

LayerStyling::Ready LayerStyling::poll() {
    auto styled = m_styled_layers.poll();
    Ready ready;
    ready.has_any = !styled.empty();
    Document const& document = m_model.document();
    for (StyledLayers::Styled& one : styled) {
        if (!one.failure.empty()) {
            m_messages.tell(one.failure);
        } else if (document.has_layer(one.layer) && document.layer(one.layer).table != one.table) {
            m_styled_layers.begin(document.layer(one.layer), std::move(one.wanted));  // it was read anew
        } else if (document.has_layer(one.layer) && one.look.style) {
            LayerContent content = *document.layer(one.layer).content;
            content.chosen_style = std::move(one.look);
            auto const style = content.chosen_style.style;
            m_model.put(one.layer, std::move(content));
            if (m_model.state().find(one.layer)->style == style) {  // it came back by the history
                m_model.update();
            } else {
                ready.changes.emplace_back(SetStyle{one.layer, style});
            }
            log_info("layer {} styled by '{}'", document.layer(one.layer).name, style->class_field);
        }
    }
    return ready;
}

}  // namespace gatepost
