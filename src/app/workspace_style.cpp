// The part of Workspace that is about how layers look, and which there are.
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "map/legend.hpp"
#include "style/style_by_field.hpp"
#include "style/style_json.hpp"

#include <algorithm>
#include <filesystem>

namespace gatepost {

void Workspace::set_class_on(LayerId layer, std::size_t style_class, bool is_on) {
    m_document.set_class_on(layer, style_class, is_on);
    log_info("class {} {} {}", is_on ? "shown" : "hidden", m_document.layer(layer).name,
             class_title(m_document.layer(layer), style_class, Tongue::english));
}

void Workspace::style_by(LayerId layer, std::string const& field) {
    Layer const& styled = m_document.layer(layer);
    if (styled.group != LayerGroup::own) {
        return;
    }
    LayerStyle const plain = default_style("", styled.palette_index);
    auto style = field.empty() ? std::optional{plain} : style_by_field(*styled.table, field, plain);
    if (style) {
        m_document.set_style(layer, std::move(*style));
        log_info("layer {} styled by '{}'", styled.name, field);
    }
}

void Workspace::reset_style(LayerId layer) {
    m_document.reset_style(layer);
    std::string const& name = m_document.layer(layer).name;
    if (m_document.layer(layer).group != LayerGroup::own && !m_options.style_folder.empty()) {
        std::error_code ignored;  // there may be none
        std::filesystem::remove(bundled_style_path(m_options.style_folder, name), ignored);
    }
    log_info("layer {} styled as at first", m_document.layer(layer).name);
}

std::string Workspace::save_style(LayerId layer) const {
    Layer const& styled = m_document.layer(layer);
    std::string path = styled.group == LayerGroup::own
                           ? style_path(styled.source, styled.table->name)
                           : bundled_style_path(m_options.style_folder, styled.name);
    if (path.empty()) {
        throw fmt_error("{} is no file, so there is no place beside it for its style", styled.source);
    }
    if (styled.style.has_looks_of_features()) {
        throw fmt_error(
            "{}: its features bring their looks themselves, so there is nothing to be kept beside it",
            styled.title);
    }
    LayerStyle style = styled.style;
    style.gathers = styled.gathers;
    if (styled.group != LayerGroup::own) {
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

void Workspace::remove_layer(LayerId layer) {
    if (m_document.layer(layer).group != LayerGroup::own) {
        return;
    }
    log_info("layer {} removed", m_document.layer(layer).name);
    remove(layer);
}

void Workspace::remove(LayerId layer) {
    bool const is_of_selection =
        m_selection && std::any_of(m_selection->picked.hits.begin(), m_selection->picked.hits.end(),
                                   [&](Hit const& hit) { return hit.ref.layer == layer; });
    if (is_of_selection) {
        close_selection();
    }
    m_document.remove_layer(layer);
}

}  // namespace gatepost
