#include <array>
#include <charconv>
#include <cmath>

#include "fuzz/memory_file.hpp"
#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"
#include "io/geojson_reader.hpp"
#include "map/world_geometry.hpp"

namespace gatepost::fuzz {

namespace {

/// CRSs of four kinds: the web's, a zone, a pole, degrees. Made once: PROJ takes milliseconds.
struct Maps {
    std::array<Crs, 4> crs{Crs::web_mercator(), Crs::parse("EPSG:32648"), Crs::parse("EPSG:3031"),
                           Crs::wgs84()};
    WorkerLocal<TransformerCache> transformers{std::size_t{1}};
};

/// Writes GeoJSON by a text of numbers that is easier to change: a letter begins a feature (p points, l a
/// line, a an area), a comma another part of it.  "l 1 2 3 4 p 1 2, 3 4 a 0 0 9 0 9 9 0 0, 1 1 2 1 2 2 1 1"
class FeatureWriter {
  public:
    explicit FeatureWriter(std::string_view text) : m_text(text) {}

    std::string collection(std::string const& crs_code) {
        std::string text = fmt::format(
            R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{}"}}}},"features":[)",
            crs_code);
        std::string_view between;
        while (!m_text.empty()) {
            char const kind = m_text.front();
            m_text.remove_prefix(1);
            if (kind == 'p' || kind == 'l' || kind == 'a') {
                text += fmt::format(R"({}{{"type":"Feature","properties":{{}},"geometry":{}}})", between,
                                    geometry(kind));
                between = ",";
            }
        }
        return text + "]}";
    }

  private:
    std::string geometry(char kind) {
        std::string parts = part();
        while (m_text.starts_with(',')) {
            m_text.remove_prefix(1);
            parts += "]" + std::string(kind == 'p' ? "," : ",[") + part();
        }
        char const* const type = kind == 'p' ? "MultiPoint" : kind == 'l' ? "MultiLineString" : "Polygon";
        return fmt::format(R"({{"type":"{}","coordinates":[{}{}]]}})", type, kind == 'p' ? "" : "[", parts);
    }
    /// The positions up to what is no number.
    std::string part() {
        std::string positions;
        while (auto const x = number()) {
            positions += fmt::format("{}[{},{}]", positions.empty() ? "" : ",", *x, number().value_or(0));
        }
        return positions;
    }
    std::optional<double> number() {
        m_text.remove_prefix(std::min(m_text.find_first_not_of(" \n"), m_text.size()));
        double value = 0;
        auto const [end, fault] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        if (fault != std::errc{} || !std::isfinite(value)) {
            return std::nullopt;
        }
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        return value;
    }

    std::string_view m_text;
};

void show(FeatureTable const& table, Maps& maps) {
    for (Crs const& crs : maps.crs) {
        auto const shape = crs.is_web_mercator() ? LineShape::arc : LineShape::straight;
        WorldGeometry const world = build_world_geometry(table, crs, shape, maps.transformers, {});
        require(world.geometry.size() == table.size(), "no feature is lost on the way to the map");
        check_geometry(world.geometry);
        for (std::size_t feature = 0; feature < table.size(); ++feature) {
            bool const is_shown = world.geometry.kind(feature) != GeometryKind::none;
            require(!is_shown || is_finite(world.anchor_of(feature)), "what is shown is named somewhere");
        }
    }
}

}  // namespace

void world(std::string_view bytes) {
    static Maps maps;
    // The first letter of the text chooses the CRS.
    std::size_t const chosen =
        bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front()) % maps.crs.size();
    std::string const text = FeatureWriter(bytes.substr(std::min<std::size_t>(bytes.size(), 1)))
                                 .collection(maps.crs.at(chosen).code());
    try {
        auto const reading = read_geojson(MemoryFile(text).open(), {}, {});
        require(reading.table.has_value(), "what is written as GeoJSON is read as such");
        show(*reading.table, maps);
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace gatepost::fuzz
