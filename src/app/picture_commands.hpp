#pragma once

#include "app/file_chooser.hpp"
#include "app/picture_desk.hpp"
#include "ui/question.hpp"

#include <optional>
#include <set>
#include <string>

namespace gatepost {

/// What a person asks of pictures in the window. Failures are thrown.
class PictureCommands {
  public:
    /// All outlive it. `wake` is called from another thread when a dialog has been answered.
    PictureCommands(OpenMap& map, PictureDesk& desk, std::function<void()> wake)
        : m_map(map), m_desk(desk), m_chooser(std::move(wake)) {}

    [[nodiscard]] PictureDesk& desk() { return m_desk; }
    /// What has to be answered first, if a file would be lost.
    [[nodiscard]] std::optional<Question> apply(PictureCommand const& command);
    /// Takes what a dialog has answered, and pictures that have been made. True if there was any.
    bool follow(double now_s);
    /// Waits for the pictures that are being made; where the program is told to end, they are given up.
    void finish(std::function<bool()> const& is_told_to_end);

  private:
    [[nodiscard]] std::optional<Question> export_picture(ExportPicture const& asked);
    bool take_chosen();
    /// A picture that takes long can be given up, wherever it was asked for.
    bool offer_to_cancel(double now_s);
    void take(PictureWriter::Made const& made);

    OpenMap& m_map;
    PictureDesk& m_desk;
    FileChooser m_chooser;
    std::string m_offered;            ///< the message that offers to cancel
    double m_offered_s = 0;           ///< when the picture of which that was last was begun
    std::set<std::string> m_written;  ///< by this window: they may be written again
};

}  // namespace gatepost
