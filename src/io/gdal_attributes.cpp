#include "io/gdal_attributes.hpp"

#include "io/source_address.hpp"
#include "io/table_stream.hpp"

#include <filesystem>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t patience_s = 10;  // short, because the window waits for the answers

}  // namespace

GdalAttributes::GdalAttributes(GdalRequest request, std::vector<std::int64_t> ids)
    : m_request(std::move(request)), m_ids(std::move(ids)), m_state(state_of_files()) {
    m_request.task = GdalRequest::Task::rows;
    m_request.limits.cpu_s = 0;  // the process may live for hours
    m_request.limits.silence_s = patience_s;
}

void GdalAttributes::take_over(GdalConversation talk) {
    talk.outlive_job(std::chrono::seconds(patience_s));
    m_talk.with([&](std::optional<GdalConversation>& own) { own.emplace(std::move(talk)); });
}

std::uint64_t GdalAttributes::state_of_files() const {
    fs::path const path = local_path_of(m_request.source);
    std::uint64_t state = 0;
    for (fs::path const& file : {path, fs::path(path).replace_extension(".dbf")}) {
        std::error_code failure;
        auto const written = fs::last_write_time(file, failure);
        if (!failure) {
            constexpr std::uint64_t mixer = 31;  // a hash, so overflow is harmless
            state = state * mixer + static_cast<std::uint64_t>(written.time_since_epoch().count());
        }
    }
    return state;
}

std::vector<AttributeColumn> GdalAttributes::ask(std::optional<GdalConversation>& talk,
                                                 std::span<std::int64_t const> ids) const {
    if (!talk) {
        talk.emplace(m_request);
    }
    talk->ask_rows(ids);
    try {
        if (talk->next() != GdalAnswer::rows) {
            throw StreamFault("an answer that was not asked for");
        }
        auto columns = read_columns(talk->in());
        if (!columns.empty() && columns.front().size() != ids.size()) {
            throw StreamFault("other rows than were asked for");
        }
        return columns;
    } catch (StreamFault const&) {
        throw talk->gone();
    }
}

std::vector<AttributeColumn> GdalAttributes::read(std::span<std::uint32_t const> features) const {
    std::vector<std::int64_t> ids;
    ids.reserve(features.size());
    for (std::uint32_t const feature : features) {
        ids.push_back(m_ids[feature]);
    }
    if (state_of_files() != m_state) {
        throw fmt_error("{} has changed since it was opened: open it again", m_request.shown_name);
    }
    return m_talk.with([&](std::optional<GdalConversation>& talk) {
        try {
            try {
                return ask(talk, ids);
            } catch (GdalProcessGone const&) {
                talk.reset();
                return ask(talk, ids);
            }
        } catch (Error const&) {
            talk.reset();
            throw;
        }
    });
}

}  // namespace gatepost
