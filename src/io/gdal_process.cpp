#include "io/gdal_process.hpp"

#include "base/secrets.hpp"
#include "io/classify.hpp"
#include "io/gdal_attributes.hpp"
#include "io/gdal_conversation.hpp"
#include "io/source_address.hpp"
#include "io/spool.hpp"
#include "io/table_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

namespace gatepost {

namespace {

/// One layer, and its attributes where they were left in the file.
struct Received {
    FeatureTable table;
    std::shared_ptr<GdalAttributes> attributes;
};

Received receive_table(ByteReader& in, GdalRequest const& request) {
    Received received;
    received.table = read_table(in, request.options.assumed_crs);
    received.table.name = without_secrets(received.table.name);  // a library's name may quote the source
    auto ids = in.get_array<std::int64_t>();
    std::string layer = in.get_text();
    if (!ids.empty()) {
        if (ids.size() != received.table.size()) {
            throw StreamFault("other numbers than features");
        }
        GdalRequest rows = request;
        rows.options.layer = std::move(layer);
        received.attributes = std::make_shared<GdalAttributes>(std::move(rows), std::move(ids));
        received.table.attribute_file = received.attributes;
    }
    return received;
}

/// What has been received from a source.
struct Reception {
    std::vector<Received> tables;
    std::vector<std::string> faults;  ///< a line for each layer that is missing
    bool is_whole = false;            ///< the process has sent everything
};

void receive_tables(GdalConversation& talk, GdalRequest const& request, JobContext const& job,
                    Reception& received) {
    try {
        for (GdalAnswer answer = talk.next(); answer != GdalAnswer::done; answer = talk.next()) {
            if (answer == GdalAnswer::progress) {
                job.report(talk.in().get<float>());
            } else if (answer == GdalAnswer::table) {
                received.tables.push_back(receive_table(talk.in(), request));
            } else if (answer == GdalAnswer::fault) {
                received.faults.push_back(talk.in().get_text());
            } else {
                throw StreamFault("an answer that was not asked for");
            }
        }
        received.is_whole = true;
    } catch (StreamFault const&) {
        throw talk.gone();
    }
}

bool is_kml(std::string const& source) { return ending_of(source) == ".kml"; }

/// Whether to try the other reader for this format.
bool calls_for_plain_reader(GdalRequest const& request, Error const& failure) {
    auto const* const gone = dynamic_cast<GdalProcessGone const*>(&failure);
    return gone != nullptr && gone->has_crashed() && is_kml(request.source) && request.driver.empty();
}

/// All layers, or those that came before the process ended.
Reception receive_all(GdalConversation& talk, GdalRequest const& request, JobContext const& job) {
    Reception received;
    try {
        receive_tables(talk, request, job, received);
    } catch (Error const& failure) {
        if (received.tables.empty() || job.stop.stop_requested() ||
            calls_for_plain_reader(request, failure)) {
            throw;
        }
        received.faults.emplace_back(failure.what());
    }
    return received;
}

std::vector<FeatureTable> read_once(GdalRequest const& request, int file, JobContext const& job) {
    GdalConversation talk(request, file, job.stop);
    Reception received = receive_all(talk, request, job);
    if (received.tables.empty()) {
        throw received.faults.empty() ? fmt_error("{}: there are no layers in it", request.shown_name)
                                      : Error{received.faults.front()};
    }
    // The process is ready to answer for the first layer whose attributes stayed in the file.
    auto const first = std::find_if(received.tables.begin(), received.tables.end(),
                                    [](Received const& one) { return one.attributes != nullptr; });
    if (first != received.tables.end() && received.is_whole) {
        first->attributes->take_over(std::move(talk));
    }
    LoadReport& report = received.tables.front().table.report;
    for (std::string const& fault : received.faults) {
        report.doubtful = true;
        report.add(fault);
    }
    bool const has_nothing = std::all_of(received.tables.begin(), received.tables.end(),
                                         [](Received const& one) { return one.table.size() == 0; });
    for (Received const& one : received.tables) {
        if (has_nothing && one.table.report.doubtful) {
            throw Error{one.table.report.as_failure()};
        }
    }
    std::vector<FeatureTable> tables;
    std::transform(received.tables.begin(), received.tables.end(), std::back_inserter(tables),
                   [](Received& one) { return std::move(one.table); });
    return tables;
}

/// GDAL has two KML readers. LIBKML reads all there is about a place, but does not survive everything that
/// people write. The plain one reads only names, descriptions and shapes.
std::vector<FeatureTable> read_or_read_plainly(GdalRequest request, JobContext const& job) {
    try {
        return read_once(request, -1, job);
    } catch (GdalProcessGone const& failure) {
        if (!calls_for_plain_reader(request, failure)) {
            throw;
        }
    }
    request.driver = "KML";
    std::vector<FeatureTable> tables = read_once(request, -1, job);
    for (FeatureTable& table : tables) {
        table.report.doubtful = true;
        table.report.add(
            fmt::format("{}: something in it cannot be read: only names, descriptions and shapes are shown",
                        request.shown_name));
    }
    return tables;
}

GdalRequest request_for(std::string const& source, SourceOptions const& options) {
    GdalRequest request;
    request.source = source;
    request.shown_name = without_secrets(source);
    request.options = options;
    request.limits = limits_of(source);
    return request;
}

}  // namespace

std::vector<FeatureTable> read_with_gdal(std::string const& source, SourceOptions const& options,
                                         JobContext const& job) {
    std::vector<FeatureTable> tables = read_or_read_plainly(request_for(source, options), job);
    if (tables.size() == 1) {
        tables.front().name = table_name_of(source, tables.front().name);
    }
    return tables;
}

std::vector<FeatureTable> read_spooled_with_gdal(InputFile const& file, SourceOptions const& options,
                                                 JobContext const& job) {
    GdalRequest request = request_for(file.path(), options);
    request.source = fmt::format("/proc/self/fd/{}", ChildProcess::child_file);
    request.shown_name = without_secrets(file.name());
    request.is_json = true;
    int const copy = open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (copy < 0) {
        throw fmt_error("{}: the file cannot be read", request.shown_name);
    }
    try {
        std::vector<FeatureTable> tables = read_once(request, copy, job);
        close(copy);
        return tables;
    } catch (...) {
        close(copy);
        throw;
    }
}

namespace {

/// A file that comes block by block.
class Download {
  public:
    Download(GdalRequest request, std::stop_token stop) : m_talk(std::move(request), -1, std::move(stop)) {}

    std::size_t next(std::span<char> bytes) {
        if (m_at == m_block.size()) {
            m_is_over = m_is_over || m_talk.next() != GdalAnswer::block;
            if (m_is_over) {
                return 0;
            }
            try {
                m_block = m_talk.in().get_array<char>();
                m_at = 0;
            } catch (StreamFault const&) {
                throw m_talk.gone();
            }
        }
        std::size_t const count = std::min(bytes.size(), m_block.size() - m_at);
        std::copy_n(m_block.begin() + static_cast<std::ptrdiff_t>(m_at), count, bytes.begin());
        m_at += count;
        return count;
    }

  private:
    GdalConversation m_talk;
    std::vector<char> m_block;
    std::size_t m_at = 0;
    bool m_is_over = false;  // the end of a stream may be asked for again
};

}  // namespace

NextBytes stream_with_gdal(std::string const& source, JobContext const& job) {
    GdalRequest request = request_for(source, {});
    request.task = GdalRequest::Task::copy;
    auto const download = std::make_shared<Download>(std::move(request), job.stop);
    return [download](std::span<char> bytes) { return download->next(bytes); };
}

}  // namespace gatepost
