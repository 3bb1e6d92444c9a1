// wasm/shell/imgui_gaps_browser.cpp - stands in for Dear ImGui's tables and columns, which are not shipped.
// SPDX-License-Identifier: MIT
//
// The widget lays its tables out itself (ui/layout.cpp) and draws them by ImDrawList, so imgui_tables.cpp is dead weight:
// these are the functions of it that the rest of ImGui refers to, and calls only inside a table. A native build has the
// real ones.
#include "imgui.h"
#include "imgui_internal.h"

namespace ImGui {

void EndColumns() {}
void EndTable() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableSettingsAddSettingsHandler() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}

}  // namespace ImGui
