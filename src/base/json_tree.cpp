#include "base/json_tree.hpp"

#include "base/json.hpp"

#include <utility>

namespace gatepost {

JsonTree::JsonTree() : JsonTree(Json::object()) {}
JsonTree::JsonTree(Json tree) : m_tree(std::make_unique<Json>(std::move(tree))) {}
JsonTree::~JsonTree() = default;
JsonTree::JsonTree(JsonTree const& other) : JsonTree(*other) {}
JsonTree& JsonTree::operator=(JsonTree const& other) { return *this = JsonTree(other); }
JsonTree::JsonTree(JsonTree&& other) noexcept = default;
JsonTree& JsonTree::operator=(JsonTree&& other) noexcept = default;

}  // namespace gatepost
