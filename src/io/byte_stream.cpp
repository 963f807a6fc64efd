#include "io/byte_stream.hpp"

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 16U;

}  // namespace

void ByteWriter::put_bytes(std::span<char const> bytes) {
    if (m_block.size() + bytes.size() > block_bytes) {
        flush();
    }
    if (bytes.size() > block_bytes) {
        m_sink(bytes);
    } else {
        m_block.insert(m_block.end(), bytes.begin(), bytes.end());
    }
}

void ByteWriter::flush() {
    if (!m_block.empty()) {
        m_sink(m_block);
        m_block.clear();
    }
}

std::string ByteReader::get_text() {
    std::string text;
    fill_array(text);
    return text;
}

void ByteReader::get_bytes(std::span<char> bytes) {
    while (!bytes.empty()) {
        if (m_at == m_end && bytes.size() >= block_bytes) {
            std::size_t const got = m_source(bytes);
            if (got == 0) {
                throw StreamFault("it breaks off");
            }
            bytes = bytes.subspan(got);
            continue;
        }
        wait();
        std::size_t const count = std::min(bytes.size(), m_end - m_at);
        std::memcpy(bytes.data(), m_block.data() + m_at, count);
        m_at += count;
        bytes = bytes.subspan(count);
    }
}

void ByteReader::wait() {
    if (m_at < m_end) {
        return;
    }
    m_block.resize(block_bytes);
    m_at = 0;
    m_end = m_source(m_block);
    if (m_end == 0) {
        throw StreamFault("it breaks off");
    }
}

}  // namespace gatepost
