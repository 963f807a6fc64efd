#include "io/geojson_head.hpp"

#include "io/json_text.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr char record_separator = '\x1e';
constexpr std::size_t longest_head = 1U << 24U;  // limits what precedes the features, and a first line

/// Reads the members of the outermost object until the form is clear, and more text whenever it runs out.
class HeadReader {
  public:
    explicit HeadReader(InputFile const& file) : m_file(file) {}

    std::optional<GeojsonHead> read() {
        for (std::size_t bytes = 1U << 14U;; bytes *= 4) {
            m_text.resize(std::min<std::uint64_t>(bytes, m_file.size()));
            m_text.resize(m_file.read(0, m_text));
            m_head = {};
            bool const is_all = m_text.size() >= m_file.size();
            if (auto const known = scan(is_all)) {
                return *known ? std::optional{m_head} : std::nullopt;
            }
            if (is_all || m_text.size() >= longest_head) {
                return std::nullopt;
            }
        }
    }

  private:
    enum class Found { more, collection, feature, other };

    /// Whether this reader handles the text; nothing if more text is needed to tell.
    std::optional<bool> scan(bool is_all) {
        std::string_view const text = m_text;
        std::size_t const bom = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
        std::size_t begin = skip_space(text, bom);
        bool has_separator = false;
        while (begin < text.size() && text[begin] == record_separator) {  // records may be empty
            has_separator = true;
            begin = skip_space(text, begin + 1);
        }
        if (begin >= text.size()) {
            return std::nullopt;
        }
        if (text[begin] == '[' && !has_separator) {
            return scan_array(begin, is_all);
        }
        if (text[begin] != '{') {
            return false;
        }
        Found const found = look_at_members(begin, is_all);
        if (found == Found::more || found == Found::other) {
            return found == Found::more ? std::nullopt : std::optional{false};
        }
        if (has_separator) {
            m_head.form = GeojsonForm::records;
            m_head.first = begin;
            return true;
        }
        if (found == Found::collection) {
            if (has_another_line(begin)) {
                m_head.form = GeojsonForm::lines;
                m_head.first = begin;
            }
            return true;
        }
        m_head.first = begin;
        return tell_lines_from_single(begin, is_all);
    }

    /// A bare array is handled here if its first value is a feature or geometry.
    std::optional<bool> scan_array(std::size_t begin, bool is_all) {
        std::string_view const text = m_text;
        std::size_t const first = skip_space(text, begin + 1);
        if (first >= text.size()) {
            return std::nullopt;
        }
        Found const found = text[first] == '{' ? look_at_members(first, is_all) : Found::other;
        if (found == Found::more || found == Found::other) {
            return found == Found::more ? std::nullopt : std::optional{false};
        }
        bool const has_type = m_head.has_type;
        m_head = {};
        m_head.has_type = has_type;
        m_head.is_array = true;
        return begin_features(begin + 1) == Found::collection ? std::optional{true} : std::nullopt;
    }

    /// Whether the collection that begins here ends with its line, and another value begins on the next one.
    [[nodiscard]] bool has_another_line(std::size_t begin) const {
        std::string_view const text = m_text;
        std::size_t const end = end_of_value(text, begin);
        std::size_t const line_end = std::min(text.find('\n', begin), text.size());
        std::size_t const next = end <= line_end ? skip_space(text, end) : text.size();
        return next < text.size() && next > line_end && text[next] == '{';
    }

    Found look_at_members(std::size_t begin, bool is_all) {
        std::string_view const text = m_text;
        std::size_t at = begin + 1;
        bool may_be_geometry = false;
        std::string_view type;
        while ((at = skip_space(text, at)) < text.size() && text[at] == '"') {
            std::size_t const key_end = end_of_value(text, at);
            std::size_t const colon = key_end == not_there ? not_there : skip_space(text, key_end);
            if (colon == not_there || colon >= text.size()) {
                return Found::more;
            }
            std::string_view const key = text.substr(at + 1, key_end - at - 2);
            std::size_t const value = skip_space(text, colon + 1);
            if (text[colon] != ':' || value >= text.size()) {
                return value >= text.size() ? Found::more : Found::other;
            }
            if (key == "features") {
                return text[value] == '[' && (type.empty() || type == "FeatureCollection")
                           ? begin_features(value + 1)
                           : Found::other;
            }
            if (type.empty() && is_esri_member(key)) {
                return Found::other;  // Esri's own JSON: its features resemble GeoJSON's at first glance
            }
            // A collection may have custom members with these names, so its type decides, wherever it stands.
            bool const is_geometry_member = key == "geometry" || key == "coordinates" || key == "geometries";
            may_be_geometry = may_be_geometry || (is_geometry_member && type.empty());
            std::size_t const value_end = end_of_value(text, value);
            if (value_end == not_there) {
                bool const is_last_look = is_all || text.size() >= longest_head;
                return may_be_geometry && is_last_look ? Found::feature : Found::more;
            }
            if (key == "type") {
                type = text.substr(value + 1, value_end - value - 2);
                m_head.has_type = true;
                if (is_feature_type(type)) {
                    return Found::feature;
                }
                if (type != "FeatureCollection") {
                    return Found::other;
                }
                may_be_geometry = false;
            } else if (key == "crs") {
                m_head.crs_member = text.substr(value, value_end - value);
            }
            at = skip_space(text, value_end);
            at += at < text.size() && text[at] == ',' ? 1 : 0;
        }
        if (may_be_geometry && (at >= text.size() ? is_all : text[at] == '}')) {
            return Found::feature;
        }
        return at >= text.size() ? Found::more : Found::other;
    }

    Found begin_features(std::size_t at) {
        std::string_view const text = m_text;
        std::size_t const first = skip_space(text, at);
        std::size_t const key =
            first < text.size() && text[first] == '{' ? skip_space(text, first + 1) : first;
        std::size_t const key_end = key < text.size() && text[key] == '"' ? end_of_value(text, key) : key;
        if (key_end == not_there || key_end >= text.size()) {
            return Found::more;
        }
        m_head.form = GeojsonForm::collection;
        m_head.first = first;
        m_head.first_key = text.substr(key, key_end - key);
        return Found::collection;
    }

    static bool is_esri_member(std::string_view key) {
        return key == "geometryType" || key == "spatialReference" || key == "fieldAliases" ||
               key == "displayFieldName" || key == "objectIdFieldName";
    }

    static bool is_feature_type(std::string_view type) {
        constexpr std::array<std::string_view, 8> types{
            "Feature", "Point",           "MultiPoint",   "LineString",
            "Polygon", "MultiLineString", "MultiPolygon", "GeometryCollection"};
        return std::find(types.begin(), types.end(), type) != types.end();
    }

    /// Chooses `lines` if the first line is a complete value and another line follows.
    std::optional<bool> tell_lines_from_single(std::size_t begin, bool is_all) {
        std::size_t const line_end = std::string_view{m_text}.find('\n', begin);
        if (line_end == not_there && !is_all && m_text.size() < longest_head) {
            return std::nullopt;
        }
        std::string_view const line = std::string_view{m_text}.substr(0, line_end);
        bool const is_whole = end_of_value(line, begin) != not_there;
        m_head.form = GeojsonForm::single;
        if (is_whole && line_end != not_there) {
            std::size_t const next = skip_space(m_text, line_end);
            if (next >= m_text.size() && !is_all) {
                return std::nullopt;
            }
            m_head.form = next < m_text.size() ? GeojsonForm::lines : GeojsonForm::single;
        }
        return true;
    }

    InputFile const& m_file;
    std::string m_text;
    GeojsonHead m_head;
};

}  // namespace

std::optional<GeojsonHead> read_geojson_head(InputFile const& file) { return HeadReader(file).read(); }

}  // namespace gatepost
