#include "app/picture_commands.hpp"

#include "app/picture_clipboard.hpp"
#include "base/log.hpp"
#include "base/overloaded.hpp"

#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

std::optional<Question> PictureCommands::apply(PictureCommand const& command) {
    std::optional<Question> question;
    std::visit(
        Overloaded{
            [&](OpenPictureForm const&) { m_desk.open(); }, [&](ClosePictureForm const&) { m_desk.close(); },
            [&](ExportPicture const& c) { question = export_picture(c); },
            [&](ExportAgain const&) { say_saved(m_desk.write_again()); }, [&](CopyPicture const&) { copy(); },
            [&](ChoosePictureFile const&) {
                m_chooser.ask({said(Word::picture_form, m_map.selector().locale()), m_desk.path()});
            }},
        command);
    return question;
}

void PictureCommands::say_saved(std::string const& path) {
    m_written.insert(path);
    m_map.messages().say_done(said(Word::saved, m_map.selector().locale(), path));
}

std::optional<Question> PictureCommands::export_picture(ExportPicture const& asked) {
    std::string const path = m_desk.path();
    Locale const locale = m_map.selector().locale();
    std::error_code failed;
    bool const would_be_lost = fs::exists(path, failed) && !m_written.contains(path);
    if (would_be_lost && !asked.is_sure) {
        return Question{said(Word::replace_file, locale, path),
                        {{said(Word::replace_button, locale), {PictureCommand{ExportPicture{true}}}},
                         {said(Word::cancel, locale), {}}}};
    }
    say_saved(m_desk.write());
    return std::nullopt;
}

void PictureCommands::copy() {
    copy_png_to_clipboard(m_desk.png());
    m_map.messages().say_done(said(Word::picture_copied, m_map.selector().locale()));
    log_info("picture copied");
}

bool PictureCommands::take_chosen() {
    auto const chosen = m_chooser.take();
    if (!chosen) {
        return false;
    }
    if (!chosen->empty()) {
        PictureChoice choice = m_map.model().state().picture;
        choice.file = fs::path(*chosen).has_extension() ? *chosen : *chosen + ".png";
        m_written.insert(choice.file);  // the dialog has asked about a file that is there
        m_map.change(SetPicture{choice});
        log_info("picture file chosen {}", choice.file);
    }
    return true;
}

}  // namespace gatepost
