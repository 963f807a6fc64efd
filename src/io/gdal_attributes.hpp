#pragma once

#include "base/guarded.hpp"
#include "io/gdal_conversation.hpp"
#include "map/attribute_row.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// The attributes of a large layer of a format that finds features by number: left where they are, and read
/// by a process that is started with the first question (0.1 s), then answers each in some microseconds a
/// feature, and ends with this object. Where that process dies it is started once more; then rows say that
/// they cannot be read.
class GdalAttributes : public AttributeFile {
  public:
    /// `request` names the source and, in its options, the layer. `ids` are GDAL's numbers of the features.
    GdalAttributes(GdalRequest request, std::vector<std::int64_t> ids);

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;

  private:
    [[nodiscard]] std::vector<AttributeColumn> ask(std::optional<GdalConversation>& talk,
                                                   std::span<std::int64_t const> ids) const;
    /// A number that changes when somebody writes to the files: what was read may mean something else then.
    [[nodiscard]] std::int64_t state_of_files() const;

    GdalRequest m_request;
    std::vector<std::int64_t> m_ids;
    std::int64_t m_state;
    mutable Guarded<std::optional<GdalConversation>> m_talk;
};

}  // namespace gatepost
