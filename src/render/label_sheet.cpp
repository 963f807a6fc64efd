#include "render/label_sheet.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace gatepost {

namespace {

/// Calls visit(label) for each run of lines that are one label.
template <class Visit>
void for_each_label(std::span<TextLine const> lines, Visit visit) {
    for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
        end = begin + 1;
        while (end < lines.size() && lines[end].continues_label) {
            ++end;
        }
        visit(lines.subspan(begin, end - begin));
    }
}

std::uint64_t bits(Colour colour) {
    return static_cast<std::uint64_t>(colour.r) << 24U | static_cast<std::uint64_t>(colour.g) << 16U |
           static_cast<std::uint64_t>(colour.b) << 8U | colour.a;
}

bool is_whole(float px) { return std::floor(px) == px; }

bool is_drawn_alike(TextLine const& a, TextLine const& b) {
    return bits(a.colour) == bits(b.colour) && bits(a.halo) == bits(b.halo) && a.halo_px == b.halo_px;
}

}  // namespace

/// The key of a label's picture; none for a label whose picture is not kept.
std::optional<LabelSheet::Key> LabelSheet::key_of(Label label) {
    TextLine const& first = label.front();
    Key key{first.text->number,
            0,
            0,
            0,
            bits(first.colour) << 32U | bits(first.halo),
            std::bit_cast<std::uint32_t>(first.halo_px)};
    bool is_kept =
        label.size() <= most_lines && is_whole(first.x_px) && is_whole(first.y_px) && first.poses.empty();
    if (label.size() == most_lines) {
        TextLine const& second = label.back();
        is_kept = is_kept && is_drawn_alike(first, second);
        key[1] = second.text->number;
        key[2] = std::bit_cast<std::uint32_t>(second.x_px - first.x_px);
        key[3] = std::bit_cast<std::uint32_t>(second.y_px - first.y_px);
    }
    return is_kept ? std::optional(key) : std::nullopt;
}

bool LabelSheet::prepare(std::span<TextLine const> lines, Budget const& budget) {
    m_lines.clear();
    bool is_all = true;
    std::size_t new_glyphs = 0;
    std::size_t new_pictures = 0;
    for_each_label(lines, [&](Label label) {
        auto const key = key_of(label);
        bool const is_known = key && m_pictures.contains(*key);
        bool const is_spent =
            new_glyphs >= budget.new_glyphs ||
            (new_pictures >= budget.new_pictures && !m_is_full);  // on a full sheet it would wait for ever
        if (!is_known && is_spent) {
            is_all = false;
            return;
        }
        if (!is_known) {
            new_glyphs += m_text.prepare(label);
            new_pictures += key ? 1 : 0;
        }
        m_lines.insert(m_lines.end(), label.begin(), label.end());
    });
    return is_all;
}

void LabelSheet::prepare_once(std::span<TextLine const> lines, JobContext const& job) {
    m_lines.assign(lines.begin(), lines.end());
    m_text.prepare(lines, job);
}

bool LabelSheet::place(std::span<TextLine const> lines) {
    bool have_room = true;
    m_without.clear();
    m_corners.clear();
    for_each_label(lines, [&](Label label) {
        if (!place_label(label)) {
            have_room = false;
            m_without.insert(m_without.end(), label.begin(), label.end());
        }
    });
    return have_room;
}

/// False if there is no room for the label on the sheet.
bool LabelSheet::place_label(Label label) {
    auto const key = key_of(label);
    if (!key) {
        m_without.insert(m_without.end(), label.begin(), label.end());
        return true;
    }
    auto found = m_pictures.find(*key);
    if (found == m_pictures.end()) {
        auto const picture = find_room(label);
        if (!picture) {
            return false;
        }
        found = m_pictures.emplace(*key, *picture).first;
    }
    if (found->second.width_px > 0) {
        add_quad(found->second, label.front());
    }
    return true;
}

std::optional<LabelSheet::Picture> LabelSheet::find_room(Label label) {
    Box const ink = m_text.ink_box(label);
    if (ink.is_empty()) {
        return Picture{};
    }
    Picture picture;
    picture.width_px = static_cast<int>(ink.width());
    picture.height_px = static_cast<int>(ink.height());
    auto const place = m_packer.place(picture.width_px, picture.height_px);
    if (!place) {
        return std::nullopt;
    }
    picture.x_px = place->x_px;
    picture.y_px = place->y_px;
    TextLine const& first = label.front();
    picture.left_px = static_cast<int>(ink.min_x - static_cast<double>(first.x_px));
    picture.top_px = static_cast<int>(ink.min_y - static_cast<double>(first.y_px));
    for (TextLine line : label) {
        line.x_px += static_cast<float>(picture.x_px) - static_cast<float>(ink.min_x);
        line.y_px += static_cast<float>(picture.y_px) - static_cast<float>(ink.min_y);
        line.alpha = 1;
        m_new.push_back(line);
    }
    return picture;
}

void LabelSheet::add_quad(Picture const& picture, TextLine const& line) {
    auto const corner = [&](int right, int lower) {
        int const x = right * picture.width_px;
        int const y = lower * picture.height_px;
        m_corners.push_back({line.x_px + static_cast<float>(picture.left_px + x),
                             line.y_px + static_cast<float>(picture.top_px + y),
                             static_cast<float>(picture.x_px + x), static_cast<float>(picture.y_px + y),
                             line.alpha});
    };
    corner(0, 0);
    corner(1, 0);
    corner(0, 1);
    corner(1, 0);
    corner(1, 1);
    corner(0, 1);
}

void LabelSheet::start_over(int height_px) {
    m_pictures.clear();
    m_new.clear();
    m_packer = ShelfPacker(width_px, height_px);
    if (height_px != m_height_px) {
        m_height_px = height_px;
        m_texture = GlTexture::make();
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, m_texture.id());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    m_is_blank = false;
}

/// Draws the new pictures onto the sheet, then restores the framebuffer binding.
void LabelSheet::draw_new_pictures() {
    if (m_new.empty()) {
        return;
    }
    int before = 0;
    std::array<int, 4> viewport{};
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    glGetIntegerv(GL_VIEWPORT, viewport.data());
    if (m_framebuffer.id() == 0) {
        m_framebuffer = GlFramebuffer::make();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture.id(), 0);
    glViewport(0, 0, width_px, m_height_px);
    if (!m_is_blank) {
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
        m_is_blank = true;
    }
    m_text.draw(m_new, width_px, m_height_px);
    m_new.clear();
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<unsigned>(before));
    glViewport(viewport[0], viewport[1], viewport[2], viewport[3]);
}

void LabelSheet::copy_pictures(int target_width_px, int target_height_px) {
    if (m_corners.empty()) {
        return;
    }
    if (m_array.id() == 0) {
        m_array = GlVertexArray::make();
        m_buffer = GlBuffer::make();
        glBindVertexArray(m_array.id());
        glBindBuffer(GL_ARRAY_BUFFER, m_buffer.id());
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Corner), nullptr);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Corner),
                              reinterpret_cast<void const*>(offsetof(Corner, sheet_x)));  // GL's offsets
        glEnableVertexAttribArray(2);
        glVertexAttribPointer(2, 1, GL_FLOAT, GL_FALSE, sizeof(Corner),
                              reinterpret_cast<void const*>(offsetof(Corner, alpha)));
    }
    glBindVertexArray(m_array.id());
    glBindBuffer(GL_ARRAY_BUFFER, m_buffer.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_corners.size() * sizeof(Corner)),
                 m_corners.data(), GL_STREAM_DRAW);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    m_program.use();
    m_program.set("u_sheet", 0);
    m_program.set("u_sheet_size_px", static_cast<float>(width_px), static_cast<float>(m_height_px));
    m_program.set("u_size_px", static_cast<float>(target_width_px), static_cast<float>(target_height_px));
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(m_corners.size()));
    glBindVertexArray(0);
}

void LabelSheet::draw(int target_width_px, int target_height_px) {
    if (m_lines.empty()) {
        return;
    }
    if (m_height_px == 0) {
        start_over(first_height_px);
    }
    bool const has_old = !m_pictures.empty();
    bool have_room = place(m_lines);
    if (!have_room && has_old) {
        start_over(m_height_px);  // drops the labels of other views
        have_room = place(m_lines);
    }
    while (!have_room && m_height_px < most_height_px) {
        start_over(m_height_px * 2);
        have_room = place(m_lines);
    }
    m_is_full = !have_room;
    draw_new_pictures();
    copy_pictures(target_width_px, target_height_px);
    m_text.draw(m_without, target_width_px, target_height_px);
}

}  // namespace gatepost
