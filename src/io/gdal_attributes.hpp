#pragma once

#include "base/guarded.hpp"
#include "io/gdal_conversation.hpp"
#include "table/attribute_row.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// The attributes of a large layer of a format that finds features by number: left where they are, and read
/// by a process that answers each question in some microseconds a feature and ends with this object. That is
/// the one that read the layer, or else one that is started with the first question (0.1 s). Where it dies
/// another is started once; then rows say that they cannot be read.
class GdalAttributes : public AttributeFile {
  public:
    /// `request` names the source and, in its options, the layer. `ids` are GDAL's numbers of the features.
    GdalAttributes(GdalRequest request, std::vector<std::int64_t> ids);

    /// Goes on with the process that read the layer, which is done with that. Before the first question.
    void take_over(GdalConversation talk);

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;

  private:
    [[nodiscard]] std::vector<AttributeColumn> ask(std::optional<GdalConversation>& talk,
                                                   std::span<std::int64_t const> ids) const;
    /// A number that changes when somebody writes to the files: what was read may mean something else then.
    [[nodiscard]] std::uint64_t state_of_files() const;

    GdalRequest m_request;
    std::vector<std::int64_t> m_ids;
    std::uint64_t m_state;
    mutable Guarded<std::optional<GdalConversation>> m_talk;
};

}  // namespace gatepost
