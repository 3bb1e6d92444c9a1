// wasm/exports/gallery.hpp - what the module of the gallery exports beside exports.hpp: the samples.
// SPDX-License-Identifier: MIT
//
// Not in the widget's module. tests/web/gallery/ is the only caller.
#pragma once

extern "C" {

/// The samples in order, one a line as "name<TAB>what it shows".
const char* juxta_sample_names();

/// Shows a sample: its bundle in its state.
/// returns 1, or 0 when none has this name.
int juxta_sample(const char* name);

}  // extern "C"
