// wasm/shell/fonts_native.cpp - installed TTF and OTF files, rasterised by ImGui's own stb_truetype.
// SPDX-License-Identifier: MIT
#include "shell/fonts.hpp"

#include "imgui.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace juxta::shell {
namespace {

// Where distributions put fonts, and what the families are called there: regular, medium, semibold, bold.
constexpr const char* kFolders[] = {"/usr/share/fonts/opentype/inter/", "/usr/share/fonts/truetype/inter/", "/usr/share/fonts/inter/",
                                    "/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/dejavu/", "/usr/share/fonts/TTF/",
                                    "/usr/share/fonts/truetype/liberation/", "/usr/share/fonts/truetype/liberation2/", "/usr/share/fonts/opentype/noto/",
                                    "/usr/share/fonts/truetype/noto/", "/usr/share/fonts/noto/", "/usr/share/fonts/noto-cjk/", "/usr/share/fonts/truetype/wqy/",
                                    "/usr/share/fonts/truetype/ancient-scripts/", "/usr/share/fonts/", "/usr/local/share/fonts/"};
constexpr const char* kText[][4] = {
    {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"},
    {"Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf"},
    {"NotoSans-Regular.ttf", "NotoSans-Medium.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf"},
    {"NotoSans-Regular.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Bold.ttf"},
    {"DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Bold.ttf"},
    {"LiberationSans-Regular.ttf", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Bold.ttf"}};
constexpr const char* kMono[]     = {"DejaVuSansMono.ttf", "NotoSansMono-Regular.ttf", "LiberationMono-Regular.ttf"};
// For what the family lacks; each adds to the ones before. Colour fonts are not among them: stb can't read them.
constexpr const char* kFallback[] = {"DejaVuSans.ttf", "NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "NotoEmoji-Regular.ttf", "Symbola_hint.ttf", "NotoSansSymbols2-Regular.ttf"};

struct File {
    std::string path;
    void*       bytes = nullptr;  ///< from ImGui's allocator: the atlas frees it
    int         size  = 0;
    bool        given = false;    ///< a source of the atlas owns it
};

bool read(const std::string& path, File& file)
{
    std::FILE* stream = std::fopen(path.c_str(), "rb");
    if (stream == nullptr) return false;
    std::fseek(stream, 0, SEEK_END);
    const long size = std::ftell(stream);
    std::rewind(stream);
    if (size > 100 && size < 256L * 1024 * 1024) {
        file.bytes = ImGui::MemAlloc(static_cast<std::size_t>(size));
        file.size  = static_cast<int>(size);
        if (std::fread(file.bytes, 1, static_cast<std::size_t>(size), stream) != static_cast<std::size_t>(size)) {
            ImGui::MemFree(file.bytes);
            file.bytes = nullptr;
        }
    }
    std::fclose(stream);
    file.path = path;
    return file.bytes != nullptr;
}

/// The files read so far: a fallback serves several faces and is held once.
class Files {
public:
    File* find(const std::string& name)
    {
        for (const std::string& folder : folders()) {
            const std::string path = folder + name;
            for (File& file : files_)
                if (file.path == path) return &file;
            File file;
            if (read(path, file)) return &files_.emplace_back(file);
        }
        return nullptr;
    }

    Files() { files_.reserve(64); }  // pointers to files stay
    ~Files()
    {
        for (const File& file : files_)
            if (!file.given) ImGui::MemFree(file.bytes);
    }
    Files(const Files&)            = delete;
    Files& operator=(const Files&) = delete;

private:
    static std::vector<std::string> folders()
    {
        std::vector<std::string> all(std::begin(kFolders), std::end(kFolders));
        if (const char* home = std::getenv("HOME")) {
            all.push_back(std::string(home) + "/.local/share/fonts/");
            all.push_back(std::string(home) + "/.fonts/");
        }
        return all;
    }

    std::vector<File> files_;
};

ImFont* add(File& file, bool merge)
{
    ImFontConfig config;
    config.FontData     = file.bytes;
    config.FontDataSize = file.size;
    config.MergeMode    = merge;
    // A negative size asks ImGui to scale by the em square, as CSS does, and not by the height of the tallest letters.
    // The widest advance is scaled by that size too and has to be negative with it.
    config.SizePixels       = -16.0f;
    config.GlyphMaxAdvanceX = -1.0e6f;
    ImFont* font            = ImGui::GetIO().Fonts->AddFont(&config);
    if (font == nullptr) return nullptr;
    font->Sources.back()->FontDataOwnedByAtlas = !file.given;  // one source frees what several read
    file.given                                 = true;
    return font;
}

}  // namespace

bool load_fonts(ui::Theme& theme, const std::string&, float)
{
    ImGui::GetIO().Fonts->Clear();
    theme.fonts.fill(nullptr);
    Files files;

    std::array<File*, 5> faces{};
    for (const auto& family : kText) {
        for (std::size_t face = 0; face < 4; ++face) faces[face] = files.find(family[face]);
        if (faces[0] && faces[1] && faces[2] && faces[3]) break;
    }
    if (!faces[0] || !faces[1] || !faces[2] || !faces[3]) return false;
    for (const char* name : kMono)
        if (!faces[4]) faces[4] = files.find(name);
    if (!faces[4]) faces[4] = faces[0];

    for (std::size_t face = 0; face < faces.size(); ++face) {
        theme.fonts[face] = add(*faces[face], false);
        if (theme.fonts[face] == nullptr) return false;
        for (const char* name : kFallback)
            if (File* file = files.find(name); file != nullptr && file != faces[face]) add(*file, true);
        // What none of them has is shown as such, and not as a question.
        if (theme.fonts[face]->IsGlyphInFont(0xFFFD)) theme.fonts[face]->FallbackChar = 0xFFFD;
    }
    return true;
}

}  // namespace juxta::shell
