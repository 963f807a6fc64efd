#include "io/crs_member.hpp"

#include "base/error.hpp"
#include "map/json.hpp"

namespace gatepost {

ChosenCrs unknown_crs(std::string const& source, SourceOptions const& options) {
    if (options.assumed_crs) {
        return {
            *options.assumed_crs, false,
            fmt::format("{}: its CRS is not known to PROJ; read as {}", source, options.assumed_crs->name())};
    }
    return {
        Crs::wgs84(), true,
        fmt::format("{}: its CRS is not known to PROJ; read as WGS 84 longitude and latitude (say otherwise "
                    "with -a_srs)",
                    source)};
}

ChosenCrs choose_crs(std::string_view crs_member, std::string const& source, SourceOptions const& options) {
    if (crs_member.empty() || crs_member == "null") {
        return {options.assumed_crs.value_or(Crs::wgs84()), false, {}};
    }
    auto const member = parse_json(crs_member).value_or(nlohmann::ordered_json{});
    std::string name;
    if (member.is_object() && member.contains("properties") && member["properties"].is_object()) {
        auto const& properties = member["properties"];
        name = properties.value("name", nlohmann::ordered_json{}).is_string()
                   ? properties["name"].get<std::string>()
                   : "";
    }
    auto const ends_with = [&](std::string_view ending) {
        return name.size() >= ending.size() &&
               name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    };
    if (ends_with("CRS84") || ends_with("EPSG::4326") || ends_with("EPSG:4326")) {
        return {};  // in GeoJSON longitude always came first
    }
    try {
        return {Crs::parse(name), false, {}};
    } catch (Error const&) {
        return unknown_crs(source, options);
    }
}

}  // namespace gatepost
