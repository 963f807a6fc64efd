#pragma once

#include <string_view>

/// What is fuzzed: a function for each way in which somebody else's bytes come into the program. Each ends
/// the program where a promise is broken (promises.hpp); errors for people are right answers. A new reader
/// brings its own, with a line in targets.cmake and a folder of the corpus.
namespace gatepost::fuzz {

/// GeoJSON in all forms, also a feature a line and with record separators.
void geojson(std::string_view bytes);
void flatgeobuf(std::string_view bytes);
/// A geometry as databases send it.
void ewkb(std::string_view bytes);
/// The rows that a database copies out, with a geometry in the first of two fields.
void copy_rows(std::string_view bytes);
/// The geometry of a GeoJSON text on maps of four kinds.
void world(std::string_view bytes);
/// The `crs` member of a GeoJSON text.
void crs_member(std::string_view bytes);
/// A layer's style as JSON.
void style(std::string_view bytes);
void settings(std::string_view bytes);
/// A map file.
void map_file(std::string_view bytes);
/// Rules of a style.
void expression(std::string_view bytes);
/// Attributes as a card shows them: events, names, links of a source.
void card(std::string_view bytes);
/// Places as people type them.
void coordinates(std::string_view bytes);
/// Long texts made from short ones, for time and memory (expanded.hpp).
void heavy(std::string_view bytes);

}  // namespace gatepost::fuzz
