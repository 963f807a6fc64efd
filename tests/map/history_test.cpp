#include "map/history.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

MapState two_layers() {
    MapState state;
    for (std::uint32_t id : {1U, 2U}) {
        LayerState layer;
        layer.id = LayerId{id};
        layer.name = "layer " + std::to_string(id);
        state.layers.push_back(layer);
    }
    return state;
}

/// A map that is changed as a person does, with a second between the changes.
struct Changed {
    MapState state = two_layers();
    History history;
    double now_s = 0;

    void change(Change const& change, double pause_s = 2) {
        now_s += pause_s;
        history.note(state, change, now_s);
        state = apply(state, change);
    }
    bool undo() {
        auto before = history.undo(state);
        state = before.value_or(state);
        return before.has_value();
    }
    bool redo() {
        auto after = history.redo(state);
        state = after.value_or(state);
        return after.has_value();
    }
};

}  // namespace

TEST_CASE("each change is taken back and done again, two hundred of them too") {
    Changed map;
    std::vector<MapState> states{map.state};
    for (int i = 0; i < 200; ++i) {
        switch (i % 4) {
            case 0: map.change(SetVisible{LayerId{1}, i % 8 == 0}); break;
            case 1: map.change(MoveLayer{LayerId{1}, LayerId{2}}); break;
            case 2: map.change(SetOpacity{LayerId{2}, static_cast<float>(i) / 200}); break;
            case 3: map.change(SetClassOn{LayerId{2}, static_cast<std::size_t>(i), false}); break;
        }
        states.push_back(map.state);
    }
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        REQUIRE(map.undo());
        CHECK(map.state == states[i]);
    }
    CHECK_FALSE(map.undo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        REQUIRE(map.redo());
        CHECK(map.state == states[i]);
    }
    CHECK_FALSE(map.redo());
}

TEST_CASE("a slider that is drawn is one step, after a pause another") {
    Changed map;
    for (int i = 0; i < 50; ++i) {
        map.change(SetOpacity{LayerId{1}, static_cast<float>(i) / 100}, 0.02);
    }
    CHECK(map.history.undo_steps() == 1);
    map.change(SetOpacity{LayerId{2}, 0.5F}, 0.02);  // another layer
    map.change(SetOpacity{LayerId{2}, 0.4F}, 3);
    CHECK(map.history.undo_steps() == 3);
    map.undo();
    map.undo();
    map.undo();
    CHECK(map.state == two_layers());
}

TEST_CASE("a change after going back ends the way forward") {
    Changed map;
    map.change(SetVisible{LayerId{1}, false});
    map.undo();
    map.change(SetVisible{LayerId{2}, false});
    CHECK_FALSE(map.redo());
    CHECK(map.history.undo_steps() == 1);
}

TEST_CASE("what happens by itself is so in every state") {
    Changed map;
    map.change(SetVisible{LayerId{1}, false});
    LayerState joining;
    joining.id = LayerId{7};
    joining.name = "late";
    map.history.apply_to_all(AddLayers{{joining}});
    map.state = apply(map.state, AddLayers{{joining}});
    map.undo();
    CHECK(map.state.layers.size() == 3);
    CHECK(map.state.layers[0].is_visible);
    CHECK(map.history.layers() == std::set<LayerId>{LayerId{1}, LayerId{2}, LayerId{7}});
}

TEST_CASE("where one looks, and the theme, are no steps") {
    CHECK_FALSE(is_undoable(SetView{}));
    CHECK_FALSE(is_undoable(SetTheme{}));
    CHECK_FALSE(is_undoable(SetSource{}));
    CHECK(is_undoable(RemoveLayer{}));
    CHECK(is_undoable(SetFurniture{}));
}

TEST_CASE("what would be undone and done again next is known") {
    Changed map;
    CHECK(map.history.next_undo() == nullptr);
    map.change(SetVisible{LayerId{1}, false});
    map.change(SetOpacity{LayerId{2}, 0.5F});
    REQUIRE(map.history.next_undo() != nullptr);
    CHECK(std::holds_alternative<SetOpacity>(*map.history.next_undo()));
    map.state = *map.history.undo(map.state);
    CHECK(std::holds_alternative<SetVisible>(*map.history.next_undo()));
    CHECK(std::holds_alternative<SetOpacity>(*map.history.next_redo()));
    map.state = *map.history.redo(map.state);
    CHECK(std::holds_alternative<SetOpacity>(*map.history.next_undo()));
    CHECK(map.history.next_redo() == nullptr);
}
