// The program gatepost-gdal: reads or writes one source for Gatepost, in a process whose crash does no harm.
// It receives its request, and answers, over a socket that it inherits (io/gdal_request.hpp).
#include "base/child_process.hpp"
#include "base/error.hpp"
#include "io/gdal/gdal_reader.hpp"
#include "io/gdal/layer_writer.hpp"
#include "io/gdal/open_source.hpp"
#include "io/gdal/raster_writer.hpp"
#include "io/gdal_export.hpp"
#include "io/table_stream.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <malloc.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <thread>

namespace gatepost {

namespace {

constexpr int channel = ChildProcess::child_channel;

/// No destructors, no leak checks, no exit handlers of a hundred libraries: nobody waits for them.
[[noreturn]] void leave() { _exit(0); }

/// The parent's end of the channel closes when the parent cancels, exits or crashes. Nobody reads the answers
/// then, so this process leaves, whatever library it is in.
void leave_with_parent() {
    std::thread([] {
        pollfd line{channel, POLLRDHUP, 0};
        while (poll(&line, 1, -1) <= 0) {
        }
        leave();
    }).detach();
}

/// The soft limit, which can be lifted again.
void set_limit(__rlimit_resource resource, std::uint64_t limit) {
    rlimit values{};
    getrlimit(resource, &values);
    values.rlim_cur = std::min<rlim_t>(limit, values.rlim_max);
    setrlimit(resource, &values);
}

void apply(GdalLimits const& limits) {
    set_limit(RLIMIT_CORE, 0);  // no core file is left behind
    if (limits.cpu_s > 0) {
        set_limit(RLIMIT_CPU, limits.cpu_s);
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their bookkeeping would not fit
    if (limits.memory_bytes > 0) {
        set_limit(RLIMIT_DATA, limits.memory_bytes);
    }
#endif
}

void allow_writing_in(std::filesystem::path const& folder, int ruleset, std::uint64_t access) {
    int const opened = open(folder.c_str(), O_PATH | O_CLOEXEC);
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = opened;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(opened);
}

/// Whatever a library tries, this process writes, creates and removes no file but in one folder, if it is to
/// write at all. SQLite, for one, would merge and delete what another program left beside its database. On a
/// kernel without Landlock (before 5.13), GDAL's options must suffice.
void forbid_writing(std::filesystem::path const& but_in) {
    constexpr std::uint64_t up_to_links = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;
    constexpr std::uint64_t reading =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    constexpr std::uint64_t truncating = 1U << 14U;  // known since the third version of Landlock
    constexpr long version_with_truncating = 3;
    long const version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = up_to_links & ~reading;
    if (version >= version_with_truncating) {
        rules.handled_access_fs |= truncating;
    }
    auto const ruleset = version > 0 ? syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0) : -1;
    if (ruleset >= 0 && !but_in.empty()) {
        allow_writing_in(but_in, static_cast<int>(ruleset), rules.handled_access_fs);
    }
    if (ruleset >= 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        syscall(SYS_landlock_restrict_self, ruleset, 0);
    }
}

void send_all(std::span<char const> bytes) {
    while (!bytes.empty()) {
        ssize_t const sent = send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            leave();
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
}

std::size_t receive(std::span<char> bytes) {
    ssize_t const got = recv(channel, bytes.data(), bytes.size(), 0);
    if (got <= 0) {
        leave();
    }
    return static_cast<std::size_t>(got);
}

/// Reports progress, at most every 50 ms.
class Progress {
  public:
    explicit Progress(ByteWriter& out) : m_out(out) {}
    void report(float done) {
        constexpr std::chrono::milliseconds pause_ms{50};
        auto const now = std::chrono::steady_clock::now();
        if (now - m_last >= pause_ms) {
            m_last = now;
            m_out.put(GdalAnswer::progress);
            m_out.put(done);
            m_out.flush();
        }
    }

  private:
    ByteWriter& m_out;
    std::chrono::steady_clock::time_point m_last;
};

void send_table(ByteWriter& out, LayerTable const& read, GdalRequest const& request) {
    out.put(GdalAnswer::table);
    write_table(out, read.table, request.options.assumed_crs);
    out.put_array(read.ids_for_attributes);
    out.put_text(read.layer);
}

void answer_rows(ByteReader& in, ByteWriter& out, GdalRequest const& request) {
    RowReader reader(request);
    while (true) {
        auto const columns = reader.read(in.get_array<std::int64_t>());
        out.put(GdalAnswer::rows);
        write_columns(out, columns);
        out.flush();
    }
}

/// Reads all that is asked for. Then this process, which has everything loaded, goes on to answer requests
/// for the attributes of the first layer that was sent without them. The CPU limit was meant for reading and
/// is lifted: the process may live for hours.
void answer_tables(ByteReader& in, ByteWriter& out, GdalRequest const& request) {
    Progress progress(out);
    GdalRequest rows = request;
    rows.options.layer.clear();
    read_layers(request, {[&](float done) { progress.report(done); },
                          [&](LayerTable const& read) {
                              send_table(out, read, request);
                              if (rows.options.layer.empty() && !read.ids_for_attributes.empty()) {
                                  rows.options.layer = read.layer;
                              }
                          },
                          [&](std::string const& fault) {
                              out.put(GdalAnswer::fault);
                              out.put_text(fault);
                          }});
    out.put(GdalAnswer::done);
    out.flush();
    if (!rows.options.layer.empty()) {
        set_limit(RLIMIT_CPU, RLIM_INFINITY);
        malloc_trim(0);
        in.wait();
        answer_rows(in, out, rows);
    }
}

void answer_written(ByteReader& in, ByteWriter& out, GdalRequest const& request) {
    auto const losses = write_layers(request, in);
    out.put(GdalAnswer::written);
    std::for_each(losses.begin(), losses.end(), [&](ExportLosses const& one) { put_losses(out, one); });
}

void answer(ByteReader& in, ByteWriter& out, GdalRequest const& request) {
    switch (request.task) {
        case GdalRequest::Task::read: answer_tables(in, out, request); break;
        case GdalRequest::Task::rows: answer_rows(in, out, request); break;
        case GdalRequest::Task::copy:
            copy_file(request, [&](std::span<char const> bytes) {
                out.put(GdalAnswer::block);
                out.put_array(bytes);
            });
            out.put(GdalAnswer::done);
            break;
        case GdalRequest::Task::write: answer_written(in, out, request); break;
        case GdalRequest::Task::write_raster:
            write_raster(request, in);
            out.put(GdalAnswer::done);
            break;
        case GdalRequest::Task::version:
            out.put(GdalAnswer::version);
            out.put_text(GDALVersionInfo("RELEASE_NAME"));
            break;
    }
}

/// An exception that is neither an Error nor bad_alloc comes from a library and counts as a crash: the
/// process ends, and the parent, which waits for it, knows what to do then.
std::string failure_of(ByteReader& in, ByteWriter& out, GdalRequest const& request) {
    try {
        answer(in, out, request);
        return "";
    } catch (Error const& failure) {
        return failure.what();
    } catch (std::bad_alloc const&) {
        return fmt::format("{}: reading it took more than {:.3g} GB of memory and was stopped",
                           request.shown_name, static_cast<double>(request.limits.memory_bytes) / 1e9);
    } catch (std::exception const&) {
        std::_Exit(EXIT_FAILURE);
    }
}

void run() {
    ByteReader in(receive);
    ByteWriter out(send_all);
    GdalRequest const request = read_request(in);
    apply(request.limits);
    bool const writes =
        request.task == GdalRequest::Task::write || request.task == GdalRequest::Task::write_raster;
    forbid_writing(writes ? std::filesystem::path(request.source).parent_path() : "");
    set_up_gdal();
    leave_with_parent();
    std::string const failure = failure_of(in, out, request);
    if (!failure.empty()) {
        out.put(GdalAnswer::failure);
        out.put_text(failure);
    }
    out.flush();
}

}  // namespace

}  // namespace gatepost

int main() {
    gatepost::run();
    _exit(0);
}
