// The part of Workspace that is about how layers look, and which there are.
#include "app/bundled.hpp"
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "map/layer_style.hpp"
#include "style/style_json.hpp"

#include <algorithm>
#include <filesystem>

namespace gatepost {

void Workspace::style_by(LayerId layer, std::string const& field) {
    Layer const& styled = m_document.layer(layer);
    if (styled.group != LayerGroup::own) {
        return;
    }
    if (!field.empty() && styled.table->attribute_file) {
        m_styled_layers.begin(styled, field);
        return;
    }
    std::size_t const features = styled.table->size();
    auto style = field.empty()
                     ? std::optional{plain_style(styled.palette_index)}
                     : own_style_by(styled.table->attributes, field, styled.palette_index, features);
    if (style) {
        if (features > most_cased_symbols) {
            style->draw_plain_dots();
        }
        change(SetStyle{layer, std::make_shared<LayerStyle const>(std::move(*style))});
        log_info("layer {} styled by '{}'", m_document.layer(layer).name, field);
    }
}

bool Workspace::read_classes_first(Change const& change) {
    auto const* const set = std::get_if<SetStyle>(&change);
    auto const* const changed = std::get_if<ChangeStyle>(&change);
    auto const& style = set != nullptr ? set->style : changed != nullptr ? changed->style : nullptr;
    LayerId const id = set != nullptr ? set->layer : changed != nullptr ? changed->layer : LayerId{};
    if (!style || !m_document.has_layer(id)) {
        return false;
    }
    Layer const& layer = m_document.layer(id);
    auto const content = m_contents.find(id);
    bool const is_classed = style == content->chosen_look.style || style == content->own_look.style ||
                            are_classed_alike(*style, layer.style);
    if (is_classed || !must_read_classes(*style, *layer.table)) {
        return false;
    }
    m_styled_layers.begin(layer, style);
    return true;
}

/// Puts styles on the map whose classes were read. True if there were any.
bool Workspace::take_styled() {
    auto styled = m_styled_layers.poll();
    for (StyledLayers::Styled& one : styled) {
        if (!one.failure.empty()) {
            tell(one.failure);
        } else if (m_document.has_layer(one.layer) && m_document.layer(one.layer).table != one.table) {
            m_styled_layers.begin(m_document.layer(one.layer), std::move(one.wanted));  // it was read anew
        } else if (m_document.has_layer(one.layer) && one.look.style) {
            LayerContent content = *m_document.layer(one.layer).content;
            content.chosen_look = std::move(one.look);
            auto const style = content.chosen_look.style;
            m_contents.put(one.layer, std::move(content));
            bool const is_chosen = m_state.find(one.layer)->style == style;  // it came back by the history
            is_chosen ? m_document.update(m_state, m_contents) : change(SetStyle{one.layer, style});
            log_info("layer {} styled by '{}'", m_document.layer(one.layer).name, style->class_field);
        }
    }
    return !styled.empty();
}

void Workspace::set_class_style(LayerId layer, std::size_t style_class, StyleClass const& style,
                                LabelClass const& names) {
    Layer const& styled = m_document.layer(layer);
    change(
        ChangeStyle{layer, std::make_shared<LayerStyle const>(with_class(
                               *styled.base_style, styled.style, style_class, style, names, m_state.theme))});
}

void Workspace::reset_style(LayerId layer) {
    change(SetStyle{layer, nullptr});
    std::string const& name = m_document.layer(layer).name;
    if (is_bundled_part(m_document.layer(layer).part_of) && !m_options.style_folder.empty()) {
        std::error_code ignored;  // there may be none
        std::filesystem::remove(bundled_style_path(m_options.style_folder, name), ignored);
    }
    log_info("layer {} styled as at first", m_document.layer(layer).name);
}

std::string Workspace::save_style(LayerId layer) const {
    Layer const& styled = m_document.layer(layer);
    bool const is_bundled = is_bundled_part(styled.part_of);
    std::string path = is_bundled ? bundled_style_path(m_options.style_folder, styled.name)
                                  : style_path(styled.source.path, styled.table->name);
    if (path.empty()) {
        throw fmt_error("The style cannot be saved beside {}: it is not a file", styled.source.path);
    }
    if (styled.style.has_looks_of_features()) {
        throw fmt_error("{}: the features carry their own styles, so there is no layer style to save",
                        styled.title);
    }
    LayerStyle style = *styled.base_style;
    style.gathers = styled.gathers;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        style.classes[i].is_on = styled.style.classes[i].is_on;
    }
    if (is_bundled) {
        std::error_code failure;
        std::filesystem::create_directories(m_options.style_folder, failure);
        if (failure) {
            throw fmt_error("the style of {} cannot be kept in {}: {}", styled.title, m_options.style_folder,
                            failure.message());
        }
    }
    write_file(path, style_to_json(style));
    log_info("style saved {}", path);
    return path;
}

}  // namespace gatepost
