#pragma once

#include "map/feature_ref.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

struct Layer;

/// Who names whom by id, over all layers, in the fields that their profiles name: the host (who carries the
/// symbol of a shared position), and those that list a feature (a programme where it happened). Rebuilt when
/// layers come or move; a few thousand features take under a millisecond.
class Links {
  public:
    Links() = default;
    explicit Links(std::vector<Layer> const& layers);

    [[nodiscard]] std::optional<FeatureRef> find(std::string_view id) const;
    /// The feature whose symbol stands for this one, if it names one that exists.
    [[nodiscard]] std::optional<FeatureRef> host_of(FeatureRef ref) const;
    /// Features that borrowed this one's position, in drawing order from the top.
    [[nodiscard]] std::vector<FeatureRef> const& hosted_by(FeatureRef host) const;
    /// Whether there is any such feature.
    [[nodiscard]] bool has_hosts() const { return !m_hosted.empty(); }
    /// Features that ask to be listed on the card of the one that has this id.
    [[nodiscard]] std::vector<FeatureRef> const& listed_by(std::string_view id) const;

  private:
    /// What the background has too is drawn once, as what the map is about: such guests are neither counted
    /// nor listed at their hosts.
    void add_background_hosts(std::vector<Layer> const& layers);

    std::map<std::string, FeatureRef, std::less<>> m_by_id;
    std::map<FeatureRef, FeatureRef> m_host;
    std::map<FeatureRef, std::vector<FeatureRef>> m_hosted;
    std::map<std::string, std::vector<FeatureRef>, std::less<>> m_listed_by;
    std::vector<FeatureRef> m_nobody;
};

/// The ids in a field that lists several, separated by spaces.
[[nodiscard]] std::vector<std::string> split_ids(std::string_view list);

}  // namespace gatepost
