#include "app/file_chooser.hpp"

#include "app/run_program.hpp"
#include "base/error.hpp"

namespace gatepost {

namespace {

std::vector<std::string> command_of(FileChooser::Asked const& asked) {
    if (has_program("zenity")) {
        return {"zenity", "--file-selection", "--save", "--title=" + asked.title, "--filename=" + asked.path};
    }
    if (has_program("kdialog")) {
        return {"kdialog", "--title", asked.title, "--getsavefilename", asked.path};
    }
    throw fmt_error(
        "this desktop has no dialog for files (zenity or kdialog): write the path into the field");
}

}  // namespace

void FileChooser::ask(Asked asked) {
    if (m_answer) {
        return;
    }
    auto const command = command_of(asked);
    if (!m_pool) {
        m_pool = std::make_unique<JobPool>(1, m_wake);
    }
    m_answer.emplace(*m_pool, [command](JobContext const& job) {
        ProgramRun run = run_program(command, job.stop);
        std::string& path = run.output;
        path.resize(path.find_last_not_of("\r\n") + 1);
        return run.code == 0 ? path : std::string{};
    });
}

std::optional<std::string> FileChooser::take() {
    if (!m_answer) {
        return std::nullopt;
    }
    auto answer = m_answer->take();
    if (answer) {
        m_answer.reset();
    }
    return answer;
}

}  // namespace gatepost
