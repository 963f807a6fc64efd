#include "io/copy_rows.hpp"

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"
#include "io/ewkb.hpp"

#include <algorithm>
#include <string>

namespace gatepost::fuzz {

namespace {

/// What was read, and how it ended, as one text; cut into blocks of so many bytes.
std::string read(std::string_view bytes, std::size_t block) {
    std::string seen;
    GeometryColumn column;
    CopyRows rows(2, [&](CopyRow row) {
        for (auto const& field : row) {
            seen += field ? std::string(*field) + ";" : "null;";
        }
        static_cast<void>(append_ewkb(row[0].value_or(""), Crs::wgs84(), column));
    });
    bool is_sound = true;
    for (std::size_t at = 0; at < bytes.size() && is_sound; at += block) {
        is_sound = rows.add(bytes.substr(at, block));
    }
    seen += !is_sound ? "refused" : rows.is_complete() ? "end" : "cut off";
    check_geometry(column);
    return seen;
}

}  // namespace

void copy_rows(std::string_view bytes) {
    constexpr std::size_t few = 7;
    require(read(bytes, std::max<std::size_t>(bytes.size(), 1)) == read(bytes, few),
            "rows are the same however they are cut into blocks");
}

}  // namespace gatepost::fuzz
