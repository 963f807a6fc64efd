#include "app/picture_commands.hpp"

#include "app/picture_clipboard.hpp"
#include "base/log.hpp"
#include "base/overloaded.hpp"
#include "words/message_words.hpp"

#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

std::optional<Question> PictureCommands::apply(PictureCommand const& command) {
    std::optional<Question> question;
    std::visit(
        Overloaded{[&](OpenPictureForm const& c) { m_desk.open(c.kind); },
                   [&](ClosePictureForm const&) { m_desk.close(); },
                   [&](ExportPicture const& c) { question = export_picture(c); },
                   [&](ExportAgain const&) { m_desk.make(PictureWriter::Target::free_file); },
                   [&](CopyPicture const&) { m_desk.make(PictureWriter::Target::clipboard); },
                   [&](CancelPicture const&) { m_desk.writer().cancel(); },
                   [&](ChoosePictureFile const&) {
                       m_chooser.ask({said(Word::picture_form, m_map.selector().locale()), m_desk.path()});
                   }},
        command);
    return question;
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
    m_desk.make(PictureWriter::Target::file);
    return std::nullopt;
}

bool PictureCommands::follow(double now_s) {
    bool has_changed = take_chosen();
    while (auto const made = m_desk.writer().take()) {
        m_map.messages().dismiss(m_offered);
        take(*made);
        has_changed = true;
    }
    return offer_to_cancel(now_s) || has_changed;
}

void PictureCommands::finish(std::function<bool()> const& is_told_to_end) {
    for (PictureWriter::Made const& made : m_desk.writer().finish(is_told_to_end)) {
        take(made);
    }
}

/// Once for each picture: who closes the message, or cancels, is not asked again.
bool PictureCommands::offer_to_cancel(double now_s) {
    constexpr double long_s = 0.5;
    PictureWriter const& writer = m_desk.writer();
    bool const is_long = writer.is_busy() && now_s - writer.begun_s() >= long_s;
    if (!is_long || m_desk.is_open() || m_offered_s == writer.begun_s()) {
        return false;
    }
    Locale const locale = m_map.selector().locale();
    bool const is_file = writer.asked()->target != PictureWriter::Target::clipboard;
    m_offered_s = writer.begun_s();
    m_offered = said(Word::writing_picture, locale,
                     is_file ? fs::path(writer.asked()->path).filename().string()
                             : std::string{said(Word::kind_picture, locale)});
    m_map.messages().offer({MessageKind::done, m_offered, 0,
                            Message::Action{said(Word::cancel, locale), PictureCommand{CancelPicture{}}}});
    return true;
}

void PictureCommands::take(PictureWriter::Made const& made) {
    Locale const locale = m_map.selector().locale();
    m_map.messages().take_over(made.messages);
    if (made.is_cancelled) {
        m_map.messages().say_done(message_in(locale, "the picture was cancelled"));
        log_info("picture cancelled");
    } else if (!made.failure.empty()) {
        m_map.messages().fail(made.failure);
    } else if (made.target == PictureWriter::Target::clipboard) {
        copy_png_to_clipboard(made.png);
        m_map.messages().say_done(said(Word::picture_copied, locale));
        log_info("picture copied");
    } else {
        m_written.insert(made.path);
        m_map.messages().say_done(said(Word::saved, locale, made.path));
    }
}

bool PictureCommands::take_chosen() {
    auto const chosen = m_chooser.take();
    if (!chosen) {
        return false;
    }
    if (!chosen->empty()) {
        PictureChoice choice = m_map.model().state().picture;
        choice.file = fs::path(*chosen).has_extension()
                          ? *chosen
                          : *chosen + std::string{endings_of(choice.kind).front()};
        m_written.insert(choice.file);  // the dialog has asked about a file that is there
        m_map.change(SetPicture{choice});
        log_info("picture file chosen {}", choice.file);
    }
    return true;
}

}  // namespace gatepost
