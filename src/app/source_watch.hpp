#pragma once

#include "io/file_watch.hpp"
#include "map/map_state.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Follows the local files that a map's own layers come from, and the styles beside them. Main thread only.
class SourceWatch {
  public:
    /// `wake` is called from another thread when something has happened.
    explicit SourceWatch(std::function<void()> wake) : m_watch(std::move(wake)) {}

    /// To be called after each change of the map; costs nothing while its sources stay.
    void follow(MapState const& state);
    struct Changed {
        std::set<LayerId> sources;  ///< layers whose file is another
        std::set<LayerId> styles;   ///< those with another style beside it
    };
    /// What has changed and been left alone since.
    [[nodiscard]] Changed take_changed();
    [[nodiscard]] bool is_waiting() const { return m_watch.is_waiting(); }

  private:
    FileWatch m_watch;
    std::vector<std::pair<LayerId, SourceRef>> m_sources;  ///< that are watched
    std::map<std::string, std::set<LayerId>> m_layers;     ///< by each file that they are read from
    std::map<std::string, std::set<LayerId>> m_styled;     ///< by the style beside it
};

}  // namespace gatepost
