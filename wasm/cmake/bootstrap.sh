#!/usr/bin/env bash
# wasm/cmake/bootstrap.sh - finds or fetches what the build needs; build.sh sources it.
# SPDX-License-Identifier: MIT
#
# Everything private goes below ${XDG_CACHE_HOME:-~/.cache}/juxta; the system itself only ever gets
# ordinary packages of its own release. Packages are fetched by apt, which checks Debian's signatures.
# Each step looks first whether it is done already, so a second run costs nothing.

JUXTA_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/juxta"
JUXTA_EMSCRIPTEN_FLOOR=3.1.69          # the oldest Emscripten that builds Juxta
JUXTA_LLVM=19                          # the clang that Emscripten 3.1.69 is made for
JUXTA_BINARYEN_SUITE=trixie            # Debian suite that Emscripten and Binaryen come from
JUXTA_IMGUI_VERSION='1.92.*'           # Dear ImGui, as a source package
JUXTA_SDL_VERSION='2.32.*'             # SDL 2, as a source package
JUXTA_TOOLCHAIN="$JUXTA_CACHE/toolchain-1"   # raise the number when the recipe below changes
JUXTA_SOURCES="$JUXTA_CACHE/sources-1"

# What each job needs from the running release, by Debian package name.
JUXTA_PACKAGES_dist=(cmake ninja-build g++ python3 nodejs nlohmann-json3-dev doctest-dev)
JUXTA_PACKAGES_fetch=(dpkg-dev xz-utils ca-certificates)   # to unpack source packages
JUXTA_PACKAGES_comfort=(ccache)                            # only makes builds faster
JUXTA_PACKAGES_emscripten=("clang-$JUXTA_LLVM" "lld-$JUXTA_LLVM" "llvm-$JUXTA_LLVM" node-acorn)
JUXTA_PACKAGES_native=(libsdl2-dev libgles-dev libgl1-mesa-dri libegl1 libpng-dev fonts-inter pkg-config)
JUXTA_PACKAGES_fuzz=("clang-$JUXTA_LLVM" "libclang-rt-$JUXTA_LLVM-dev")
JUXTA_PACKAGES_test=(chromium firefox-esr webkit2gtk-driver libpci3 xvfb xauth xdotool postgresql)   # libpci3: Firefox finds its WebGL by it; xdotool: types into a browser's own bars

say()  { printf '\033[1m==\033[0m %s\n' "$*"; }
die()  { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
run()  { printf '+ %s\n' "$*" >&2; "$@"; }

have_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "this step needs root and there is no sudo; as root, run: $*"; fi
}

# True when the version $1 is at least $2.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The command that stands for a package where there is no dpkg to ask.
command_of_package() {
  case "$1" in
    ninja-build) echo ninja ;; nodejs) echo node ;; dpkg-dev) echo dpkg-source ;; xz-utils) echo xz ;; xvfb) echo Xvfb ;; webkit2gtk-driver) echo WebKitWebDriver ;; postgresql) echo initdb ;;
    g++|cmake|ccache|python3|npm|chromium|firefox-esr|xauth|pkg-config|clang-*) echo "$1" ;;
    *) echo "" ;;
  esac
}

# A file that stands for a development package where there is no dpkg to ask.
file_of_package() {
  case "$1" in
    nlohmann-json3-dev) echo nlohmann/json.hpp ;; doctest-dev) echo doctest/doctest.h ;;
    libsdl2-dev) echo SDL2/SDL.h ;; libgles-dev) echo GLES3/gl3.h ;; libpng-dev) echo png.h ;;
    *) echo "" ;;
  esac
}

package_present() {
  local package=$1 command file
  if have_apt; then
    # A tool of that name from elsewhere (a newer Node, say) serves as well as the package.
    command=$(command_of_package "$package")
    [ -n "$command" ] && command -v "$command" >/dev/null && return 0
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ]
    return
  fi
  command=$(command_of_package "$package"); file=$(file_of_package "$package")
  if [ -n "$command" ]; then command -v "$command" >/dev/null; return; fi
  if [ -n "$file" ]; then [ -e "/usr/include/$file" ] || [ -e "/usr/local/include/$file" ]; return; fi
  return 0
}

# require_packages <package>...: installs what is missing, or says what is missing and stops.
require_packages() {
  local package missing=()
  for package in "$@"; do package_present "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return 0
  have_apt || die "these are missing and there is no apt to install them: ${missing[*]} (the names are Debian's; install them by your system's own means and run this again)"
  say "installing Debian's ${missing[*]}"
  as_root apt-get -q update >/dev/null || die "apt-get update failed; is there a network?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" >"${TMPDIR:-/tmp}/juxta-apt.log" 2>&1 ||
    { tail -n 20 "${TMPDIR:-/tmp}/juxta-apt.log" >&2; die "could not install: ${missing[*]}"; }
}

# As require_packages, for what only helps: never stops.
prefer_packages() { if have_apt; then require_packages "$@"; fi; }

# npm is part of some Node packages and a package of its own in Debian's.
require_npm() { command -v npm >/dev/null || require_packages npm; }

# A private apt that sees other suites than the machine's own, and changes nothing of it.
private_apt() {
  local root="$JUXTA_CACHE/apt" site keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  have_apt || die "fetching the toolchain needs apt. Instead, put Emscripten >= $JUXTA_EMSCRIPTEN_FLOOR on PATH (or set EMSDK), and set JUXTA_IMGUI_DIR and JUXTA_SDL2_DIR to the sources of Dear ImGui >= 1.92 and SDL >= 2.32"
  if [ ! -e "$root/ready" ]; then
    mkdir -p "$root/lists/partial" "$root/cache/archives/partial"
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null | head -n 1)
    [ -n "$site" ] || { as_root apt-get -q update >/dev/null; site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' | head -n 1); }
    [ -n "$site" ] || die "apt knows no Debian mirror to fetch the toolchain from"
    : >"$root/sources.list"
    local suite
    for suite in "$JUXTA_BINARYEN_SUITE" testing sid; do
      printf '%s [signed-by=%s] %s %s main\n' deb "$keyring" "$site" "$suite" deb-src "$keyring" "$site" "$suite" >>"$root/sources.list"
    done
    cat >"$root/apt.conf" <<CONF
Dir::Etc::SourceList "$root/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$root/lists";
Dir::Cache "$root/cache";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
// A mirror may lag behind: what is fetched here is signed all the same, and chosen by version.
Acquire::Check-Valid-Until "false";
CONF
    say "reading Debian's package lists (45 MB, once)"
    APT_CONFIG="$root/apt.conf" apt-get -q update >"$root/update.log" 2>&1 || { cat "$root/update.log" >&2; die "could not read Debian's package lists"; }
    touch "$root/ready"
  fi
  APT_CONFIG="$root/apt.conf" apt-get -q -o Acquire::Retries=3 "$@"
}

# The version that an emcc prints, or nothing.
emcc_version() { "$1" --version 2>/dev/null | sed -n '1s/.*) \([0-9.]*\).*/\1/p'; }

# Sets EMSCRIPTEN_ROOT (and EM_CONFIG for the private one): from PATH, from $EMSDK, or a private copy.
find_emscripten() {
  local candidate version
  for candidate in "$(command -v emcc || true)" "${EMSDK:-/nonexistent}/upstream/emscripten/emcc"; do
    [ -x "$candidate" ] || continue
    version=$(emcc_version "$candidate")
    if [ -n "$version" ] && version_at_least "$version" "$JUXTA_EMSCRIPTEN_FLOOR"; then
      EMSCRIPTEN_ROOT=$(dirname "$(readlink -f "$candidate")"); export EMSCRIPTEN_ROOT
      return 0
    fi
    say "ignoring $candidate: version ${version:-unknown}, Juxta needs $JUXTA_EMSCRIPTEN_FLOOR"
  done
  make_private_emscripten
  EMSCRIPTEN_ROOT="$JUXTA_TOOLCHAIN/usr/share/emscripten"; export EMSCRIPTEN_ROOT
  export EM_CONFIG="$JUXTA_TOOLCHAIN/emscripten.config"
}

make_private_emscripten() {
  [ -e "$JUXTA_TOOLCHAIN/ready" ] && return 0
  require_packages "${JUXTA_PACKAGES_emscripten[@]}"
  local new="$JUXTA_TOOLCHAIN.new" suite=$JUXTA_BINARYEN_SUITE package tool
  rm -rf "$new"; mkdir -p "$new/debs" "$new/glibc" "$new/bin"
  say "fetching Emscripten from Debian $suite (260 MB, once)"
  (cd "$new/debs" && private_apt download "emscripten/$suite" "binaryen/$suite" "libc6/$suite" "libstdc++6/$suite" "libgcc-s1/$suite" >fetch.log 2>&1) ||
    { cat "$new/debs/fetch.log" >&2; die "could not fetch Emscripten"; }
  say "unpacking Emscripten"
  for package in "$new"/debs/emscripten_*.deb "$new"/debs/binaryen_*.deb; do dpkg -x "$package" "$new"; done
  # Binaryen is made for a newer C library than the running release may have: it gets its own.
  for package in "$new"/debs/libc6_*.deb "$new"/debs/libstdc++6_*.deb "$new"/debs/libgcc-s1_*.deb; do dpkg -x "$package" "$new/glibc"; done
  mkdir -p "$new/binaryen/bin"
  local loader libraries
  loader=$(cd "$new" && find glibc -name 'ld-linux*.so*' -o -name 'ld-musl*' | head -n 1)
  libraries=$(cd "$new" && find glibc -name 'libc.so.6' -exec dirname {} \; | head -n 1)
  for tool in "$new"/usr/bin/wasm* ; do
    [ -f "$tool" ] || continue
    printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$JUXTA_TOOLCHAIN/$loader" \
      "$JUXTA_TOOLCHAIN/$libraries:$JUXTA_TOOLCHAIN/usr/lib/$(uname -m)-linux-gnu" "$JUXTA_TOOLCHAIN/usr/bin/$(basename "$tool")" >"$new/binaryen/bin/$(basename "$tool")"
    chmod +x "$new/binaryen/bin/$(basename "$tool")"
  done
  cat >"$new/emscripten.config" <<CONF
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '$JUXTA_LLVM'
CLANG_ADD_VERSION = '$JUXTA_LLVM'
BINARYEN_ROOT = '$JUXTA_TOOLCHAIN/binaryen'
NODE_JS = '$(command -v node || command -v nodejs)'
CACHE = '$JUXTA_TOOLCHAIN/usr/share/emscripten/cache'
FROZEN_CACHE = True
CONF
  rm -rf "$new/usr/share/emscripten/node_modules"; ln -s /usr/share/nodejs "$new/usr/share/emscripten/node_modules"
  rm -rf "$new/debs"
  touch "$new/ready"
  rm -rf "$JUXTA_TOOLCHAIN"; mv "$new" "$JUXTA_TOOLCHAIN"
}

# fetch_source <name> <package> <version glob>: unpacks a Debian source package into $JUXTA_SOURCES/<name>.
fetch_source() {
  local name=$1 package=$2 wanted=$3 version work
  [ -e "$JUXTA_SOURCES/$name/.ready" ] && return 0
  require_packages "${JUXTA_PACKAGES_fetch[@]}"
  work="$JUXTA_SOURCES/$name.new"; rm -rf "$work"; mkdir -p "$work"
  private_apt --version >/dev/null
  # The oldest version that fits is the one we were tested with.
  version=$(APT_CONFIG="$JUXTA_CACHE/apt/apt.conf" apt-cache showsrc "$package" | awk '$1 == "Package:" { p = $2 } $1 == "Version:" && p == "'"$package"'" { print $2 }' |
    while read -r candidate; do case "$candidate" in $wanted) echo "$candidate" ;; esac; done | sort -V | head -n 1)
  [ -n "$version" ] || die "Debian offers no source package $package $wanted"
  say "fetching the source of $package $version"
  (cd "$work" && private_apt source --download-only "$package=$version" >fetch.log 2>&1) || { cat "$work/fetch.log" >&2; die "could not fetch the source of $package"; }
  (cd "$work" && dpkg-source --no-check -x ./*.dsc tree >>fetch.log 2>&1) || { cat "$work/fetch.log" >&2; die "could not unpack the source of $package"; }
  touch "$work/tree/.ready"
  rm -rf "${JUXTA_SOURCES:?}/$name"; mv "$work/tree" "$JUXTA_SOURCES/$name"; rm -rf "$work"
}

# Sets JUXTA_IMGUI_DIR and JUXTA_SDL2_DIR unless the caller did.
find_sources() {
  [ -n "${JUXTA_IMGUI_DIR:-}" ] || { fetch_source imgui imgui "$JUXTA_IMGUI_VERSION"; JUXTA_IMGUI_DIR="$JUXTA_SOURCES/imgui"; }
  [ -n "${JUXTA_SDL2_DIR:-}" ] || { fetch_source sdl2 libsdl2 "$JUXTA_SDL_VERSION"; JUXTA_SDL2_DIR="$JUXTA_SOURCES/sdl2"; }
  export JUXTA_IMGUI_DIR JUXTA_SDL2_DIR
}
