#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Feature collections such as people and programs write them: every kind of geometry, fields of mixed types,
/// numbers and blanks in all spellings, members in any order. The same seed gives the same text everywhere.
class RandomGeojson {
  public:
    /// How a text is put together; RFC 7946 has the first, RFC 8142 and its practice the sequences.
    enum class Form {
        collection,
        crs_before,
        crs_behind,
        byte_order_mark,
        lines,
        records,
        feature,
        last = feature
    };
    static constexpr std::size_t forms = static_cast<std::size_t>(Form::last) + 1;

    explicit RandomGeojson(std::uint32_t seed) : m_random(seed), m_ids(static_cast<Ids>(below(4))) {}

    /// A text of that form, with values of many more kinds than the plain one.
    std::string text(Form form) {
        m_is_rich = true;
        switch (form) {
            case Form::crs_before: return text_in_metres(true);
            case Form::crs_behind: return text_in_metres(false);
            case Form::byte_order_mark: return "\xEF\xBB\xBF" + text();
            case Form::lines: return sequence("", "\n");
            case Form::records: return sequence("\x1e", "\n");
            case Form::feature: return feature(geometry()) + blank();
            case Form::collection: break;
        }
        return text();
    }

    std::string text() {
        std::vector<std::string> features{feature(point())};
        std::size_t const count = 1 + below(30);
        while (features.size() < count) {
            features.push_back(feature(geometry()));
        }
        // The type first: GDAL knows a collection by its first bytes.
        std::string text = blank() + "{" + member("type", R"("FeatureCollection")") + "," + blank();
        text += chance(3) ? member("name", R"("made")") + "," : "";
        return text + member("features", list(features)) + "}" + blank();
    }

  private:
    enum class Ids { none, texts, numbers, of_feature };

    /// With the CRS member that RFC 7946 did away with, before the features or behind them.
    std::string text_in_metres(bool is_before) {
        m_reach = 2e6;
        std::string const name =
            pick({"EPSG:3857", "urn:ogc:def:crs:EPSG::3857", "urn:ogc:def:crs:EPSG::32648"});
        std::string const crs = member("crs", R"({"type":"name","properties":{"name":")" + name + "\"}}");
        std::string const all = member("features", list({feature(point()), feature(geometry())}));
        return "{" + member("type", R"("FeatureCollection")") + "," +
               (is_before ? crs + "," + all : all + "," + crs) + "}" + blank();
    }
    /// Features one behind the other, each without line ends.
    std::string sequence(std::string const& before, std::string const& behind) {
        std::string text;
        std::size_t const count = 2 + below(20);
        for (std::size_t i = 0; i < count; ++i) {
            std::string one = feature(i == 0 ? point() : geometry());
            std::replace(one.begin(), one.end(), '\n', ' ');
            std::replace(one.begin(), one.end(), '\r', ' ');
            text.append(before).append(one).append(behind);
        }
        return text;
    }

    std::size_t below(std::size_t count) { return m_random() % count; }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }
    std::string pick(std::vector<std::string> const& from) { return from[below(from.size())]; }
    std::string blank() { return pick({"", "", "", "", " ", "\n", "\t", "\r\n", " \n  "}); }
    std::string member(std::string const& name, std::string const& value) {
        return "\"" + name + "\"" + blank() + ":" + blank() + value;
    }
    std::string list(std::vector<std::string> const& values) {
        std::string text = "[" + blank();
        for (std::size_t i = 0; i < values.size(); ++i) {
            text += (i > 0 ? "," + blank() : "") + values[i] + blank();
        }
        return text + "]";
    }
    std::string object(std::vector<std::string> members) {
        for (std::size_t i = members.size(); i > 1; --i) {
            std::swap(members[i - 1], members[below(i)]);
        }
        std::string const text = list(members);
        return "{" + text.substr(1, text.size() - 2) + "}";
    }

    /// A number in ±reach, in one of the ways to write it.
    std::string number(double reach) {
        double const value = (static_cast<double>(m_random()) / 0x1p31 - 1) * reach;
        switch (below(8)) {
            case 0: return fmt::format("{:.0f}.0", value);
            case 1: return fmt::format("{}", static_cast<int>(value));
            case 2: return fmt::format("{:.17g}", value);
            case 3: return fmt::format("{:.3e}", value);
            case 4: return fmt::format("{:.20f}", value);
            case 5: return pick({"1e-7", "-0.0", "0.0", "1E+1", "-2.5E-3", "0.1", "4.9e-324", "30e0"});
            default: return fmt::format("{:.6f}", value);
        }
    }
    std::string position() {
        std::string const x = number(m_reach > 0 ? m_reach : 179);
        std::string const y = number(m_reach > 0 ? m_reach : 89);
        return list(chance(4) ? std::vector{x, y, number(9000)} : std::vector{x, y});
    }
    std::vector<std::string> positions(std::size_t fewest) {
        std::vector<std::string> all(fewest + below(6));
        for (std::string& one : all) {
            one = position();
        }
        return all;
    }
    std::string line() { return list(positions(chance(20) ? 1 : 2)); }
    std::string ring() {
        std::vector<std::string> ring = positions(chance(20) ? 2 : 3);
        if (!chance(5)) {
            ring.push_back(ring.front());
        }
        return list(ring);
    }
    template <class Make>
    std::string several(Make make) {
        std::vector<std::string> all(1 + below(4));
        for (std::string& one : all) {
            one = make();
        }
        return list(all);
    }
    std::string polygon() {
        return several([this] { return ring(); });
    }

    std::string filled(std::string const& type, std::string const& coordinates) {
        return object({member("type", "\"" + type + "\""), member("coordinates", coordinates)});
    }
    std::string shape(std::string const& type, std::string const& coordinates) {
        return filled(type, chance(25) ? "[" + blank() + "]" : coordinates);
    }
    std::string point() { return filled("Point", position()); }
    std::string geometry() {
        switch (below(9)) {
            case 0: return "null";
            case 1: return shape("MultiPoint", list(positions(1)));
            case 2: return shape("LineString", line());
            case 3: return shape("MultiLineString", several([this] { return line(); }));
            case 4: return shape("Polygon", polygon());
            case 5: return shape("MultiPolygon", several([this] { return polygon(); }));
            case 6: return members();
            default: return shape("Point", position());
        }
    }
    /// None of them empty: of those GDAL does not tell which were written so.
    std::string members() {
        return object(
            {member("type", R"("GeometryCollection")"),
             member("geometries", several([this] {
                        return pick({point(), filled("LineString", line()), filled("Polygon", polygon())});
                    }))});
    }

    std::string feature(std::string const& geometry) {
        std::vector<std::string> all{member("type", R"("Feature")")};
        all.push_back(member("properties", chance(12) ? "null" : properties()));
        if (geometry != "null" || chance(2)) {
            all.push_back(member("geometry", geometry));
        }
        ++m_features;
        if (m_ids == Ids::texts) {
            all.push_back(member("id", fmt::format(R"("G\u00e9{}")", m_features)));
        } else if (m_ids == Ids::numbers) {
            all.push_back(member("id", fmt::format("{}", 7 * m_features)));
        }
        if (chance(10)) {
            all.push_back(member("bbox", "[0,0,1,1]"));
        }
        return object(all);
    }

    std::string properties() {
        std::vector<std::string> all;
        auto const add = [&](std::string const& name, std::vector<std::string> const& values) {
            if (!chance(4)) {
                all.push_back(member(name, chance(8) ? "null" : pick(values)));
            }
        };
        add("whole", {"7", "-12", "0", "9007199254740993", "-9223372036854775808"});
        add("real", {number(1000), "1e-7", "3", "0.30000000000000004", "1e21", "123456789.12345678"});
        add("yes", {"true", "false"});
        add("name", words());
        add("t\\u1ec9nh", {R"("L\u1ea1ng S\u01a1n")", R"("Cao Bằng")"});
        add("number or name", {R"("two")", "2", R"("3")", "-4.5", R"("")"});
        add("name or flag", {R"("maybe")", "true", "false"});
        add("object", {R"({"vi":"Gặp gỡ","n":[1,2.5,{"a":null}]})", "{ }", R"({ "a" : { "b" : true } })"});
        add("objects", {R"([{"start":"2019","y":1}])", R"([ {"a":1e2}, {"b":"\u0111"} ])"});
        if (m_is_rich) {
            add_rich(add);
        }
        if (m_ids == Ids::of_feature) {
            all.push_back(member("id", fmt::format("\"P{}\"", m_features)));
        }
        return object(all);
    }
    template <class Add>
    void add_rich(Add const& add) {
        add("border of 32 bits", {"2147483647", "-2147483648", "2147483648", "-2147483649"});
        add("whole or real", {"1", "2.5", "-0.0", "1E5", "0.1e-10"});
        add("flag or number", {"true", "1", "false", "2.5"});
        add("object or word", {R"({"a":1})", R"("x")", R"({"b":[]})"});
        add("real or word", {"0.1234567890123456789", R"("x")", "1e21", "1e-7", "-2.50"});
        add("numbers", {"[1,2,3]", "[4]", "[ -5 , 6 ]"});
        add("reals", {"[1.5,2.25]", "[1e-7]"});
        add("words", {R"(["a","Cao B\u1eb1ng"])", R"~(["",",","(1:x)"])~"});
        add("flags", {"[true,false]", "[false]"});
        add("anything", {R"([1,"a",null,{"b":true}])", "[]", R"([[1,2],[3]])"});
        add("date", {R"("2021-04-24")", R"("2020-02-29")"});
        add("time", {R"("2021-04-24T10:00:00Z")", R"("2021-04-24T10:00:00.5+07:00")"});
        add("nothing", {"null"});
        add(R"(with.dot and \"quotes\")", {R"("x")", R"("y")"});
        add("\\u0110\\u1ed3ng", {R"("\ud83d\ude00")", R"("\u0000 zero")", R"("\t\u001f")"});
        add("long", {"\"" + std::string(3000, 'x') + "\"", R"("short")"});
        add("number as text", {R"("1e3")", R"("0x10")", R"("-0")", R"(" 5")"});
    }
    static std::vector<std::string> words() {
        return {R"("")",
                R"(" ")",
                R"("Hữu Nghị")",
                R"("\u53cb\u8c0a\u5173 \ud842\udfb7")",
                R"("\"quoted\" \/ \\ \b\f\n\r\t")",
                R"("{\"type\":\"Feature\",")",
                "\"La\u0323ng So\u031Bn\"",
                R"("],[}{,:")",
                R"("2021-04-24T10:00:00+07:00")",
                R"("007")"};
    }

    std::mt19937 m_random;
    Ids m_ids;
    std::size_t m_features = 0;
    double m_reach = 0;  // of coordinates, in metres; 0: degrees
    bool m_is_rich = false;
};

}  // namespace gatepost
