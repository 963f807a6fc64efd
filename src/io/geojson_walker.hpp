#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"
#include "io/geojson_piece.hpp"

#include <optional>

namespace gatepost {

/// Walks through features one by one, following the brackets: the slow and careful way through a faulty text.
class GeojsonWalker {
  public:
    /// How a walk ended, and where.
    struct Ending {
        enum class Kind {
            at_cut,        ///< the next feature begins exactly where the walk was to stop
            array_closed,  ///< behind the closing bracket
            end_of_text,   ///< between two features
            broken         ///< inside a feature, or before something that is not one
        };
        Kind kind = Kind::end_of_text;
        std::uint64_t byte = 0;
    };

    /// `separator` occurs between the features of a sequence and nowhere else, so a broken feature ends
    /// there. 0: there is none.
    GeojsonWalker(InputFile const& file, char separator) : m_file(file), m_separator(separator) {}

    /// Adds the features from `from` on to the piece; stops at `cut`.
    [[nodiscard]] Ending walk(std::uint64_t from, std::uint64_t cut, Crs const& crs,
                              GeojsonPieceParser& parser, GeojsonPiece& piece, JobContext const& job);

  private:
    /// Extends the text from m_at on; false if the file has no more.
    [[nodiscard]] bool read_more();
    [[nodiscard]] std::uint64_t here() const { return m_begin + m_at; }

    /// The end of the feature that begins at m_at; not_there if more text is needed to tell.
    [[nodiscard]] std::size_t end_of_feature(std::string_view text) const;

    InputFile const& m_file;
    char m_separator;
    bool m_is_all = false;  ///< the text reaches the end of the file
    std::string m_text;
    std::uint64_t m_begin = 0;  ///< where the text lies in the file
    std::size_t m_length = 0;   ///< of the text; padding lies behind it
    std::size_t m_at = 0;
};

}  // namespace gatepost
