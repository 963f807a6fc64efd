#include "io/spool.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/wide_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace gatepost {

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

NextBytes stoppable(std::string const& name, JobContext const& job, NextBytes next) {
    return [name, &job, next = std::move(next)](std::span<char> block) {
        if (job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", name);
        }
        return next(block);
    };
}

}  // namespace

std::shared_ptr<InputFile const> spool(std::string const& name, JobContext const& job,
                                       NextBytes const& next) {
    constexpr std::size_t looked_at_bytes = 4096;
    NextBytes const stream = stoppable(name, job, next);
    std::string first = take_first(stream, looked_at_bytes);
    if (first.empty()) {
        throw fmt_error("{}: it is empty (0 bytes)", name);
    }
    auto const wide = wide_encoding_of(first);
    NextBytes whole = put_back(std::move(first), stream);
    if (wide) {
        whole = utf8_from_wide(whole, *wide);
    }
    std::string const text = take_first(whole, looked_at_bytes);
    check_begins_like_json(text, name);
    return std::make_shared<InputFile const>(name, put_back(text, whole));
}

void write_stream(std::filesystem::path const& path, std::string const& name, JobContext const& job,
                  NextBytes const& next) {
    auto const failed = [&] {
        return fmt_error("{}: it cannot be unpacked ({})", name, std::generic_category().message(errno));
    };
    std::unique_ptr<std::FILE, FileCloser> file{std::fopen(path.c_str(), "wbxe")};
    if (!file) {
        throw failed();
    }
    NextBytes const stream = stoppable(name, job, next);
    std::string block(1U << 18U, '\0');
    while (std::size_t const got = stream(block)) {
        if (std::fwrite(block.data(), 1, got, file.get()) != got) {
            throw failed();
        }
    }
    if (std::fclose(file.release()) != 0) {
        throw failed();
    }
}

NextBytes bytes_of(std::shared_ptr<InputFile const> const& file) {
    return [file, offset = std::uint64_t{0}](std::span<char> bytes) mutable {
        std::size_t const got = file->read(offset, bytes);
        offset += got;
        return got;
    };
}

NextBytes put_back(std::string first_bytes, NextBytes rest) {
    return [first = std::move(first_bytes), rest = std::move(rest),
            given = std::size_t{0}](std::span<char> bytes) mutable {
        if (given == first.size()) {
            return rest(bytes);
        }
        std::size_t const count = std::min(bytes.size(), first.size() - given);
        std::copy_n(first.begin() + static_cast<std::ptrdiff_t>(given), count, bytes.begin());
        given += count;
        return count;
    };
}

std::string take_first(NextBytes const& next, std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        std::size_t const got = next(std::span{bytes}.subspan(have));
        if (got == 0) {
            break;
        }
        have += got;
    }
    bytes.resize(have);
    return bytes;
}

}  // namespace gatepost
