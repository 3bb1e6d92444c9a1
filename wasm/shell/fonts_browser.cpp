// wasm/shell/fonts_browser.cpp - the page's own fonts, asked for glyph by glyph through a 2D canvas.
// SPDX-License-Identifier: MIT
//
// The browser brings fallback to other fonts, coloured emoji, and the shaping of words and lines that need it, each then a
// glyph under a code point of the private use area; nothing is downloaded.
// A size here is CSS's: the height of the em square.
#include "shell/fonts.hpp"

#include "base/utf8.hpp"
#include "ui/text_flow.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <emscripten/em_js.h>

#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What the browser says of one character, and of a font when asked for no character. Device pixels.
struct Answer {
    float advance;          ///< font: ascent
    float x, y;             ///< of the picture's top left from the pen on the baseline; font: descent, -
    float width, height;    ///< of the picture; 0 = nothing to see
    float coloured;         ///< 0 or 1
};

// The number by which the browser knows the font `css` from now on. Sizes and faces are few: none is forgotten.
EM_JS(int, juxta_font, (const char* css), {
    var fonts = (juxta_font.all = juxta_font.all || []), name = UTF8ToString(css), at = fonts.indexOf(name);
    return at < 0 ? fonts.push(name) - 1 : at;
});

// Asks about `text` in `font`; the picture is made only with `draw`, `stretch` times as wide as it is shown.
// Black on nothing: whatever is not black then has a colour of its own. Where letters stand beside such, their black becomes
// a grey that both themes show.
EM_JS(void, juxta_ask_font, (int font, const char* asked, int stretch, int draw, float* answer), {
    var self = juxta_ask_font, out = answer >> 2, context;
    function room(width, height) {
        if (!(self.width >= width && self.height >= height)) {
            self.width = Math.max(self.width | 0, width);
            self.height = Math.max(self.height | 0, height);
            self.context = new OffscreenCanvas(self.width, self.height).getContext('2d', { willReadFrequently: true });
            self.font = -1;
        }
        context = self.context;
        if (self.font !== font) context.font = juxta_font.all[(self.font = font)];
    }
    room(128, 128);
    var text = UTF8ToString(asked), m;
    // As dir="auto" has it: the first letter decides.
    context.direction = self.direction = /^[^\\p{L}\\p{Nl}\\u200E\\u200F\\u061C]*(?:[\\u200F\\u061C]|(?=\\p{L})[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}])/u.test(text) ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    m = context.measureText(text || 'x');
    if (!text) {
        HEAPF32[out] = m.fontBoundingBoxAscent;
        HEAPF32[out + 1] = m.fontBoundingBoxDescent;
        return;
    }
    HEAPF32[out] = m.width;
    if (!draw) return;
    // One pixel around for what antialiasing spreads.
    var left = Math.ceil(m.actualBoundingBoxLeft * stretch) + 1;
    var top = Math.ceil(m.actualBoundingBoxAscent) + 1;
    var width = left + Math.ceil(m.actualBoundingBoxRight * stretch) + 1;
    var height = top + Math.ceil(m.actualBoundingBoxDescent) + 1;
    HEAPF32[out + 3] = 0;
    if (width < 3 || height < 3 || width > 8192 || height > 2048) return;
    room(width, height);
    context.direction = self.direction;
    context.textAlign = 'left';
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(stretch, 0, 0, 1, left, top);
    context.fillText(text, 0, 0);
    var pixels = (self.pixels = context.getImageData(0, 0, width, height).data), coloured = 0;
    for (var i = 0; i < pixels.length && !coloured; i += 4) coloured = pixels[i] | pixels[i + 1] | pixels[i + 2];
    if (coloured && /\\p{L}/u.test(text))
        for (i = 0; i < pixels.length; i += 4) if (!(pixels[i] | pixels[i + 1] | pixels[i + 2])) pixels[i] = pixels[i + 1] = pixels[i + 2] = 128;
    HEAPF32[out + 1] = -left;
    HEAPF32[out + 2] = -top;
    HEAPF32[out + 3] = width;
    HEAPF32[out + 4] = height;
    HEAPF32[out + 5] = coloured ? 1 : 0;
});

// Copies the last picture: straight RGBA.
EM_JS(void, juxta_take_picture, (unsigned char* to), { HEAPU8.set(juxta_ask_font.pixels, to); });

namespace juxta::shell {
namespace {

constexpr char32_t kFirstShaped = 0xE000, kLastShaped = 0xF8FF;  // the private use area that costs a baked size least

/// Texts that have a code point of their own, in the order they got it.
struct Shaped {
    std::vector<std::string>                  texts;
    std::unordered_map<std::string, char32_t> known;
};

/// One for the module, as its widget is; never destroyed.
Shaped& shaped()
{
    static Shaped* const only = new Shaped;
    return *only;
}

char32_t shape(std::string_view text)
{
    Shaped&           all = shaped();
    const std::string key(text);
    const auto        found = all.known.find(key);
    if (found != all.known.end())
        return found->second;
    if (all.texts.size() > kLastShaped - kFirstShaped)
        return 0;
    const auto c = kFirstShaped + static_cast<char32_t>(all.texts.size());
    all.texts.push_back(key);
    all.known.emplace(key, c);
    return c;
}

std::string text_of(char32_t c)
{
    const std::size_t index = c - kFirstShaped;
    if (c >= kFirstShaped && index < shaped().texts.size())
        return shaped().texts[index];
    std::string text;
    append_utf8(text, c);
    return text;
}

/// What a baked size keeps for itself.
struct Baked {
    int font;  ///< the browser's number for it
};

float density_of(const ImFontConfig& source, const ImFontBaked& baked)
{
    return source.RasterizerDensity * baked.RasterizerDensity;
}

/// At one device pixel a CSS pixel a glyph's place within the pixel would blur it; two columns a pixel keep it sharp.
int stretch_at(float density) { return density < 1.5f ? 2 : 1; }

bool init_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void* kept)
{
    const float density = density_of(*source, *baked);
    // FontData is "weight\0family"; see load_fonts.
    const char* weight = static_cast<const char*>(source->FontData);
    std::string css    = weight;
    css += ' ';
    css += std::to_string(static_cast<int>(std::lround(baked->Size * density * 100)));
    css.insert(css.size() - 2, ".");
    css += "px ";
    css += weight + std::strlen(weight) + 1;
    const int font                  = juxta_font(css.c_str());
    static_cast<Baked*>(kept)->font = font;

    Answer all{};
    juxta_ask_font(font, "", 1, 0, &all.advance);
    baked->Ascent  = std::ceil(all.advance / density);  // whole, or every glyph would stand between two rows of pixels
    baked->Descent = -std::ceil(all.x / density);
    // A layout measures the whole page; only what comes into sight is worth a picture.
    baked->LoadNoRenderOnLayout = true;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* kept, ImWchar character, ImFontGlyph* glyph, float* advance)
{
    const float density = density_of(*source, *baked);
    const int   stretch = stretch_at(density);
    Answer      answer{};
    if (!ui::invisible(character))
        juxta_ask_font(static_cast<Baked*>(kept)->font, text_of(character).c_str(), stretch, glyph != nullptr, &answer.advance);
    if (advance) {
        *advance = answer.advance / density;
        return true;
    }
    glyph->Codepoint = character;
    glyph->AdvanceX  = answer.advance / density;
    const int width  = static_cast<int>(answer.width);
    const int height = static_cast<int>(answer.height);
    if (width == 0)
        return true;

    // ImGui (1.92.2) makes room three times, but packing anew, which may be the first, forgets how wide this one is: a line
    // that is one glyph would stay away for good.
    ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid)
        id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid)
        return false;
    ImTextureRect* const   place  = ImFontAtlasPackGetRect(atlas, id);
    ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
    pixels.resize(width * height * 4);
    juxta_take_picture(pixels.Data);
    glyph->Colored = answer.coloured != 0;
    if (!glyph->Colored) {
        for (int i = 0; i < pixels.Size; i += 4)
            pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;  // the text's colour is multiplied in
    }
    const float across = density * static_cast<float>(stretch);
    glyph->X0          = answer.x / across;
    glyph->X1          = (answer.x + answer.width) / across;
    glyph->Y0          = baked->Ascent + answer.y / density;
    glyph->Y1          = baked->Ascent + (answer.y + answer.height) / density;
    glyph->Visible     = true;
    glyph->PackId      = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, pixels.Data, ImTextureFormat_RGBA32, width * 4);
    return true;
}

ImFontLoader make_loader()
{
    ImFontLoader loader;
    loader.Name                       = "browser";
    loader.FontBakedInit              = init_size;
    loader.FontBakedLoadGlyph         = load_glyph;
    loader.FontBakedSrcLoaderDataSize = sizeof(Baked);
    return loader;
}

}  // namespace
}  // namespace juxta::shell

// The hook by which ImGui takes another rasteriser than stb_truetype, which is then not linked at all (IMGUI_ENABLE_FREETYPE
// in dependencies.cmake).
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader()
{
    static const ImFontLoader loader = juxta::shell::make_loader();
    return &loader;
}
}  // namespace ImGuiFreeType

namespace juxta::shell {

bool load_fonts(ui::Theme& theme, const std::string& family, float density)
{
    struct FaceFont {
        std::string_view weight;
        bool             mono;
    };
    constexpr std::array<FaceFont, static_cast<std::size_t>(ui::Face::count)> kFaces{
        {{"400", false}, {"500", false}, {"600", false}, {"700", false}, {"400", true}}};

    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.ClearFonts();
    // It packs the texture anew from its corner, and what was there before would show around the new glyphs.
    if (ImTextureData* const texture = atlas.TexData; texture != nullptr && texture->Pixels != nullptr) {
        std::memset(texture->GetPixels(), 0, static_cast<std::size_t>(texture->GetSizeInBytes()));
        if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantUpdates)
            ImFontAtlasTextureBlockQueueUpload(&atlas, texture, 0, 0, texture->Width, texture->Height);
    }
    atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
    theme.shape = shape;
    for (std::size_t face = 0; face < kFaces.size(); ++face) {
        std::string name(kFaces[face].weight);
        name += '\0';
        name += kFaces[face].mono ? "ui-monospace, monospace" : family.empty() ? "system-ui, sans-serif" : family.c_str();
        name += '\0';
        ImFontConfig config;
        config.FontData             = name.data();
        config.FontDataSize         = static_cast<int>(name.size());
        config.FontDataOwnedByAtlas = false;  // the atlas takes a copy
        config.PixelSnapV           = false;
        theme.fonts[face]           = atlas.AddFont(&config);
        // Measuring, which is done before there is a frame, then bakes what drawing uses.
        if (theme.fonts[face])
            theme.fonts[face]->CurrentRasterizerDensity = density;
    }
    return true;
}

}  // namespace juxta::shell
