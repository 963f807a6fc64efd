#include "table/name_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gatepost {

namespace {

/// The first place of a text from `from` on; npos where there is none. Sixteen places at once are looked at
/// for the first and the last byte (Mula, SIMD-friendly algorithms for substring searching, 2016): four times
/// as fast as memmem(3) here.
std::size_t find_text(std::string_view block, std::string_view wanted, std::size_t from) {
    if (wanted.empty() || from + wanted.size() > block.size()) {
        return std::string_view::npos;
    }
    std::size_t const end = block.size() - wanted.size() + 1;
#ifdef __SSE2__
    constexpr std::size_t width = 16;
    __m128i const first = _mm_set1_epi8(wanted.front());
    __m128i const last = _mm_set1_epi8(wanted.back());
    for (; from + width <= end; from += width) {
        auto const* const at = reinterpret_cast<__m128i const*>(block.data() + from);
        auto const* const behind = reinterpret_cast<__m128i const*>(block.data() + from + wanted.size() - 1);
        __m128i const both = _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(at), first),
                                           _mm_cmpeq_epi8(_mm_loadu_si128(behind), last));
        for (auto places = static_cast<unsigned>(_mm_movemask_epi8(both)); places != 0;
             places &= places - 1) {
            std::size_t const place = from + static_cast<std::size_t>(std::countr_zero(places));
            if (std::memcmp(block.data() + place, wanted.data(), wanted.size()) == 0) {
                return place;
            }
        }
    }
#endif
    if (from >= end) {
        return std::string_view::npos;
    }
    return block.find(wanted, from);
}

/// Calls visit(which of two texts, place) for the places of both from `from` on, in one pass: memory is read
/// once.
template <class Visit>
void find_both(std::string_view block, std::array<std::string_view, 2> const& wanted, std::size_t from,
               Visit visit) {
    std::size_t const longest = std::max(wanted[0].size(), wanted[1].size());
    auto const check = [&](std::size_t which, std::size_t place) {
        if (block.substr(place).starts_with(wanted[which])) {
            visit(which, place);
        }
    };
#ifdef __SSE2__
    constexpr std::size_t width = 16;
    for (; from + width + longest <= block.size(); from += width) {
        for (std::size_t which = 0; which < wanted.size(); ++which) {
            std::string_view const text = wanted[which];
            auto const* const at = reinterpret_cast<__m128i const*>(block.data() + from);
            auto const* const behind =
                reinterpret_cast<__m128i const*>(block.data() + from + text.size() - 1);
            __m128i const both =
                _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(at), _mm_set1_epi8(text.front())),
                              _mm_cmpeq_epi8(_mm_loadu_si128(behind), _mm_set1_epi8(text.back())));
            for (auto places = static_cast<unsigned>(_mm_movemask_epi8(both)); places != 0;
                 places &= places - 1) {
                check(which, from + static_cast<std::size_t>(std::countr_zero(places)));
            }
        }
    }
#endif
    for (; from < block.size(); ++from) {
        check(0, from);
        check(1, from);
    }
}

constexpr std::size_t chunk_bytes = 2'000'000;  // for a worker: of less it would come too late

}  // namespace

void NameIndex::Texts::add(std::uint32_t row, NameKind kind, std::string_view text) {
    begin.push_back(static_cast<std::uint32_t>(block.size()));
    row_and_kind.push_back(row | static_cast<std::uint32_t>(kind) << 30U);
    block += text;
    block += '\n';
}

std::size_t NameIndex::Texts::at(std::size_t place) const {
    auto const above = std::upper_bound(begin.begin(), begin.end(), static_cast<std::uint32_t>(place));
    return static_cast<std::size_t>(above - begin.begin()) - 1;
}

std::string_view NameIndex::Texts::text(std::size_t entry) const {
    std::size_t const end = entry + 1 < begin.size() ? begin[entry + 1] : block.size();
    return std::string_view(block).substr(begin[entry], end - begin[entry] - 1);
}

std::vector<std::size_t> NameIndex::Texts::places(std::string_view wanted, std::size_t most,
                                                  JobContext const& job) const {
    std::size_t const chunks = block.size() / chunk_bytes + 1;
    std::vector<std::vector<std::size_t>> found(chunks);
    for_each_parallel(job, chunks, [&](std::size_t chunk, std::size_t /*worker*/) {
        std::size_t const first = chunk * chunk_bytes;
        std::size_t const end = std::min(first + chunk_bytes + wanted.size() - 1, block.size());
        std::string_view const part = std::string_view(block).substr(0, end);
        for (std::size_t at = find_text(part, wanted, first);
             at != std::string_view::npos && found[chunk].size() < most;
             at = find_text(part, wanted, at + 1)) {
            found[chunk].push_back(at);
        }
    });
    std::vector<std::size_t> all;
    for (std::vector<std::size_t> const& of_chunk : found) {
        all.insert(all.end(), of_chunk.begin(), of_chunk.end());
    }
    return all;
}

std::array<std::vector<std::size_t>, 2> NameIndex::Texts::places_of_both(std::string_view one,
                                                                         std::string_view other,
                                                                         std::size_t most,
                                                                         JobContext const& job) const {
    std::size_t const chunks = block.size() / chunk_bytes + 1;
    std::vector<std::array<std::vector<std::size_t>, 2>> found(chunks);
    std::size_t const overlap = std::max(one.size(), other.size()) - 1;
    for_each_parallel(job, chunks, [&](std::size_t chunk, std::size_t /*worker*/) {
        std::size_t const first = chunk * chunk_bytes;
        std::size_t const end = std::min(first + chunk_bytes, block.size());
        std::string_view const part =
            std::string_view(block).substr(0, std::min(end + overlap, block.size()));
        find_both(part, {one, other}, first, [&](std::size_t which, std::size_t place) {
            if (place < end && found[chunk][which].size() < most) {
                found[chunk][which].push_back(place);
            }
        });
    });
    std::array<std::vector<std::size_t>, 2> all;
    for (auto const& of_chunk : found) {
        for (std::size_t which = 0; which < all.size(); ++which) {
            all[which].insert(all[which].end(), of_chunk[which].begin(), of_chunk[which].end());
        }
    }
    return all;
}

}  // namespace gatepost
