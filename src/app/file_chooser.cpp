#include "app/file_chooser.hpp"

#include "app/run_program.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"

namespace gatepost {

namespace {

using ProgramCall = std::vector<std::string>;

/// In the order in which they are tried; each prints the path, and ends with 0 if one was chosen.
std::vector<ProgramCall> dialogs_for(FileChooser::Asked const& asked) {
    return {{helper_path("gatepost-portal").string(), asked.title, asked.path},
            {"zenity", "--file-selection", "--save", "--title=" + asked.title, "--filename=" + asked.path},
            {"kdialog", "--title", asked.title, "--getsavefilename", asked.path}};
}

/// Empty: the dialog was closed without. Throws Error where there is none.
std::string answer_to(std::vector<ProgramCall> const& dialogs, JobContext const& job) {
    constexpr int has_no_portal = 3;
    constexpr int no_such_program = 127;
    for (ProgramCall const& dialog : dialogs) {
        ProgramRun run = run_program(dialog, job.stop);
        if (run.code == 0) {
            run.output.resize(run.output.find_last_not_of("\r\n") + 1);
            return run.output;
        }
        if (job.stop.stop_requested() || (run.code != has_no_portal && run.code != no_such_program)) {
            return {};
        }
    }
    throw fmt_error(
        "this desktop has no dialog for files (a portal, zenity or kdialog): write the path into the field");
}

}  // namespace

void FileChooser::ask(Asked const& asked) {
    if (m_answer) {
        return;
    }
    if (!m_pool) {
        m_pool = std::make_unique<JobPool>(1, m_wake);
    }
    m_answer.emplace(
        *m_pool, [dialogs = dialogs_for(asked)](JobContext const& job) { return answer_to(dialogs, job); });
}

std::optional<std::string> FileChooser::take() {
    if (!m_answer) {
        return std::nullopt;
    }
    std::optional<std::string> answer;
    try {
        answer = m_answer->take();
    } catch (...) {
        m_answer.reset();
        throw;
    }
    if (answer) {
        m_answer.reset();
    }
    return answer;
}

}  // namespace gatepost
