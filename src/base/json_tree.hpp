#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace gatepost {

/// A JSON tree as a part of something larger, for headers that many include: what a tree is made of
/// (base/json.hpp) takes a second to compile, and only those who look into it need that. Copied as a value;
/// an empty object at first.
class JsonTree {
  public:
    using Json = nlohmann::ordered_json;

    JsonTree();
    explicit JsonTree(Json tree);
    ~JsonTree();
    JsonTree(JsonTree const& other);
    JsonTree& operator=(JsonTree const& other);
    JsonTree(JsonTree&& other) noexcept;
    JsonTree& operator=(JsonTree&& other) noexcept;

    [[nodiscard]] Json& operator*() { return *m_tree; }
    [[nodiscard]] Json const& operator*() const { return *m_tree; }
    [[nodiscard]] Json* operator->() { return m_tree.get(); }
    [[nodiscard]] Json const* operator->() const { return m_tree.get(); }

  private:
    std::unique_ptr<Json> m_tree;  ///< null only in one that was moved from
};

}  // namespace gatepost
