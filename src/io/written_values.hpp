#pragma once

#include "geo/point.hpp"
#include "io/export_layer.hpp"
#include "table/attribute_column.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gatepost {

/// How values stand in text formats. All append to a text.

/// A number with up to nine decimals (0.1 mm on the ground), without zeros at the end. |degrees| < 1e6.
void append_degrees(std::string& text, double degrees);
/// "106.7 21.97": longitude, a separator, latitude.
void append_position(std::string& text, Point lonlat, char separator);
/// The shortest text that reads as the same double, with a point or an exponent: 1.0, not 1. Finite numbers
/// only.
void append_real(std::string& text, double value);
/// Whether a value is NaN or infinite, in a field of mixed types too, where it is kept as a text.
[[nodiscard]] bool is_no_number(AttributeColumn const& column, std::size_t row);
/// A string of JSON with its quotes.
void append_json_string(std::string& text, std::string_view utf8);
/// Any value as JSON, `null` for what JSON does not have.
void append_json_value(std::string& text, AttributeColumn const& column, std::size_t row,
                       ExportLosses& losses);
/// Text in XML; control characters, which it cannot hold, become blanks. False if there were any.
bool append_xml_text(std::string& text, std::string_view utf8);

}  // namespace gatepost
