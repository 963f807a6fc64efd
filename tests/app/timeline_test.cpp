#include "app/timeline.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// A model with one layer of points with these dates.
struct Dated {
    MapModel model{Crs::parse("EPSG:3857")};
    Timeline timeline{model};

    explicit Dated(std::vector<std::string> const& dates, std::string const& field = "date") {
        std::vector<Point> const points(dates.size(), Point{0, 0});
        ReadyLayer layer = ready_layer("dated", point_table(points, {text_column(field, dates)}));
        layer.state.id = model.new_layer_id();
        model.put(layer.state.id, std::move(layer.content));
        model.change_by_itself(AddLayers{{layer.state}});
        model.update();
    }
    void choose(TimeMode mode, TimeMove move) { timeline.choose({mode, move, 2, false}); }
    void show(std::string_view range) {
        model.change_by_itself(SetTime{{*parse_time_range(range), Undated::pale}});
        model.update();
    }
    /// The range after a move, which is made; "none" where there is none.
    std::string move(int direction, bool to_event = false) {
        auto const moved = timeline.moved(direction, to_event);
        if (!moved) {
            return "none";
        }
        model.change_by_itself(*moved);
        model.update();
        return time_range_text(moved->time.range);
    }
};

}  // namespace

TEST_CASE("a range moves by calendar units from the first date to the last, and no further") {
    Dated map({"2016-03-07", "2018"});
    map.choose(TimeMode::range, TimeMove::year);
    CHECK(map.move(1) == "2016/2016");
    CHECK(map.move(1) == "2017/2017");
    CHECK(map.move(1) == "2018/2018");
    CHECK(map.move(1) == "none");
    map.choose(TimeMode::range, TimeMove::month);
    CHECK(map.move(-1) == "2017-12/2018-11");
}

TEST_CASE("an instant is as long as its unit, and goes from event to event") {
    Dated map({"2016-03-07", "2018-05-01", "2018-05-20"});
    map.choose(TimeMode::instant, TimeMove::event);
    CHECK(map.move(1) == "2016-03-07/2016-03-07");
    CHECK(map.move(1) == "2018-05-01/2018-05-01");
    CHECK(map.move(1) == "2018-05-20/2018-05-20");
    CHECK(map.move(1) == "none");
    CHECK(map.move(-1) == "2018-05-01/2018-05-01");
}

TEST_CASE("what is cumulative begins with all time, and ends with the last date") {
    Dated map({"2016-03-07", "2018"});
    map.choose(TimeMode::cumulative, TimeMove::year);
    CHECK(map.move(1) == "../2016");
    CHECK(map.move(1) == "../2017");
    CHECK(map.move(1) == "../2018");
    CHECK(map.move(1) == "none");
}

TEST_CASE("a range with an open end never runs away") {
    Dated map({"2016-03-07", "2018"});
    map.choose(TimeMode::range, TimeMove::year);
    map.show("../2018");
    CHECK(map.move(1) == "none");
    map.show("2016/..");
    CHECK(map.move(-1) == "none");
    CHECK(map.move(1) == "2017/..");
    map.show("../2016");
    CHECK(map.move(1, true) == "../2018");
}

TEST_CASE("what still lasts is reached by moving") {
    Dated map({"2016/2017", "2019/.."});
    map.choose(TimeMode::range, TimeMove::year);
    map.show("2018");
    CHECK(map.move(1) == "2019/2019");
    map.show("2018");
    CHECK(map.move(1, true) == "2019/2019");
}

TEST_CASE("the timeline counts what is there, and there is none without dates") {
    Dated map({"2016-03-07", "2018", "", "soon"});
    map.show("2018");
    auto const model = map.timeline.model(100);
    REQUIRE(model);
    CHECK(model->certain == 1);
    CHECK(model->undated == 2);
    CHECK(model->misread == 1);
    CHECK(model->histogram->most >= 1);
    Dated plain({"Hà Nội"});
    CHECK_FALSE(plain.timeline.model(100));
}

TEST_CASE("it plays to the end and stops, or begins again") {
    Dated map({"2016", "2017"});
    map.timeline.choose({TimeMode::range, TimeMove::year, 2, false});
    map.timeline.play(true, 0);
    CHECK(map.timeline.advance(0));
    CHECK_FALSE(map.timeline.advance(0.1));
    CHECK(map.timeline.due_in_s(0.1) == Approx(0.4));
    map.show("2017");
    CHECK_FALSE(map.timeline.advance(0.5));
    CHECK_FALSE(map.timeline.is_playing());
    map.timeline.choose({TimeMode::range, TimeMove::year, 2, true});
    map.timeline.play(true, 1);
    auto const again = map.timeline.advance(1);
    REQUIRE(again);
    CHECK(time_range_text(again->time.range) == "2016/2016");
}

TEST_CASE("an axis that shows nothing of the dates shows all of them again") {
    Dated map({"2016", "2017"});
    map.timeline.show(parse_time_range("2016"));
    CHECK(map.timeline.model(100)->shown == *parse_time_range("2016"));
    map.timeline.show(parse_time_range("1850"));
    CHECK(map.timeline.model(100)->shown == *parse_time_range("2016/2017"));
}
