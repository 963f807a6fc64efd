#include "map/links.hpp"

#include "map/layer.hpp"

#include <algorithm>
#include <set>

namespace gatepost {

std::vector<std::string> split_ids(std::string_view list) {
    std::vector<std::string> ids;
    std::size_t begin = 0;
    while (begin < list.size()) {
        std::size_t const end = std::min(list.find(' ', begin), list.size());
        if (end > begin) {
            ids.emplace_back(list.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return ids;
}

namespace {

/// The host of a host stands for both. Features that host each other in a circle all stand for themselves.
std::optional<FeatureRef> first_host(std::map<FeatureRef, FeatureRef> const& named_hosts, FeatureRef ref) {
    std::set<FeatureRef> met;
    auto next = named_hosts.find(ref);
    std::optional<FeatureRef> host;
    while (next != named_hosts.end()) {
        if (!met.insert(next->first).second) {
            return std::nullopt;
        }
        host = next->second;
        next = named_hosts.find(next->second);
    }
    return host;
}

}  // namespace

Links::Links(std::vector<Layer> const& layers) {
    // Only layers whose features carry ids of their own take part: numbers made up for others would collide.
    auto const for_each = [&](auto visit) {
        for (Layer const& layer : layers) {
            FeatureTable const& table = *layer.table;
            if (layer.group == LayerGroup::background || table.find("id") == nullptr) {
                continue;
            }
            for (std::uint32_t f = 0; f < table.size(); ++f) {
                visit(FeatureRef{layer.id, f}, layer);
            }
        }
    };
    for_each([&](FeatureRef ref, Layer const& layer) {
        m_by_id.try_emplace(layer.table->text(ref.feature, "id"), ref);
    });
    std::map<FeatureRef, FeatureRef> named_hosts;
    for_each([&](FeatureRef ref, Layer const& layer) {
        auto const host = find(layer.table->text(ref.feature, layer.profile->host_field));
        if (host && *host != ref) {
            named_hosts.emplace(ref, *host);
        }
        std::string const& listed_by = layer.profile->listed_by_field;
        if (listed_by.empty()) {
            return;
        }
        for (std::string const& id : split_ids(layer.table->text(ref.feature, listed_by))) {
            m_listed_by[id].push_back(ref);
        }
    });
    add_background_hosts(layers);
    for (auto const& [ref, ignored] : named_hosts) {
        if (auto const host = first_host(named_hosts, ref)) {
            m_host.emplace(ref, *host);
            m_hosted[*host].push_back(ref);
        }
    }
    std::map<LayerId, std::size_t> places;
    for (std::size_t place = 0; place < layers.size(); ++place) {
        places.emplace(layers[place].id, place);
    }
    for (auto& [host, hosted] : m_hosted) {
        std::sort(hosted.begin(), hosted.end(), [&](FeatureRef a, FeatureRef b) {
            return a.layer != b.layer ? places.at(a.layer) > places.at(b.layer) : a.feature < b.feature;
        });
    }
}

void Links::add_background_hosts(std::vector<Layer> const& layers) {
    for (Layer const& layer : layers) {
        std::string const& field = layer.profile->host_field;
        if (layer.group != LayerGroup::background || layer.table->find(field) == nullptr) {
            continue;
        }
        for (std::uint32_t f = 0; f < layer.table->size(); ++f) {
            if (auto const host = find(layer.table->text(f, field))) {
                m_host.emplace(FeatureRef{layer.id, f}, *host);
            }
        }
    }
}

std::optional<FeatureRef> Links::find(std::string_view id) const {
    auto const found = m_by_id.find(id);
    return found == m_by_id.end() || id.empty() ? std::nullopt : std::optional{found->second};
}

std::optional<FeatureRef> Links::host_of(FeatureRef ref) const {
    auto const found = m_host.find(ref);
    return found == m_host.end() ? std::nullopt : std::optional{found->second};
}

std::vector<FeatureRef> const& Links::hosted_by(FeatureRef host) const {
    auto const found = m_hosted.find(host);
    return found == m_hosted.end() ? m_nobody : found->second;
}

std::vector<FeatureRef> const& Links::listed_by(std::string_view id) const {
    auto const found = m_listed_by.find(id);
    return found == m_listed_by.end() ? m_nobody : found->second;
}

}  // namespace gatepost
