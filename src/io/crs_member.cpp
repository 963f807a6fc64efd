#include "io/crs_member.hpp"

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/message_line.hpp"

#include <algorithm>

namespace gatepost {

ChosenCrs unknown_crs(std::string const& source, SourceOptions const& options, std::string const& name) {
    std::string const unknown = fmt::format("{}: its CRS is not known to PROJ{}", source,
                                            name.empty() ? "" : fmt::format(" ('{}')", name));
    if (options.assumed_crs) {
        return {*options.assumed_crs, false,
                message_line(fmt::format("{}; read as {}", unknown, options.assumed_crs->name()))};
    }
    return {Crs::wgs84(), true,
            message_line(unknown + "; read as WGS 84 longitude and latitude (say otherwise with -a_srs)")};
}

namespace {

std::string text_of(nlohmann::ordered_json const& object, char const* key) {
    auto const found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// "EPSG:3857" for links that stand for it ("http://www.opengis.net/gml/srs/epsg.xml#3857",
/// "https://spatialreference.org/ref/epsg/3857/proj4/"), which are never fetched; other names unchanged.
std::string name_in_link(std::string const& name) {
    for (std::string_view const before : {"epsg.xml#", "/ref/epsg/", "epsg.io/"}) {
        std::size_t const at = name.find(before);
        if (at == std::string::npos || name.find("://") > at) {
            continue;
        }
        std::size_t const begin = at + before.size();
        std::size_t const end = std::min(name.find_first_not_of("0123456789", begin), name.size());
        if (end > begin) {
            return "EPSG:" + name.substr(begin, end - begin);
        }
    }
    return name;
}

/// The CRS name in the member, in any of the forms in use before RFC 7946: a name, an EPSG code, an OGC name,
/// a link, or plain text. Empty if the member is none of these.
std::string crs_name(std::string_view crs_member) {
    auto const member = parse_json(crs_member).value_or(nlohmann::ordered_json{});
    if (member.is_string()) {
        return name_in_link(member.get<std::string>());
    }
    if (member.is_number_integer()) {
        return "EPSG:" + member.dump();
    }
    if (!member.is_object() || !member.contains("properties")) {
        return {};
    }
    auto const& properties = member["properties"];
    if (std::string name = text_of(properties, "name"); !name.empty()) {
        return name_in_link(name);
    }
    if (std::string link = text_of(properties, "href"); !link.empty()) {
        return name_in_link(link);
    }
    if (properties.is_object() && properties.contains("code")) {
        auto const& code = properties["code"];
        std::string const digits = code.is_string() ? code.get<std::string>() : code.dump();
        return digits.find(':') == std::string::npos ? "EPSG:" + digits : digits;
    }
    return text_of(properties, "urn");
}

}  // namespace

ChosenCrs choose_crs(std::string_view crs_member, std::string const& source, SourceOptions const& options) {
    if (crs_member.empty() || crs_member == "null") {
        return {options.assumed_crs.value_or(Crs::wgs84()), false, {}};
    }
    std::string const name = crs_name(crs_member);
    auto const ends_with = [&](std::string_view ending) { return std::string_view{name}.ends_with(ending); };
    if (ends_with("CRS84") || ends_with("EPSG::4326") || ends_with("EPSG:4326")) {
        return {};  // in GeoJSON longitude always came first
    }
    try {
        return {Crs::parse(name), false, {}};
    } catch (Error const&) {
        return unknown_crs(source, options, name);
    }
}

}  // namespace gatepost
