// The program gatepost-pdf: finishes a PDF for Gatepost, or reads a file out of one, in a process whose crash
// does no harm. It receives its request, and answers, over a socket that it inherits (page/pdf_message.hpp).
#include "base/child_process.hpp"
#include "base/error.hpp"
#include "page/pdf_message.hpp"
#include "page/qpdf/finish.hpp"
#include "page/qpdf/qpdf_headers.hpp"
#include "page/qpdf/read_attachment.hpp"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <new>

namespace gatepost {

namespace {

using Texts = std::vector<std::string>;

constexpr int channel = ChildProcess::child_channel;

std::size_t receive(std::span<char> bytes) {
    ssize_t const got = recv(channel, bytes.data(), bytes.size(), 0);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

void send_all(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t const sent = send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            return;  // nobody waits for it any more
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void set_limit(__rlimit_resource resource, std::uint64_t limit) {
    rlimit values{};
    getrlimit(resource, &values);
    values.rlim_cur = std::min<rlim_t>(limit, values.rlim_max);
    setrlimit(resource, &values);
}

/// For files from elsewhere: what one unpacks to, and how long that takes, is anybody's guess.
void limit_what_is_used(std::uint64_t file_bytes) {
    constexpr std::uint64_t most_bytes = 512U << 20U;
    constexpr std::uint64_t most_cpu_s = 10;
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_CPU, most_cpu_s);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their bookkeeping would not fit
    set_limit(RLIMIT_DATA, most_bytes + file_bytes);
#else
    static_cast<void>(most_bytes + file_bytes);
#endif
}

PdfDetails details_in(Texts const& request) {
    PdfDetails details;
    details.language = request.at(2);
    details.viewport = request.at(3);
    std::size_t const texts = std::stoul(request.at(4));
    std::size_t next = 5;
    for (std::size_t i = 0; i < texts; ++i) {
        details.picture_texts.push_back(request.at(next++));
    }
    for (; next < request.size(); next += 4) {
        details.attachments.push_back(
            {request.at(next), request.at(next + 1), request.at(next + 2), request.at(next + 3)});
    }
    return details;
}

std::optional<std::string> result_of(Texts const& request) {
    std::string const& task = request.at(0);
    if (task == pdf_task::finish) {
        return finish(request.at(1), details_in(request));
    }
    if (task == pdf_task::read_attachment) {
        limit_what_is_used(request.at(1).size());
        return read_attachment(request.at(1), request.at(2));
    }
    return "qpdf " + QPDF::QPDFVersion();
}

std::string answer_to(Texts const& request) {
    try {
        auto const result = result_of(request);
        return packed({result ? pdf_answer::done : pdf_answer::absent, result.value_or("")});
    } catch (Error const& failure) {
        return packed({pdf_answer::failed, failure.what()});
    } catch (QPDFExc const& failure) {
        return packed(
            {pdf_answer::failed, fmt::format("this PDF cannot be read: {}", failure.getMessageDetail())});
    } catch (std::bad_alloc const&) {
        return packed({pdf_answer::failed, "this PDF cannot be read: it takes too much memory"});
    } catch (std::exception const& failure) {
        return packed({pdf_answer::failed, fmt::format("this PDF cannot be read: {}", failure.what())});
    }
}

}  // namespace

}  // namespace gatepost

int main() {
    using namespace gatepost;
    if (auto const request = unpacked(receive)) {
        send_all(answer_to(*request));
    }
    _exit(0);  // without destructors: nobody waits for them
}
