#pragma once

#include "app/layer_jobs.hpp"
#include "app/open_map.hpp"
#include "map/feature_search.hpp"
#include "ui/search_model.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// What can be found of the open map: an index of each layer, made by jobs when somebody first searches.
/// Main thread only.
class MapSearch {
  public:
    /// Both outlive it.
    MapSearch(OpenMap& map, JobPool& pool) : m_map(map), m_pool(pool) {}

    /// Begins to make what is missing. O(layers).
    void prepare();
    /// Takes indexes that are ready; true if there are any.
    bool poll();
    void wait();
    [[nodiscard]] bool is_reading() const { return !m_jobs.is_empty(); }

    /// What a text finds: features, layers, fields, commands, places, CRSs and files, the best first.
    [[nodiscard]] std::vector<SearchResult> find(std::string const& typed, std::size_t most);

    /// What the model of the interface shows: for the text that was looked for last.
    void look_for(FindText const& wanted);
    /// Filters the map to the features that a text finds; layers without any are hidden. One step to undo.
    void show_only(std::string const& typed);
    [[nodiscard]] std::shared_ptr<SearchModel const> const& model() const { return m_model; }

  private:
    void search_again();
    using Table = std::shared_ptr<FeatureTable const>;
    struct Made {
        Table table;
        std::shared_ptr<NameIndex const> index;
        std::string failure;
    };
    void take(LayerId layer, Made made);
    void add_features(std::string const& typed, std::size_t most, std::vector<SearchResult>& results) const;
    void add_layers(std::string const& typed, std::vector<SearchResult>& results) const;

    OpenMap& m_map;
    JobPool& m_pool;
    std::map<LayerId, Table> m_known;
    NameIndexes m_indexes;
    std::map<LayerId, std::vector<std::string>> m_fields;  ///< of each layer
    LayerJobs<Made> m_jobs;
    std::string m_typed;
    std::size_t m_most = 0;  ///< results that are wanted
    std::shared_ptr<SearchModel const> m_model;
};

}  // namespace gatepost
