#include "app/layer_credit.hpp"

#include "base/json.hpp"
#include "base/whole_file.hpp"
#include "io/geojson_credit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

std::string text_member(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// What a list of credits says of a file; nothing where it says nothing of it.
std::optional<DataCredit> listed_credit(fs::path const& list, std::string const& file,
                                        std::vector<std::string>& doubts) {
    auto const text = read_file(list);
    auto const tree = text ? parse_json(*text) : std::nullopt;
    bool const is_list =
        tree && tree->is_object() && tree->contains("sources") && tree->at("sources").is_array();
    if (!is_list) {
        std::string told = fmt::format(
            "{}: this list of credits cannot be read; no credits are taken from it", list.string());
        if (std::find(doubts.begin(), doubts.end(), told) == doubts.end()) {
            doubts.push_back(std::move(told));
        }
        return std::nullopt;
    }
    for (Json const& source : tree->at("sources")) {
        if (source.is_object() && text_member(source, "file") == file) {
            return DataCredit{text_member(source, "credit"), text_member(source, "licence")};
        }
    }
    return std::nullopt;
}

DataCredit credit_beside(fs::path const& given, std::vector<std::string>& doubts) {
    constexpr int folders = 3;
    std::error_code failure;
    fs::path const source = fs::absolute(given, failure).lexically_normal();
    fs::path folder = source.parent_path();
    for (int i = 0; i < folders && !folder.empty() && !failure; ++i) {
        fs::path const list = folder / "credits.json";
        if (fs::is_regular_file(list, failure)) {
            std::string const file = source.lexically_relative(folder).generic_string();
            if (auto credit = listed_credit(list, file, doubts)) {
                return std::move(*credit);
            }
        }
        failure.clear();  // there is none in this folder
        folder = folder.parent_path();
    }
    return {};
}

/// ODbL 1.0, 4.4: what is derived from such a database and made public must come under the same licence.
void name_share_alike(DataCredit& credit) {
    constexpr std::string_view address = "https://opendatacommons.org/licenses/odbl/1-0/";
    bool const is_odbl = credit.text().find("ODbL") != std::string::npos;
    if (is_odbl && credit.licence.find(address) == std::string::npos) {
        credit.licence += fmt::format(
            "{}ODbL 1.0 is share-alike: a database derived from this one may only be published under the "
            "ODbL, with "
            "these credits; {}",
            credit.licence.empty() ? "" : ". ", address);
    }
}

}  // namespace

DataCredit credit_of(Layer const& layer, MapFile const& map, std::vector<std::string>& doubts) {
    fs::path const source = layer.source.path;
    DataCredit credit = credit_in_geojson(source);
    DataCredit const listed = credit_beside(source, doubts);
    credit.attribution = credit.attribution.empty() ? listed.attribution : credit.attribution;
    credit.licence = credit.licence.empty() ? listed.licence : credit.licence;
    if (credit.is_empty() && layer.group != LayerGroup::own) {
        for (MapCredit const& one : map.credits) {
            std::string const text = one.part == layer.part_of ? text_in(one.text, Locale::english) : "";
            credit.attribution += (credit.attribution.empty() || text.empty() ? "" : " · ") + text;
        }
    }
    name_share_alike(credit);
    return credit;
}

}  // namespace gatepost
