#include "bench/generate.hpp"

#include "base/error.hpp"
#include "bench/properties.hpp"

#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

namespace gatepost::bench {

namespace {

/// A file that is written in large pieces.
class Output {
  public:
    explicit Output(std::filesystem::path const& path)
        : m_path(path), m_file(std::fopen(path.c_str(), "wb"), &std::fclose) {
        if (!m_file) {
            fail();
        }
    }
    [[nodiscard]] std::string& text() { return m_text; }
    void flush_if_large() {
        constexpr std::size_t large_bytes = 1U << 20U;
        if (m_text.size() > large_bytes) {
            flush();
        }
    }
    void close() {
        flush();
        if (std::fclose(m_file.release()) != 0) {
            fail();
        }
    }

  private:
    void flush() {
        if (std::fwrite(m_text.data(), 1, m_text.size(), m_file.get()) != m_text.size()) {
            fail();
        }
        m_text.clear();
    }
    [[noreturn]] void fail() const {
        throw fmt_error("cannot write {}: {}", m_path.string(), std::generic_category().message(errno));
    }

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    std::string m_text;
};

/// With seven decimals (a centimetre), as surveyors give them. Digits are set by hand: this is most of the
/// work. For degrees that are not negative.
void append_degrees(std::string& text, double degrees) {
    auto units = static_cast<std::uint64_t>(std::llround(degrees * 1e7));
    std::array<char, 24> digits{};
    std::size_t begin = digits.size();
    for (int place = 0; place < 8 || units > 0; ++place) {
        if (place == 7) {
            digits[--begin] = '.';
        }
        digits[--begin] = static_cast<char>('0' + units % 10);
        units /= 10;
    }
    text.append(digits.data() + begin, digits.size() - begin);
}

void append_position(std::string& text, Point lonlat) {
    text += '[';
    append_degrees(text, lonlat.x);
    text += ',';
    append_degrees(text, lonlat.y);
    text += ']';
}

void append_part(std::string& text, std::vector<Point> const& part) {
    char separator = '[';
    for (Point const lonlat : part) {
        text += separator;
        append_position(text, lonlat);
        separator = ',';
    }
    text += ']';
}

void append_geometry(std::string& text, Shape shape, GeneratedFeature const& feature) {
    if (shape == Shape::points) {
        text += R"({"type":"Point","coordinates":)";
        append_position(text, feature.parts[0][0]);
    } else if (shape == Shape::lines || shape == Shape::long_lines) {
        text += R"({"type":"LineString","coordinates":)";
        append_part(text, feature.parts[0]);
    } else {
        text += R"({"type":"Polygon","coordinates":)";
        char separator = '[';
        for (std::vector<Point> const& ring : feature.parts) {
            text += separator;
            append_part(text, ring);
            separator = ',';
        }
        text += ']';
    }
    text += '}';
}

}  // namespace

void write_geojson(DataSet const& data, std::filesystem::path const& path) {
    std::filesystem::path const aside = path.string() + ".part";
    Output output(aside);
    std::string& text = output.text();
    text = "{\"type\":\"FeatureCollection\",\"features\":[\n";
    std::size_t number = 0;
    make_features(data, [&](GeneratedFeature const& feature) {
        text += number == 0 ? "" : ",\n";
        text += R"({"type":"Feature","geometry":)";
        append_geometry(text, data.shape, feature);
        text += R"(,"properties":)";
        append_properties(text, data.shape, ++number);
        text += '}';
        output.flush_if_large();
    });
    text += "\n]}\n";
    output.close();
    std::filesystem::rename(aside, path);
}

}  // namespace gatepost::bench
