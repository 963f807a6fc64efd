// KML as Google Earth and My Maps write it: looks, descriptions, dates, and what is left out.
#include <catch2/catch.hpp>

#include "io/made_files.hpp"
#include "io/reading.hpp"

using namespace gatepost;

namespace {

/// My Maps writes shared styles by way of a StyleMap, Google Earth may put one into the placemark itself.
std::string document(std::string const& placemarks) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Border walk</name>
<Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color><scale>1</scale><Icon>
<href>https://www.gstatic.com/mapspro/images/stock/503-wht-blank_maps.png</href></Icon></IconStyle></Style>
<Style id="icon-1899-0288D1-highlight"><IconStyle><color>ff0000ff</color><scale>1</scale></IconStyle></Style>
<StyleMap id="icon-1899-0288D1"><Pair><key>normal</key><styleUrl>#icon-1899-0288D1-normal</styleUrl></Pair>
<Pair><key>highlight</key><styleUrl>#icon-1899-0288D1-highlight</styleUrl></Pair></StyleMap>
<Style id="line"><LineStyle><color>7f0000ff</color><width>5</width></LineStyle></Style>
<Style id="area"><LineStyle><color>ff00aa00</color><width>1.2</width></LineStyle>
<PolyStyle><color>4d00ff00</color></PolyStyle></Style>
<Folder><name>Places</name>)" +
           placemarks + "</Folder></Document></kml>";
}

std::string placemark(std::string const& name, std::string const& members) {
    return "<Placemark><name>" + name + "</name>" + members + "</Placemark>";
}

std::string const point = "<Point><coordinates>106.7,21.97,0</coordinates></Point>";
std::string const line =
    "<LineString><tessellate>1</tessellate><coordinates>106.7,21.97,0 106.8,22,0</coordinates></LineString>";
std::string const area =
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>106.6,21.9,0 106.7,21.9,0 "
    "106.7,22,0 106.6,21.9,0</coordinates></LinearRing></outerBoundaryIs></Polygon>";

FeatureTable read(TempFolder const& folder, std::string const& placemarks) {
    return read_table(folder.file("in.kml", document(placemarks)));
}

}  // namespace

TEST_CASE("styles of a KML file, shared or its own, are those of simplestyle") {
    TempFolder const folder;
    FeatureTable const table = read(
        folder,
        placemark("gate", "<styleUrl>#icon-1899-0288D1</styleUrl>" + point) +
            placemark("walk", "<styleUrl>#line</styleUrl>" + line) +
            placemark("field", "<styleUrl>#area</styleUrl>" + area) +
            placemark("own",
                      "<Style><IconStyle><color>ff00ffff</color><scale>1.4</scale><Icon><href>"
                      "http://maps.google.com/mapfiles/kml/paddle/B.png</href></Icon></IconStyle></Style>" +
                          point) +
            placemark("plain", point) + placemark("outline", "<styleUrl>#line</styleUrl>" + area));
    REQUIRE(table.size() == 6);
    CHECK(table.text(0, "marker-color") == "#0288D1");
    CHECK(table.text(1, "stroke") == "#FF0000");
    CHECK(table.text(1, "stroke-width") == "5");
    CHECK(table.text(1, "stroke-opacity") == "0.498");
    CHECK(table.text(2, "stroke") == "#00AA00");
    CHECK(table.text(2, "fill") == "#00FF00");
    CHECK(table.text(2, "fill-opacity") == "0.302");
    CHECK(table.text(3, "marker-color") == "#FFFF00");
    CHECK(table.text(3, "marker-size") == "large");
    CHECK(table.text(3, "marker-symbol") == "B");
    CHECK(table.text(4, "marker-color").empty());
    CHECK(table.text(5, "fill-opacity") == "0");
    CHECK(table.report.is_clean());
}

TEST_CASE("columns that say nothing are left out, also 'tessellate'") {
    TempFolder const folder;
    FeatureTable const table =
        read(folder,
             placemark("gate", "<ExtendedData><Data name=\"owner\"><value>Lan</value></Data></ExtendedData>" +
                                   point) +
                 placemark("walk", line));
    std::vector<std::string> names;
    for (AttributeColumn const& column : table.attributes) {
        names.push_back(column.name());
    }
    CHECK(names == std::vector<std::string>{"Name", "owner"});
    CHECK(read(folder, placemark("off", "<visibility>0</visibility>" + point)).find("visibility") != nullptr);
}

TEST_CASE("a column that stays for one feature says nothing of the others") {
    TempFolder const folder;
    FeatureTable const table =
        read(folder, placemark("off", "<visibility>0</visibility>" + point) + placemark("on", point));
    CHECK(table.find("visibility")->type() == AttributeType::integer);
    CHECK(table.text(0, "visibility") == "0");
    CHECK(table.find("visibility")->is_null(1));
}

TEST_CASE("a person's own fields of those names are filled in where they say nothing") {
    TempFolder const folder;
    std::string const dated = "<TimeStamp><when>1907-05-03</when></TimeStamp>";
    std::string const linked = "<description><![CDATA[<a href='https://a.org/1'>a</a>]]></description>";
    FeatureTable const table =
        read(folder, placemark("a", "<styleUrl>#line</styleUrl>" + linked + dated + line) +
                         placemark("b",
                                   "<styleUrl>#line</styleUrl><ExtendedData>"
                                   "<Data name=\"stroke\"><value>#123456</value></Data>"
                                   "<Data name=\"source\"><value>a book</value></Data>"
                                   "<Data name=\"start\"><value>long ago</value></Data></ExtendedData>" +
                                       linked + dated + line));
    CHECK(table.text(0, "stroke") == "#FF0000");
    CHECK(table.text(0, "source") == "https://a.org/1");
    CHECK(table.text(0, "start") == "1907-05-03");
    CHECK(table.text(1, "stroke") == "#123456");
    CHECK(table.text(1, "source") == "a book");
    CHECK(table.text(1, "start") == "long ago");
}

TEST_CASE("time stamps and spans are dates of their features") {
    TempFolder const folder;
    FeatureTable const table = read(
        folder,
        placemark("a", "<TimeStamp><when>1907-05-03</when></TimeStamp>" + point) +
            placemark("b", "<TimeSpan><begin>2001-02-05</begin><end>2010-03-01</end></TimeSpan>" + point) +
            placemark("c", "<TimeStamp><when>2010-05-28T02:02:09Z</when></TimeStamp>" + point) +
            placemark("d", point));
    CHECK(table.text(0, "start") == "1907-05-03");
    CHECK(table.text(0, "end").empty());
    CHECK(table.text(1, "start") == "2001-02-05");
    CHECK(table.text(1, "end") == "2010-03-01");
    CHECK(table.text(2, "start") == "2010-05-28T02:02:09Z");
    CHECK(table.text(3, "start").empty());
    CHECK(table.find("timestamp") == nullptr);
    CHECK(table.find("begin") == nullptr);
}

TEST_CASE("a description is its paragraphs, and its links lead on") {
    TempFolder const folder;
    FeatureTable const table =
        read(folder, placemark("gate",
                               "<description><![CDATA[<p>Built in <b>1907</b>.</p><p>See <a "
                               "href=\"https://example.org/gate\">its page</a><script>alert(1)</script>"
                               "</p>]]></description>" +
                                   point) +
                         placemark("plain", "<description>3 &lt; 4, plainly</description>" + point));
    CHECK(table.text(0, "description") == "Built in 1907.\nSee its page (https://example.org/gate)");
    CHECK(table.text(0, "source") == "https://example.org/gate");
    CHECK(table.text(1, "description") == "3 < 4, plainly");
    CHECK(table.text(1, "source").empty());
}
