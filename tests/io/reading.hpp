#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/temp_folder.hpp"
#include "io/source.hpp"

namespace gatepost {

inline std::vector<FeatureTable> read_tables(std::string const& path, SourceOptions const& options = {}) {
    return read_source(path, options, JobContext{});
}

inline FeatureTable read_table(std::string const& path, SourceOptions const& options = {}) {
    return read_tables(path, options).at(0);
}

/// Reads a text as if it stood in a file of that name.
inline FeatureTable read_text(std::string const& text, SourceOptions const& options = {},
                              std::string const& name = "in.geojson") {
    TempFolder const folder;
    return read_table(folder.file(name, text), options);
}

/// A collection of features, each given as the text of its members after "type".
inline std::string collection(std::vector<std::string> const& features, std::string const& members = "") {
    std::string text = R"({"type":"FeatureCollection",)" + members + "\"features\":[\n";
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += (i > 0 ? ",\n" : "") + (R"({"type":"Feature",)" + features[i]) + "}";
    }
    return text + "\n]}\n";
}

/// A feature with this geometry and no properties.
inline std::string shape(std::string const& type, std::string const& coordinates) {
    return R"("properties":{},"geometry":{"type":")" + type + R"(","coordinates":)" + coordinates + "}";
}

/// A feature at (106, 22) with these properties.
inline std::string at_106_22(std::string const& properties) {
    return R"("properties":{)" + properties + R"(},"geometry":{"type":"Point","coordinates":[106,22]})";
}

/// What reading complains of, in words.
inline std::string failure_of(std::string const& path) {
    try {
        (void)read_tables(path);
    } catch (Error const& error) {
        return error.what();
    }
    return "";
}

inline std::string failure_of_text(std::string const& text, std::string const& name = "in.geojson") {
    TempFolder const folder;
    return failure_of(folder.file(name, text));
}

}  // namespace gatepost
