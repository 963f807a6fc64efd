#include "io/gdal/gdal_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace gatepost {

bool means_loss(std::string const& text) {
    std::string warning = text;
    std::transform(warning.begin(), warning.end(), warning.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 22> signs{
        "truncat",    "incompletely", "skip",        "ignor",   "lost",    "discard",     "cannot ", "can't",
        "couldn't",   "could not",    "unable",      "failed",  "corrupt", "invalid",     "damaged", "broken",
        "unexpected", "out of range", "not support", "clamped", "cut off", "inconsistent"};
    constexpr std::array<std::string_view, 6> harmless{"really slow",    "open option",     "user_version",
                                                       "application_id", "non closed ring", "immutable"};
    auto const holds = [&](std::string_view sign) { return warning.find(sign) != std::string::npos; };
    return std::any_of(signs.begin(), signs.end(), holds) &&
           std::none_of(harmless.begin(), harmless.end(), holds);
}

std::vector<GdalComplaint> GdalErrors::take() {
    m_count = 0;
    return m_complaints.with([](auto& complaints) { return std::exchange(complaints, {}); });
}

void CPL_STDCALL GdalErrors::collect(CPLErr level, CPLErrorNum number, char const* text) {
    auto* const self = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
    if (level == CE_Debug) {
        self->hear_of_download(text);
        return;
    }
    if (level < CE_Warning || (level == CE_Warning && !means_loss(text))) {
        return;
    }
    constexpr std::size_t most = 1000;  // enough for one feature; more are dropped
    self->m_complaints.with([&](auto& complaints) {
        if (complaints.size() < most) {
            complaints.push_back({level, number, text});
        }
    });
    ++self->m_count;
}

/// GDAL notes "VSICURL: Downloading 0-16383 (http://…)..." before each attempt, and "VSICURL: Got
/// response_code=503" after it. A failed attempt is forgotten once a repeated one succeeds.
void GdalErrors::hear_of_download(std::string const& note) {
    constexpr std::string_view answer = "Got response_code=";
    if (note.find("Downloading ") != std::string::npos) {
        m_download.with([&](std::string& download) { download = note; });
        return;
    }
    std::size_t const at = note.find(answer);
    if (at == std::string::npos) {
        return;
    }
    constexpr int first_failure = 400;
    int const code = std::atoi(note.c_str() + at + answer.size());
    std::string const what = m_download.with([](std::string const& download) { return download; });
    m_complaints.with([&](auto& complaints) {
        std::erase_if(complaints, [&](GdalComplaint const& one) { return one.text.ends_with(what); });
        if (code == 0 || code >= first_failure) {
            complaints.push_back(
                {CE_Failure, CPLE_HttpResponse, fmt::format("HTTP response code {} for {}", code, what)});
        }
        m_count = complaints.size();
    });
}

}  // namespace gatepost
