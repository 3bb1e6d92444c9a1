// wasm/shell/gl_renderer.cpp - Dear ImGui's draw data, drawn by OpenGL ES 3 (WebGL 2).
// SPDX-License-Identifier: MIT
#include "shell/gl_renderer.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>

namespace juxta::shell {
namespace {

constexpr const char* kVertexShader = R"(#version 300 es
uniform vec2 s;
layout(location=0) in vec2 p;
layout(location=1) in vec2 t;
layout(location=2) in vec4 c;
out vec2 u;
out vec4 k;
void main(){u=t;k=c;gl_Position=vec4(p*s+vec2(-1,1),0,1);})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision highp float;
uniform sampler2D i;
in vec2 u;
in vec4 k;
out vec4 o;
void main(){o=k*texture(i,u);})";

constexpr GLenum kIndexType = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;

void add_shader(GLuint program, GLenum kind, const char* text)
{
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    glAttachShader(program, shader);
    glDeleteShader(shader);  // goes with the program
}

/// Where the vertices of the next draw call are. ES 3 has no base vertex, so the attributes move instead.
void point_at_vertices(std::size_t first)
{
    const auto offset = [first](std::size_t member) { return reinterpret_cast<const void*>(first * sizeof(ImDrawVert) + member); };
    constexpr GLsizei kStride = sizeof(ImDrawVert);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(ImDrawVert, col)));
}

float channel(ImU32 colour, int shift) { return static_cast<float>(colour >> shift & 0xFF) / 255.0f; }

void clear(ImU32 colour)
{
    glClearColor(channel(colour, IM_COL32_R_SHIFT), channel(colour, IM_COL32_G_SHIFT), channel(colour, IM_COL32_B_SHIFT), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

/// The first corner of a box of one opaque colour that fills all of its clip, where a command is no more than that: its corners stand in order, from its left and top on.
const ImDrawVert* only_box(const ImDrawList& list, const ImDrawCmd& command)
{
    if (command.ElemCount != 6) return nullptr;
    const ImDrawVert* corners = &list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset)])];
    const ImDrawVert& first = corners[0], &last = corners[2];
    const ImVec4&     clip  = command.ClipRect;
    const bool        box   = corners[1].pos.x == last.pos.x && corners[1].pos.y == first.pos.y;
    const bool        plain = box && first.col == last.col && first.col >> IM_COL32_A_SHIFT == 0xFF && first.uv.x == last.uv.x && first.uv.y == last.uv.y;
    return plain && first.pos.x <= clip.x && first.pos.y <= clip.y && last.pos.x >= clip.z && last.pos.y >= clip.w ? corners : nullptr;
}

}  // namespace

bool GlRenderer::create()
{
    program_ = glCreateProgram();
    add_shader(program_, GL_VERTEX_SHADER, kVertexShader);
    add_shader(program_, GL_FRAGMENT_SHADER, kFragmentShader);
    glLinkProgram(program_);
    GLint linked = 0;
    glGetProgramiv(program_, GL_LINK_STATUS, &linked);  // of the shaders too: a bad one does not link
    if (!linked) {
        destroy();
        return false;
    }
    scale_ = glGetUniformLocation(program_, "s");
    glUseProgram(program_);  // the sampler stays at its default, unit 0

    glGenVertexArrays(1, &vertices_);
    glBindVertexArray(vertices_);
    glGenBuffers(2, buffers_);
    glBindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers_[1]);
    for (const GLuint attribute : {0u, 1u, 2u})
        glEnableVertexAttribArray(attribute);

    // Colours and textures have straight alpha; what is drawn on is opaque and stays so.
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    return true;
}

void GlRenderer::update(ImTextureData& texture) const
{
    const auto id = static_cast<GLuint>(texture.GetTexID());
    if (texture.Status == ImTextureStatus_WantDestroy) {
        glDeleteTextures(1, &id);
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
        return;
    }
    if (texture.Status == ImTextureStatus_WantCreate) {
        GLuint made = 0;
        glGenTextures(1, &made);
        glBindTexture(GL_TEXTURE_2D, made);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE, texture.GetPixels());
        texture.SetTexID(made);
        texture.SetStatus(ImTextureStatus_OK);
        return;
    }
    if (texture.Status == ImTextureStatus_WantUpdates) {
        // One rectangle around all new glyphs: fewer calls count for more than fewer bytes.
        const ImTextureRect& r = texture.UpdateRect;
        glBindTexture(GL_TEXTURE_2D, id);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
        glTexSubImage2D(GL_TEXTURE_2D, 0, r.x, r.y, r.w, r.h, GL_RGBA, GL_UNSIGNED_BYTE, texture.GetPixelsAt(r.x, r.y));
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        texture.SetStatus(ImTextureStatus_OK);
    }
}

void GlRenderer::draw(ImDrawData& data, int width_px, int height_px, ImU32 ground)
{
    if (data.Textures) {
        for (ImTextureData* texture : *data.Textures) {
            if (texture->Status != ImTextureStatus_OK)
                update(*texture);
        }
    }

    glViewport(0, 0, width_px, height_px);
    glDisable(GL_SCISSOR_TEST);
    clear(ground);
    glEnable(GL_SCISSOR_TEST);

    // One logical pixel is exactly `density` device pixels, also where the canvas's edge cuts one.
    const ImVec2 density = data.FramebufferScale;
    glUniform2f(scale_, 2 * density.x / static_cast<float>(width_px), -2 * density.y / static_cast<float>(height_px));

    GLuint bound = 0;
    for (const ImDrawList* list : data.CmdLists) {
        glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data, GL_STREAM_DRAW);
        std::size_t first = 0;
        point_at_vertices(first);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImVec4& clip   = command.ClipRect;
            const auto    left   = static_cast<int>(std::max(0.0f, std::round(clip.x * density.x)));
            const auto    top    = static_cast<int>(std::max(0.0f, std::round(clip.y * density.y)));
            const auto    right  = static_cast<int>(std::min(static_cast<float>(width_px), std::round(clip.z * density.x)));
            const auto    bottom = static_cast<int>(std::min(static_cast<float>(height_px), std::round(clip.w * density.y)));
            if (right <= left || bottom <= top || command.ElemCount == 0)
                continue;
            glScissor(left, height_px - bottom, right - left, bottom - top);
            if (const ImDrawVert* box = only_box(*list, command)) {
                clear(box->col);  // no blending and no texture: a fraction of the time where the renderer is software
                continue;
            }
            if (command.VtxOffset != first) {
                first = command.VtxOffset;
                point_at_vertices(first);
            }
            if (const auto wanted = static_cast<GLuint>(command.GetTexID()); wanted != bound)
                glBindTexture(GL_TEXTURE_2D, bound = wanted);
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), kIndexType,
                           reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
        }
    }
}

void GlRenderer::destroy()
{
    if (!program_)
        return;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->GetTexID() == ImTextureID_Invalid)
            continue;
        const auto id = static_cast<GLuint>(texture->GetTexID());
        glDeleteTextures(1, &id);
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);  // ImGui wants it created in its next frame, all of it
    }
    glDeleteBuffers(2, buffers_);
    glDeleteVertexArrays(1, &vertices_);
    glDeleteProgram(program_);
    *this = GlRenderer{};
}

}  // namespace juxta::shell
