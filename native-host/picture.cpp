// native-host/picture.cpp - `juxta screenshot`: layout, ImGui, triangles, PNG.
// SPDX-License-Identifier: MIT
//
// The triangles are rasterised here and not by SDL's software renderer: that one cuts corners to whole pixels and takes
// the nearest texel, and text and rounded edges need fractions of both.
#include "picture.hpp"

#include "commands.hpp"

#include "shell/fonts.hpp"
#include "ui/draw.hpp"
#include "ui/layout.hpp"
#include "view/build_view.hpp"
#include "view/samples.hpp"

#include "imgui.h"

#include <png.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

namespace juxta::host {
namespace {

struct Colour {
    float r, g, b, a;
};

Colour unpack(ImU32 colour)
{
    const auto channel = [&](int shift) { return static_cast<float>((colour >> shift) & 255u) / 255.0f; };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)};
}

/// Bilinear, edges repeated, as every graphics driver does for ImGui.
Colour sample(const ImTextureData& texture, float u, float v)
{
    const float x  = u * static_cast<float>(texture.Width) - 0.5f;
    const float y  = v * static_cast<float>(texture.Height) - 0.5f;
    const float fx = x - std::floor(x), fy = y - std::floor(y);
    const auto  at = [&](int column, int row) {
        column                     = std::clamp(column, 0, texture.Width - 1);
        row                        = std::clamp(row, 0, texture.Height - 1);
        const unsigned char* texel = texture.Pixels + (row * texture.Width + column) * texture.BytesPerPixel;
        if (texture.BytesPerPixel == 1) return Colour{1, 1, 1, static_cast<float>(texel[0]) / 255.0f};
        return Colour{static_cast<float>(texel[0]) / 255.0f, static_cast<float>(texel[1]) / 255.0f, static_cast<float>(texel[2]) / 255.0f, static_cast<float>(texel[3]) / 255.0f};
    };
    const int    column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
    const Colour a = at(column, row), b = at(column + 1, row), c = at(column, row + 1), d = at(column + 1, row + 1);
    const auto   mix = [&](float Colour::*channel) {
        const float above = a.*channel + (b.*channel - a.*channel) * fx;
        const float below = c.*channel + (d.*channel - c.*channel) * fx;
        return above + (below - above) * fy;
    };
    return {mix(&Colour::r), mix(&Colour::g), mix(&Colour::b), mix(&Colour::a)};
}

struct Corner {
    float  x, y, u, v;
    Colour colour;
};

/// Where pixels go, and where none may.
struct Target {
    Picture& picture;
    int      left, top, right, bottom;
};

void blend(Picture& picture, int x, int y, const Colour& colour)
{
    std::uint8_t* pixel = &picture.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 3];
    const float   over[] = {colour.r, colour.g, colour.b};
    for (int i = 0; i < 3; ++i) pixel[i] = static_cast<std::uint8_t>(std::lround(static_cast<float>(pixel[i]) * (1 - colour.a) + 255.0f * over[i] * colour.a));
}

void triangle(const Target& target, const ImTextureData& texture, const Corner& a, const Corner& b, const Corner& c)
{
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (area == 0) return;
    if (area < 0) return triangle(target, texture, a, c, b);
    const int left   = std::max(target.left, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
    const int right  = std::min(target.right, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
    const int top    = std::max(target.top, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
    const int bottom = std::min(target.bottom, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
    // A pixel on an edge belongs to one of the two triangles that share it: the one whose top or left edge it is.
    const auto owns = [](const Corner& from, const Corner& to) { return (to.y == from.y && to.x > from.x) || to.y < from.y; };
    const auto edge = [](const Corner& from, const Corner& to, float x, float y) { return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x); };
    const bool own_a = owns(b, c), own_b = owns(c, a), own_c = owns(a, b);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const float px = static_cast<float>(x) + 0.5f, py = static_cast<float>(y) + 0.5f;
            const float wa = edge(b, c, px, py), wb = edge(c, a, px, py), wc = edge(a, b, px, py);
            if (wa < 0 || wb < 0 || wc < 0 || (wa == 0 && !own_a) || (wb == 0 && !own_b) || (wc == 0 && !own_c)) continue;
            const auto   mix   = [&](float at_a, float at_b, float at_c) { return (at_a * wa + at_b * wb + at_c * wc) / area; };
            const Colour texel = sample(texture, mix(a.u, b.u, c.u), mix(a.v, b.v, c.v));
            const Colour tint{mix(a.colour.r, b.colour.r, c.colour.r), mix(a.colour.g, b.colour.g, c.colour.g), mix(a.colour.b, b.colour.b, c.colour.b),
                              mix(a.colour.a, b.colour.a, c.colour.a)};
            blend(target.picture, x, y, {texel.r * tint.r, texel.g * tint.g, texel.b * tint.b, texel.a * tint.a});
        }
}

/// A whole number out of all of `text`, in a range.
bool read_number(std::string_view text, int low, int high, int& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= low && number <= high;
}

}  // namespace

Picture rasterise(const ImDrawData& data, std::uint32_t ground)
{
    Picture picture;
    picture.width  = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    picture.height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    const std::size_t all = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    picture.pixels.reserve(3 * all);
    for (std::size_t i = 0; i < all; ++i)
        for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) picture.pixels.push_back(static_cast<std::uint8_t>(ground >> shift & 0xFF));

    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const auto pixel_x = [&](float x) { return (x - data.DisplayPos.x) * data.FramebufferScale.x; };
            const auto pixel_y = [&](float y) { return (y - data.DisplayPos.y) * data.FramebufferScale.y; };
            const Target target{picture, std::max(0, static_cast<int>(std::lround(pixel_x(command.ClipRect.x)))), std::max(0, static_cast<int>(std::lround(pixel_y(command.ClipRect.y)))),
                                std::min(picture.width, static_cast<int>(std::lround(pixel_x(command.ClipRect.z)))),
                                std::min(picture.height, static_cast<int>(std::lround(pixel_y(command.ClipRect.w))))};
            // There is no graphics driver: the texture is where ImGui keeps it.
            const ImTextureData& texture = *command.TexRef._TexData;
            const auto           corner  = [&](unsigned element) {
                const ImDrawVert& vertex = list->VtxBuffer[static_cast<int>(command.VtxOffset + list->IdxBuffer[static_cast<int>(command.IdxOffset + element)])];
                return Corner{pixel_x(vertex.pos.x), pixel_y(vertex.pos.y), vertex.uv.x, vertex.uv.y, unpack(vertex.col)};
            };
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) triangle(target, texture, corner(i), corner(i + 1), corner(i + 2));
        }
    }
    return picture;
}

Result<Picture> take_picture(const view::ScreenView& screen, const Shot& shot)
{
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io    = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DeltaTime   = 1.0f / 60.0f;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplayFramebufferScale = {static_cast<float>(shot.scale), static_cast<float>(shot.scale)};

    Result<Picture> result = fail(ErrorCode::unreachable, "fonts", "none of the known fonts is installed (Debian: fonts-inter)");
    ui::Theme       theme  = shot.dark ? ui::dark_theme() : ui::light_theme();
    theme.coarse           = shot.coarse;
    if (shell::load_fonts(theme, "", static_cast<float>(shot.scale))) {
        const ui::Layout layout = ui::lay_out(screen, theme, static_cast<float>(shot.width_pt));
        ui::Scene        scene;
        scene.still           = true;
        scene.slice_top_pt    = shot.whole ? 0.0f : static_cast<float>(shot.top_pt);
        scene.visible_top_pt  = scene.slice_top_pt;
        scene.slice_height_pt = shot.whole ? layout.height_pt : static_cast<float>(shot.height_pt);
        io.DisplaySize        = {layout.width_pt, scene.slice_height_pt};
        ui::Scratch scratch;
        ImGui::NewFrame();
        ui::draw(layout, theme, scene, scratch);
        ImGui::Render();
        result = rasterise(*ImGui::GetDrawData(), theme.colour(ui::Role::background));
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context);
    return result;
}

Result<void> write_png(const Picture& picture, const std::string& path)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width   = static_cast<png_uint_32>(picture.width);
    image.height  = static_cast<png_uint_32>(picture.height);
    image.format  = PNG_FORMAT_RGB;
    errno         = 0;
    if (png_image_write_to_file(&image, path.c_str(), 0, picture.pixels.data(), 0, nullptr) != 0) return {};
    return fail(ErrorCode::unreachable, path, errno != 0 ? std::strerror(errno) : image.message);
}

int command_screenshot(Arguments arguments, Io& io)
{
    constexpr std::string_view kName = "screenshot";
    constexpr Option kOptions[] = {{"-o", true}, {"--output", true}, {"--size", true}, {"--theme", true}, {"--state", true}, {"--scale", true}, {"--top", true}, {"--full"}, {"--coarse"}, {"--sample", true}};
    const std::optional<Parsed> parsed = parse(kName, arguments, kOptions, io);
    if (!parsed) return kUsage;

    Shot shot;
    if (const std::string* size = parsed->value_of("--size")) {
        const std::size_t cross = size->find('x');
        if (cross == size->npos || !read_number(std::string_view(*size).substr(0, cross), 240, 8192, shot.width_pt) ||
            !read_number(std::string_view(*size).substr(cross + 1), 16, 16384, shot.height_pt))
            return refuse_usage(kName, "--size wants WIDTHxHEIGHT, for example 1280x800, not '" + *size + "'", io);
    }
    if (const std::string* theme = parsed->value_of("--theme")) {
        if (*theme != "light" && *theme != "dark") return refuse_usage(kName, "--theme wants light or dark, not '" + *theme + "'", io);
        shot.dark = *theme == "dark";
    }
    if (const std::string* scale = parsed->value_of("--scale"); scale != nullptr && !read_number(*scale, 1, 4, shot.scale))
        return refuse_usage(kName, "--scale wants a whole number from 1 to 4, not '" + *scale + "'", io);
    if (const std::string* top = parsed->value_of("--top"); top != nullptr && !read_number(*top, 0, 1'000'000, shot.top_pt))
        return refuse_usage(kName, "--top wants a whole number, not '" + *top + "'", io);
    shot.whole  = parsed->value_of("--full") != nullptr;
    shot.coarse = parsed->value_of("--coarse") != nullptr;

    const std::string* path = parsed->value_of("-o");
    if (path == nullptr) path = parsed->value_of("--output");
    if (path == nullptr || path->empty()) return refuse_usage(kName, "no picture named: -o OUT.png", io);

    view::ScreenView screen;
    if (const std::string* name = parsed->value_of("--sample")) {
        std::string known;
        bool        found = false;
        for (view::Sample& sample : view::samples()) {
            if (sample.name == *name) {
                screen = std::move(sample.view);
                found  = true;
            }
            known += "\n  " + sample.name;
        }
        if (!found) return refuse_usage(kName, "no sample '" + *name + "'; there are" + known, io);
    } else {
        if (parsed->words.empty()) return refuse_usage(kName, "no bundle named", io);
        const std::expected<Opened, int> opened = open(kName, *parsed, parsed->value_of("--state"), io);
        if (!opened) return opened.error();
        screen = view::build_view(&opened->bundle, opened->state);
    }

    const Result<Picture> picture = take_picture(screen, shot);
    const Result<void>    written = picture ? write_png(*picture, *path) : std::unexpected(picture.error());
    if (written) return kDone;
    io.err("juxta: error: " + written.error().where + ": " + written.error().detail + "\n");
    return kProblems;
}

}  // namespace juxta::host
