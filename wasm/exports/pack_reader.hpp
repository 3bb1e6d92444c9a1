// wasm/exports/pack_reader.hpp - the C functions of juxta-pack.wasm: one instance reads one packed catalogue.
// SPDX-License-Identifier: MIT
//
// A module of its own, which pages with bundles never fetch. Texts are UTF-8, zero-terminated. A returned text belongs to the module and
// stays until the next call of the same function. web/pack.js is the only caller.
#pragma once

#include <cstdint>

extern "C" {

/// Takes the manifest, `length` bytes.
/// returns  {"items":N,"first":["id"...]}: how many items there are, and those of the first ready-made comparison; or {"error":"what is wrong, and where"}
const char* juxta_pack_read(const char* bytes, std::uint32_t length);

/// Asks for some items as a bundle: what a search finds, or the first ones, and behind them those with certain ids that are not among these.
///
/// ids     one after the other, each zero-terminated, an empty one last
/// query   as typed; where it has no words, the first items of the catalogue are listed, in its order or in another one
/// most    items that are listed; 0 = none, and nothing is searched for, filtered or counted
/// order   "" = the catalogue's own; else catalogue::write_order(), see Sieve::in_order(). All of its columns are wanted then. A search has its own
/// filters "" = none; else only what passes them is listed and counted: catalogue::write_asked(), see Sieve::ask(). All of their columns are wanted
/// facets  "" = none; else the columns of which it is to be told what there is to choose from, likewise
/// plot    "" = none; else catalogue::write_plot(), see Sieve::plot(), over what the search finds and the filters leave. Its columns are wanted, and the
///         items of its front that are named stand behind the list
/// returns  {"wanted":[["ab/cdef....bin",bytes]...]}: paths from the manifest's folder, to be put before it is asked again;
///          {"more":true}: it took long enough, and is to be asked again when the page had its turn;
///          {"listed":n,"count":N,"counted":true,"complete":true,"forgave":"01","offers":"","plotted":"","unknown":["id"...]}: see pack::Hits, of the
///          facets what catalogue::write_offer() has, and so of those of filters and of the order that are not kept; of the plot what
///          catalogue::write_plotted() has, of items of the bundle; and ids that no item has;
///          {"broken":true}: a file is what its sum says and not what it should be
const char* juxta_pack_ask(const char* ids, const char* query, std::uint32_t most, const char* order, const char* filters, const char* facets, const char* plot);

/// The bundle of the last question that was answered.
const char* juxta_pack_bundle();

/// Puts a file on the shelf.
///
/// path     as it was wanted
/// checked  1: the caller knows that the bytes have the sum of that name. 0: that is checked here.
/// returns  1, or 0 when they don't
int juxta_pack_put(const char* path, const char* bytes, std::uint32_t length, int checked);

/// Between two questions: takes all files off the shelf where they have more than `most` bytes.
void juxta_pack_tidy(std::uint32_t most);

}  // extern "C"
