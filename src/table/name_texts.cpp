#include "table/name_index.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gatepost {

namespace {

/// A text that is looked for, and where in it the two bytes are that stand most seldom in what is searched:
/// at few places both are right by chance.
struct Needle {
    std::string_view text;
    std::size_t one = 0;
    std::size_t other = 0;

    Needle(std::string_view wanted, std::array<std::uint32_t, 256> const& frequency) : text(wanted) {
        auto const number = [&](std::size_t i) { return frequency[static_cast<unsigned char>(text[i])]; };
        for (std::size_t i = 1; i < text.size(); ++i) {
            one = number(i) < number(one) ? i : one;
        }
        other = one == 0 ? text.size() - 1 : 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            other = i != one && number(i) < number(other) ? i : other;
        }
    }
};

#ifdef __SSE2__
constexpr std::size_t width = 16;

/// At which of sixteen places, from `at` on, both bytes are right: a bit each (Mula, SIMD-friendly algorithms
/// for substring searching, 2016). Four times as fast as memmem(3) here.
unsigned likely_places(char const* at, Needle const& needle) {
    auto const bytes = [&](std::size_t offset) {
        return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at + offset));
    };
    __m128i const both =
        _mm_and_si128(_mm_cmpeq_epi8(bytes(needle.one), _mm_set1_epi8(needle.text[needle.one])),
                      _mm_cmpeq_epi8(bytes(needle.other), _mm_set1_epi8(needle.text[needle.other])));
    return static_cast<unsigned>(_mm_movemask_epi8(both));
}
#endif

/// Calls visit(which of the texts, place) for the places of each from `from` on, in one pass, until it
/// returns false: memory is read once.
template <std::size_t count, class Visit>
void find_texts(std::string_view block, std::array<Needle, count> const& needles, std::size_t from,
                Visit visit) {
    std::size_t longest = 0;
    for (Needle const& needle : needles) {
        longest = std::max(longest, needle.text.size());
    }
#ifdef __SSE2__
    for (; from + width + longest <= block.size(); from += width) {
        for (std::size_t which = 0; which < count; ++which) {
            std::string_view const text = needles[which].text;
            for (unsigned places = likely_places(block.data() + from, needles[which]); places != 0;
                 places &= places - 1) {
                std::size_t const place = from + static_cast<std::size_t>(std::countr_zero(places));
                if (std::memcmp(block.data() + place, text.data(), text.size()) == 0 &&
                    !visit(which, place)) {
                    return;
                }
            }
        }
    }
#endif
    for (; from < block.size(); ++from) {
        for (std::size_t which = 0; which < count; ++which) {
            if (block.substr(from).starts_with(needles[which].text) && !visit(which, from)) {
                return;
            }
        }
    }
}

constexpr std::size_t chunk_bytes = 2'000'000;  // for a worker: of less it would come too late

}  // namespace

void NameIndex::Texts::add(std::uint32_t row, NameKind kind, std::string_view text) {
    begin.push_back(static_cast<std::uint32_t>(block.size()));
    row_and_kind.push_back(row | static_cast<std::uint32_t>(kind) << 30U);
    block += text;
    block += '\n';
    for (char const c : text) {
        ++frequency[static_cast<unsigned char>(c)];
    }
    ++frequency['\n'];
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
    if (wanted.empty() || block.size() < wanted.size()) {
        return {};
    }
    std::array<Needle, 1> const needle{Needle(wanted, frequency)};
    std::size_t const chunks = block.size() / chunk_bytes + 1;
    std::vector<std::vector<std::size_t>> found(chunks);
    std::vector<std::atomic<std::size_t>> numbers(chunks);  // of places, of each chunk that is done
    for_each_parallel(job, chunks, [&](std::size_t chunk, std::size_t /*worker*/) {
        std::size_t before = 0;
        for (std::size_t i = 0; i < chunk; ++i) {
            before += numbers[i];
        }
        if (before >= most) {
            return;  // nobody visits what is here
        }
        std::size_t const end = std::min((chunk + 1) * chunk_bytes, block.size());
        std::string_view const part = std::string_view(block).substr(0, end + wanted.size() - 1);
        find_texts(part, needle, chunk * chunk_bytes, [&](std::size_t /*which*/, std::size_t place) {
            if (place < end) {
                found[chunk].push_back(place);
            }
            return found[chunk].size() < most;
        });
        numbers[chunk] = found[chunk].size();
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
    std::array<Needle, 2> const needles{Needle(one, frequency), Needle(other, frequency)};
    std::size_t const overlap = std::max(one.size(), other.size()) - 1;
    for_each_parallel(job, chunks, [&](std::size_t chunk, std::size_t /*worker*/) {
        std::size_t const first = chunk * chunk_bytes;
        std::size_t const end = std::min(first + chunk_bytes, block.size());
        std::string_view const part =
            std::string_view(block).substr(0, std::min(end + overlap, block.size()));
        find_texts(part, needles, first, [&](std::size_t which, std::size_t place) {
            if (place < end && found[chunk][which].size() < most) {
                found[chunk][which].push_back(place);
            }
            return found[chunk][0].size() < most || found[chunk][1].size() < most;
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
