#include "page/svg_painter.hpp"

#include "figure/plain_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace gatepost {

namespace {

constexpr std::string_view usual_fonts = "Noto Sans, Noto Sans CJK SC, sans-serif";

std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : plain_line(text)) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += c;
        }
    }
    return safe;
}

/// With as many digits as a hundredth of a pixel needs.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string paint(char const* what, Colour colour) {
    if (colour.a == 0) {
        return fmt::format(" {}=\"none\"", what);
    }
    std::string text = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", what, colour.r, colour.g, colour.b);
    if (colour.a < 255) {
        text += fmt::format(" {}-opacity=\"{}\"", what, number(colour.a / 255.0));
    }
    return text;
}

bool may_be_opened(std::string const& address) {
    return address.starts_with("http://") || address.starts_with("https://") ||
           address.starts_with("mailto:");
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k <= bytes.size() ? letters[(group >> (18 - 6 * k)) & 63U] : '=';
        }
    }
    return text;
}

class SvgPainter {
  public:
    SvgPainter(FaceNames const& names, EncodePng const& encode) : m_names(names), m_encode(encode) {}

    void paint_figure(Figure const& figure) {
        std::string group = "<g";
        if (!figure.name.empty()) {
            group += fmt::format(" id=\"{}\"", id_of(figure.name));
        }
        if (figure.opacity < 1) {
            group += fmt::format(" opacity=\"{}\"", number(figure.opacity));
        }
        if (figure.clip_px) {
            group += fmt::format(" clip-path=\"url(#{})\"", clip_of(*figure.clip_px));
        }
        m_body += group + ">\n";
        if (!figure.name.empty()) {
            m_body += fmt::format("<title>{}</title>\n", escaped(figure.name));
        }
        for (FigureItem const& item : figure.items) {
            std::visit([&](auto const& one) { paint_item(one); }, item);
        }
        m_body += "</g>\n";
    }

    [[nodiscard]] std::string const& definitions() const { return m_definitions; }
    [[nodiscard]] std::string const& body() const { return m_body; }

  private:
    /// Letters and digits of a name, and a number where two would be the same.
    std::string id_of(std::string const& name) {
        std::string id;
        for (char const c : name) {
            bool const is_kept =
                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            id += is_kept ? c : '-';
        }
        id = "layer-" + id;
        int const before = m_ids[id]++;
        return before == 0 ? id : fmt::format("{}.{}", id, before + 1);
    }

    std::string clip_of(Box const& box) {
        std::string const rectangle =
            fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}"/>)", number(box.min_x),
                        number(box.min_y), number(box.width()), number(box.height()));
        auto const [found, is_new] =
            m_clips.try_emplace(rectangle, fmt::format("clip-{}", m_clips.size() + 1));
        if (is_new) {
            m_definitions += fmt::format("<clipPath id=\"{}\">{}</clipPath>\n", found->second, rectangle);
        }
        return found->second;
    }

    void paint_item(FigureBox const& box) {
        m_body +=
            fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}")", number(box.box_px.min_x),
                        number(box.box_px.min_y), number(box.box_px.width()), number(box.box_px.height()));
        if (box.radius_px > 0) {
            m_body += fmt::format(
                " rx=\"{}\"",
                number(std::min({box.radius_px, box.box_px.width() / 2, box.box_px.height() / 2})));
        }
        m_body += paint("fill", box.fill) + stroke_of(box.stroke, box.stroke_px) + "/>\n";
    }

    static std::string stroke_of(Colour colour, double width_px) {
        return colour.a == 0 || width_px <= 0
                   ? ""
                   : paint("stroke", colour) + fmt::format(" stroke-width=\"{}\"", number(width_px));
    }

    static std::string looks_of(FigurePath const& path) {
        std::string looks = paint("fill", path.fill) + stroke_of(path.stroke, path.stroke_px);
        looks += path.is_closed ? " fill-rule=\"evenodd\"" : "";
        if (path.stroke.a > 0 && path.stroke_px > 0) {
            looks += path.has_mitre_joins ? " stroke-miterlimit=\"2\"" : " stroke-linejoin=\"round\"";
            looks += path.has_square_ends  ? " stroke-linecap=\"square\""
                     : path.has_round_ends ? " stroke-linecap=\"round\""
                                           : "";
            if (path.dash_px > 0) {
                looks += fmt::format(
                    R"( stroke-dasharray="{} {}" stroke-dashoffset="{}")", number(path.dash_px),
                    number(path.gap_px > 0 ? path.gap_px : path.dash_px), number(path.dash_begin_px));
            }
        }
        return looks;
    }

    static std::string outline_of(FigurePath const& path, Point origin) {
        std::string outline;
        for (auto const& part : path.parts_px) {
            char command = 'M';
            for (Point const point : part) {
                outline += command + number(point.x - origin.x) + "," + number(point.y - origin.y);
                command = 'L';
            }
            outline += path.is_closed ? "Z" : "";
        }
        return outline;
    }

    /// Closed shapes of few corners come again and again: symbols, with all that is around them.
    void paint_item(FigurePath const& path) {
        constexpr std::size_t most_corners = 400;
        bool const may_recur = path.is_closed && !path.parts_px.empty() && !path.parts_px.front().empty() &&
                               path.parts_px.size() <= 2 && path.parts_px.front().size() <= most_corners;
        if (!may_recur) {
            m_body += fmt::format("<path d=\"{}\"{}/>\n", outline_of(path, {}), looks_of(path));
            return;
        }
        Point const origin = path.parts_px.front().front();
        std::string const shape = fmt::format("d=\"{}\"{}", outline_of(path, origin), looks_of(path));
        auto const [found, is_new] =
            m_shapes.try_emplace(shape, fmt::format("shape-{}", m_shapes.size() + 1));
        if (is_new) {
            m_definitions += fmt::format("<path id=\"{}\" {}/>\n", found->second, shape);
        }
        m_body += fmt::format("<use xlink:href=\"#{}\" x=\"{}\" y=\"{}\"/>\n", found->second,
                              number(origin.x), number(origin.y));
    }

    void paint_item(FigureText const& text) {
        bool const is_link = may_be_opened(text.address);
        if (is_link) {
            m_body += fmt::format("<a xlink:href=\"{}\">", escaped(text.address));
        }
        std::string looks =
            fmt::format(" font-size=\"{}\"{}", number(static_cast<double>(text.shaped->size_px)),
                        paint("fill", text.colour));
        looks += font_of(text);
        if (double const spacing_px = letter_spacing_px(text); spacing_px > 0.01) {
            looks += fmt::format(" letter-spacing=\"{}\"", number(spacing_px));
        }
        if (text.halo.a > 0 && text.halo_px > 0) {
            looks +=
                stroke_of(text.halo, 2 * text.halo_px) + R"( paint-order="stroke" stroke-linejoin="round")";
        }
        std::string const words = escaped(text.utf8);
        if (text.poses.empty()) {
            // The origin of a line from right to left is its left end here, its right one there.
            bool const is_rtl = text.shaped->is_right_to_left;
            double const x = text.origin_px.x + (is_rtl ? text.width_px() : 0);
            m_body += fmt::format(R"(<text x="{}" y="{}"{}{}>{}</text>)", number(x), number(text.origin_px.y),
                                  looks, is_rtl ? " direction=\"rtl\"" : "", words);
        } else {
            m_body += fmt::format("<text{}><textPath xlink:href=\"#{}\">{}</textPath></text>", looks,
                                  baseline_of(text), words);
        }
        m_body += is_link ? "</a>\n" : "\n";
    }

    /// The family of its first letter, before those that every text may use.
    std::string font_of(FigureText const& text) {
        if (text.shaped->glyphs.empty()) {
            return {};
        }
        std::uint32_t const face = text.shaped->glyphs.front().face;
        auto found = m_fonts.find(face);
        if (found == m_fonts.end()) {
            found = m_fonts.emplace(face, m_names(face)).first;
        }
        FontName const& name = found->second;
        std::string font = name.style.bold ? " font-weight=\"bold\"" : "";
        font += name.style.italic ? " font-style=\"italic\"" : "";
        bool const is_usual =
            name.family.empty() || name.family == "Noto Sans" || name.family == "Noto Sans CJK SC";
        return is_usual ? font
                        : font + fmt::format(" font-family=\"{}, {}\"", escaped(name.family), usual_fonts);
    }

    /// Between two letters, where all of them are spaced.
    static double letter_spacing_px(FigureText const& text) {
        auto const& glyphs = text.shaped->glyphs;
        double least_px = glyphs.size() < 2 ? 0 : 1e9;
        for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
            least_px = std::min(
                least_px, static_cast<double>(glyphs[i + 1].x_px - glyphs[i].x_px - glyphs[i].advance_px));
        }
        return least_px;
    }

    std::string baseline_of(FigureText const& text) {
        FigurePath path;
        auto& line = path.parts_px.emplace_back();
        for (FigureText::Pose const& pose : text.poses) {
            line.push_back(pose.at_px);
        }
        FigureText::Pose const& last = text.poses.back();
        constexpr double room_em = 3;  // renderers leave out letters that reach beyond the end
        double const length_px = static_cast<double>(text.shaped->size_px) * room_em;
        line.push_back(last.at_px + Point{last.cos, last.sin} * length_px);
        std::string id = fmt::format("baseline-{}", ++m_baselines);
        m_definitions += fmt::format("<path id=\"{}\" d=\"{}\"/>\n", id, outline_of(path, {}));
        return id;
    }

    void paint_item(FigurePart const& /*part*/) {}

    void paint_item(FigureImage const& image) {
        m_body += fmt::format(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" "
            "xlink:href=\"data:image/png;base64,{}\"/>\n",
            number(image.box_px.min_x), number(image.box_px.min_y), number(image.box_px.width()),
            number(image.box_px.height()), base64(m_encode(*image.image)));
    }

    FaceNames const& m_names;
    EncodePng const& m_encode;
    std::map<std::uint32_t, FontName> m_fonts;
    std::string m_definitions;
    std::string m_body;
    std::map<std::string, std::string> m_clips;
    std::map<std::string, std::string> m_shapes;
    std::map<std::string, int> m_ids;
    int m_baselines = 0;
};

}  // namespace

std::string svg_of(std::vector<Figure> const& figures, SvgInfo const& info, FaceNames const& names,
                   EncodePng const& encode) {
    SvgPainter painter(names, encode);
    for (Figure const& figure : figures) {
        if (!figure.is_empty()) {
            painter.paint_figure(figure);
        }
    }
    bool const is_mm = info.size_mm.x > 0;
    Point const size = is_mm ? info.size_mm : info.size_px;
    char const* const unit = is_mm ? "mm" : "";
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "width=\"{0}{2}\" height=\"{1}{2}\" viewBox=\"0 0 {3} "
        "{4}\" "
        "xml:lang=\"{5}\" font-family=\"{10}\" fill=\"none\">\n"
        "<title>{6}</title>\n<desc>{7}</desc>\n<defs>\n{8}</defs>\n{9}</svg>\n",
        number(size.x), number(size.y), unit, number(info.size_px.x), number(info.size_px.y),
        escaped(info.language), escaped(info.title), escaped(info.credits), painter.definitions(),
        painter.body(), usual_fonts);
}

}  // namespace gatepost
