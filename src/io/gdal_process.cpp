#include "io/gdal_process.hpp"

#include "base/secrets.hpp"
#include "io/gdal_attributes.hpp"
#include "io/gdal_conversation.hpp"
#include "io/source_address.hpp"
#include "io/spool.hpp"
#include "io/table_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace gatepost {

namespace {

/// Messages come from libraries, which like to quote what they were given.
FeatureTable without_secrets_in(FeatureTable table) {
    table.name = without_secrets(table.name);
    for (std::string& message : table.report.messages) {
        message = without_secrets(message);
    }
    return table;
}

/// One layer, and its attributes where they were left in the file.
struct Received {
    FeatureTable table;
    std::shared_ptr<GdalAttributes> attributes;
};

Received receive_table(ByteReader& in, GdalRequest const& request) {
    Received received;
    received.table = without_secrets_in(read_table(in, request.options.assumed_crs));
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

std::vector<Received> receive_tables(GdalConversation& talk, GdalRequest const& request,
                                     JobContext const& job) {
    std::vector<Received> tables;
    try {
        for (GdalAnswer answer = talk.next(); answer != GdalAnswer::done; answer = talk.next()) {
            if (answer == GdalAnswer::progress) {
                job.report(talk.in().get<float>());
            } else if (answer == GdalAnswer::table) {
                tables.push_back(receive_table(talk.in(), request));
            } else {
                throw StreamFault("an answer that was not asked for");
            }
        }
    } catch (StreamFault const&) {
        throw talk.gone();
    }
    return tables;
}

std::vector<FeatureTable> read_once(GdalRequest const& request, int file, JobContext const& job) {
    GdalConversation talk(request, file, job.stop);
    std::vector<Received> received = receive_tables(talk, request, job);
    if (received.empty()) {
        throw fmt_error("{}: there are no layers in it", request.shown_name);
    }
    // The process is ready to answer for the first layer of this kind.
    auto const first = std::find_if(received.begin(), received.end(),
                                    [](Received const& one) { return one.attributes != nullptr; });
    if (first != received.end()) {
        first->attributes->take_over(std::move(talk));
    }
    std::vector<FeatureTable> tables;
    std::transform(received.begin(), received.end(), std::back_inserter(tables),
                   [](Received& one) { return std::move(one.table); });
    return tables;
}

bool is_kml(std::string const& source) {
    std::string ending = source.size() > 4 ? source.substr(source.size() - 4) : "";
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending == ".kml";
}

/// GDAL has two readers for KML. The one that reads all there is to a place, LIBKML, does not survive
/// everything that people write; the plain one reads names, descriptions and shapes.
std::vector<FeatureTable> read_or_read_plainly(GdalRequest request, JobContext const& job) {
    try {
        return read_once(request, -1, job);
    } catch (GdalProcessGone const& failure) {
        if (!failure.has_crashed() || !is_kml(request.source)) {
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

std::shared_ptr<InputFile const> spool_with_gdal(std::string const& source, std::string const& shown_name,
                                                 JobContext const& job) {
    GdalRequest request = request_for(source, {});
    request.task = GdalRequest::Task::copy;
    request.shown_name = without_secrets(shown_name);
    GdalConversation talk(request, -1, job.stop);
    std::vector<char> block;
    std::size_t at = 0;
    bool is_over = false;  // the end of a stream may be asked for again
    return spool(request.shown_name, job, [&](std::span<char> bytes) -> std::size_t {
        if (at == block.size()) {
            is_over = is_over || talk.next() != GdalAnswer::block;
            if (is_over) {
                return 0;
            }
            try {
                block = talk.in().get_array<char>();
                at = 0;
            } catch (StreamFault const&) {
                throw talk.gone();
            }
        }
        std::size_t const count = std::min(bytes.size(), block.size() - at);
        std::copy_n(block.begin() + static_cast<std::ptrdiff_t>(at), count, bytes.begin());
        at += count;
        return count;
    });
}

}  // namespace gatepost
