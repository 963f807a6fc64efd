#include "table/feature_table.hpp"

namespace gatepost {

AttributeRow FeatureTable::row(std::size_t feature) const {
    auto const number = static_cast<std::uint32_t>(feature);
    return attribute_file ? rows({&number, 1}).front() : AttributeRow{attributes, feature, feature};
}

std::vector<AttributeRow> FeatureTable::rows(std::span<std::uint32_t const> features) const {
    std::vector<AttributeRow> rows;
    rows.reserve(features.size());
    std::shared_ptr<AttributeColumns const> read;
    if (attribute_file) {
        read = std::make_shared<AttributeColumns const>(attribute_file->read_or_complain(features));
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
        rows.push_back(read ? AttributeRow{read, i, features[i]}
                            : AttributeRow{attributes, features[i], features[i]});
    }
    return rows;
}

std::size_t FeatureTable::count_unlocated() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < geometry.size() && !geometry.is_plain_points(); ++i) {
        count += geometry.kind(i) == GeometryKind::none ? 1 : 0;
    }
    return count;
}

}  // namespace gatepost
