#pragma once

#include "base/guarded.hpp"
#include "io/gdal_conversation.hpp"
#include "table/attribute_row.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// The attributes of a large layer in a format that finds features by number. They stay in the file. A
/// process reads them, in a few microseconds per feature, and ends with this object. It is the process that
/// read the layer, or else one that is started for the first request (0.1 s). If it dies, another is started
/// once; if that dies too, the rows say that they cannot be read.
class GdalAttributes : public AttributeFile {
  public:
    /// `request` names the source and, in its options, the layer. `ids` are GDAL's numbers of the features.
    GdalAttributes(GdalRequest request, std::vector<std::int64_t> ids);

    /// Continues with the process that has finished reading the layer. Call it before the first request.
    void take_over(GdalConversation talk);

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;

  private:
    [[nodiscard]] std::vector<AttributeColumn> ask(std::optional<GdalConversation>& talk,
                                                   std::span<std::int64_t const> ids) const;
    /// A number that changes when somebody writes to the files: the feature numbers may mean something else
    /// then.
    [[nodiscard]] std::uint64_t state_of_files() const;

    GdalRequest m_request;
    std::vector<std::int64_t> m_ids;
    std::uint64_t m_state;
    mutable Guarded<std::optional<GdalConversation>> m_talk;
};

}  // namespace gatepost
