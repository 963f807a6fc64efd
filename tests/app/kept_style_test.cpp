// The bundled layers in a open_map: looks that are kept, and kinds that every language has a name for.
#include "app/open_map.hpp"
#include "base/error.hpp"
#include "base/temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

struct Atlas {
    JobPool pool{2};
    OpenMap open_map;

    explicit Atlas(std::string style_folder = {}) : open_map(options(std::move(style_folder)), pool) {
        open_map.finish_loading();
    }
    static Options options(std::string style_folder) {
        Options options;
        options.no_basemap = true;
        options.style_folder = std::move(style_folder);
        return options;
    }
    [[nodiscard]] LayerId gates() const { return *open_map.document().find_layer("gates"); }
    [[nodiscard]] LayerStyle const& style() const { return open_map.document().layer(gates()).style; }
};

}  // namespace

TEST_CASE("the look that a bundled layer was given is found again, where looks are kept") {
    TempFolder const folder;
    std::string const styles = folder / "styles";
    {
        Atlas atlas(styles);
        StyleClass look = atlas.style().classes[1];
        look.fill = rgb(0x123456);
        look.symbol_px = 31;
        atlas.open_map.change(
            atlas.open_map.styling().with_class_style(atlas.gates(), 1, look, atlas.style().labels[1]));
        CHECK(atlas.open_map.styling().save(atlas.gates()) == styles + "/gates.style.json");
    }
    Atlas const again(styles);
    CHECK(again.style().classes[1].fill == rgb(0x123456));
    CHECK(again.style().classes[1].symbol_px == 31);
    Atlas const as_made;
    CHECK(as_made.style().classes[1].fill != rgb(0x123456));
    // What the file does not tell is as it was made.
    REQUIRE(again.style().labels.size() == as_made.style().labels.size());
    for (std::size_t i = 0; i < as_made.style().labels.size(); ++i) {
        CHECK(again.style().labels[i].priority == as_made.style().labels[i].priority);
        CHECK(again.style().labels[i].two_lines_from_zoom == as_made.style().labels[i].two_lines_from_zoom);
    }
}

TEST_CASE("where looks are not kept a bundled layer's cannot be saved") {
    Atlas atlas;
    CHECK_THROWS_AS(atlas.open_map.styling().save(atlas.gates()), Error);
}

TEST_CASE("every kind in the atlas has a name in each language") {
    Atlas const atlas;
    std::size_t kinds = 0;
    for (Layer const& layer : atlas.open_map.document().layers()) {
        for (std::size_t feature = 0; feature < layer.table->size(); ++feature) {
            std::string kind = layer.table->text(feature, "kind");
            if (layer.name == "gates") {
                kind.insert(0, layer.table->text(feature, "class") + " ");
            }
            if (kind.empty()) {
                continue;
            }
            ++kinds;
            CAPTURE(layer.name, kind);
            CHECK(layer.profile->kind_title(kind, Locale::vietnamese) != kind);
            CHECK(layer.profile->kind_title(kind, Locale::chinese) != kind);
        }
        CHECK(layer.profile->kind_title("my own kind", Locale::chinese) == "my own kind");
    }
    CHECK(kinds > 600);
}
