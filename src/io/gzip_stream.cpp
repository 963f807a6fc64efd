#include "io/gzip_stream.hpp"

#include "base/error.hpp"

#include <zlib.h>

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t input_bytes = 1U << 17U;
constexpr int gzip_window = 15 + 16;  // zlib: the largest window, with gzip's header and checksum

}  // namespace

struct GzipStream::Inflater {
    Inflater() {
        if (inflateInit2(&stream, gzip_window) != Z_OK) {
            throw Error{"no memory to decompress with"};
        }
    }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(Inflater const&) = delete;
    Inflater& operator=(Inflater const&) = delete;

    z_stream stream{};
};

bool is_gzip(std::span<char const> first_bytes) {
    return first_bytes.size() >= 2 && first_bytes[0] == '\x1f' && first_bytes[1] == '\x8b';
}

GzipStream::GzipStream(NextBytes compressed)
    : m_compressed(std::move(compressed)), m_input(input_bytes), m_inflater(std::make_unique<Inflater>()) {}

GzipStream::~GzipStream() = default;

/// Keeps unread bytes and appends more to them. False at the end of the file.
bool GzipStream::fill() {
    std::copy(m_input.begin() + static_cast<std::ptrdiff_t>(m_begin),
              m_input.begin() + static_cast<std::ptrdiff_t>(m_end), m_input.begin());
    m_end -= m_begin;
    m_begin = 0;
    std::size_t const got = m_compressed(std::span{m_input}.subspan(m_end));
    m_end += got;
    return got > 0;
}

void GzipStream::end_with(std::string complaint) {
    m_state = State::at_end;
    m_complaint = std::move(complaint);
}

std::size_t GzipStream::read(std::span<char> bytes) {
    z_stream& stream = m_inflater->stream;
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    while (stream.avail_out > 0 && m_state != State::at_end) {
        if (m_state == State::plain) {
            return read_plain(bytes);
        }
        if (m_state == State::at_start) {
            begin_member();
        } else {
            inflate_some();
        }
    }
    return bytes.size() - stream.avail_out;
}

void GzipStream::begin_member() {
    while (m_end - m_begin < 2 && fill()) {
    }
    if (is_gzip(std::span{m_input}.subspan(m_begin, m_end - m_begin))) {
        m_state = State::in_member;
        m_has_member = true;
    } else if (m_has_member) {
        end_with("");  // padding after the last member, which gzip's own tools ignore too
    } else {
        m_state = State::plain;
    }
}

void GzipStream::inflate_some() {
    z_stream& stream = m_inflater->stream;
    stream.next_in = reinterpret_cast<Bytef*>(m_input.data() + m_begin);
    stream.avail_in = static_cast<uInt>(m_end - m_begin);
    int const outcome = inflate(&stream, Z_NO_FLUSH);
    m_begin = m_end - stream.avail_in;
    if (outcome == Z_STREAM_END) {
        inflateReset(&stream);
        m_state = State::at_start;
    } else if (outcome == Z_BUF_ERROR) {  // zlib needs more input
        if (!fill()) {
            end_with("the compressed file ends early: it was not copied whole");
        }
    } else if (outcome != Z_OK) {
        end_with("the compressed file is damaged: what stands behind the damage is lost");
    }
}

std::size_t GzipStream::read_plain(std::span<char> bytes) {
    if (m_begin == m_end) {
        return m_compressed(bytes);
    }
    std::size_t const count = std::min(bytes.size(), m_end - m_begin);
    std::copy_n(m_input.begin() + static_cast<std::ptrdiff_t>(m_begin), count, bytes.begin());
    m_begin += count;
    return count;
}

}  // namespace gatepost
