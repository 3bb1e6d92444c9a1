#!/usr/bin/env bash
# build.sh - the one command a newcomer needs.
# SPDX-License-Identifier: MIT
#
#   ./build.sh [serve] [--port N]   sets up, builds the widget, serves the demo on http://localhost:8080/
#   ./build.sh test                 sets up, builds and runs every test: what CI runs
#   ./build.sh dist                 builds dist/, what a site owner copies
#   ./build.sh native               builds the native programs into build/native-release/
#   ./build.sh asan                 runs the native tests under the sanitizers
#   ./build.sh fuzz [--seconds N]   feeds the readers of bundles, tables, packed catalogues, links, searches and stored facts with made-up input, N (60) seconds each
#   ./build.sh bench                measures how fast and how small bundles load, what a change of weight costs, what a packed million takes, that facts and ballots survive a million bad days,
#   ./build.sh bench side-by-side   and Juxta beside a hand-written page and other libraries in one browser (or one part of it: search, catalogue, pair, million), [--rounds N]
#   ./build.sh gallery [--port N]   serves every state that a person can meet, for developers
#   ./build.sh setup                only sets up what is missing
#   ./build.sh help                 prints this list
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. wasm/cmake/bootstrap.sh

usage() { sed -n '/^#   \.\/build/s/^#   //p' build.sh; }

# ---- set-up ---------------------------------------------------------------------------------------------

use_ccache() {
  command -v ccache >/dev/null || return 0
  # One cache for every clone: paths are told relative to the clone.
  export CCACHE_DIR="$JUXTA_CACHE/ccache" CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_COMPILERCHECK=content CCACHE_MAXSIZE=2G
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
}

setup_native() { require_packages "${JUXTA_PACKAGES_dist[@]}" "${JUXTA_PACKAGES_native[@]}"; prefer_packages "${JUXTA_PACKAGES_comfort[@]}"; find_sources; use_ccache; }
setup_dist()   { require_packages "${JUXTA_PACKAGES_dist[@]}"; prefer_packages "${JUXTA_PACKAGES_comfort[@]}"; find_emscripten; find_sources; use_ccache; setup_node tests; }
setup_test()   { setup_native; setup_dist; require_packages "${JUXTA_PACKAGES_test[@]}"; setup_node web/examples/backend; }

# setup_node <folder>: the npm packages of its package-lock.json, once for every clone that has the same lock file.
setup_node() {
  local folder=$1 lock store
  require_npm
  lock=$(cat "$folder/package.json" "$folder/package-lock.json" | sha256sum | cut -c 1-16)
  store="$JUXTA_CACHE/node-$lock"
  if [ ! -e "$store/ready" ]; then
    say "installing the packages of $folder/package-lock.json"
    rm -rf "$store"; mkdir -p "$store"
    cp "$folder/package.json" "$folder/package-lock.json" "$store/"
    [ ! -e "$folder/.npmrc" ] || cp "$folder/.npmrc" "$store/"
    (cd "$store" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    touch "$store/ready"
  fi
  [ "$(readlink "$folder/node_modules" 2>/dev/null || true)" = "$store/node_modules" ] || { rm -rf "$folder/node_modules"; ln -s "$store/node_modules" "$folder/node_modules"; }
}

# ---- building -------------------------------------------------------------------------------------------

# configure <preset>: once; after that ninja looks itself whether CMake has to run again.
configure() {
  local preset=$1
  [ -e "build/$preset/build.ninja" ] && return 0
  say "configuring $preset"
  case "$preset" in
    web-*) run "$EMSCRIPTEN_ROOT/emcmake" cmake --preset "$preset" >"$(log_of "$preset")" 2>&1 ;;
    *) run cmake --preset "$preset" >"$(log_of "$preset")" 2>&1 ;;
  esac || { cat "$(log_of "$preset")" >&2; rm -f "build/$preset/build.ninja"; die "could not configure $preset"; }
}

log_of() { mkdir -p build; echo "build/configure-$1.log"; }

# compile <preset> [target...]
compile() {
  local preset=$1; shift
  configure "$preset"
  say "building $preset"
  if [ $# = 0 ]; then run cmake --build "build/$preset"; else run cmake --build "build/$preset" --target "$@"; fi
}

build_dist() {
  compile web-release juxta_web
  run node web/build.mjs --glue build/web-release/wasm --out dist
}

# For tests and developers: the same element on a core that has the samples in it.
build_gallery() {
  compile web-release juxta_web_gallery
  run node tests/web/gallery/build.mjs --glue build/web-release/wasm/gallery --out build/web-release/gallery
}

# ---- the commands ---------------------------------------------------------------------------------------

# serve <dist|gallery> [--port N]
serve() {
  local what=$1 port=8080
  shift
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) [ $# -ge 2 ] || die "--port needs a number"; port=$2; shift 2 ;;
      --port=*) port=${1#--port=}; shift ;;
      *) die "only --port N is known here, not '$1'" ;;
    esac
  done
  case "$port" in ''|*[!0-9]*) die "--port needs a number, not '$port'" ;; esac
  setup_dist
  if [ "$what" = gallery ]; then
    build_gallery
    say "the gallery is on http://localhost:$port/index.html   (Ctrl+C ends)"
    exec node web/serve.mjs --port "$port" --root build/web-release/gallery
  fi
  build_dist
  say "the comparison is on http://localhost:$port/   (Ctrl+C ends)"
  exec node web/serve.mjs --port "$port" --root dist
}

run_tests() {
  setup_test
  compile native-asan
  compile native-release
  compile web-debug
  build_dist
  build_gallery
  say "testing"
  # One ctest for all: each build folder brings its own tests.
  printf 'subdirs("%s")\n' native-asan native-release web-debug >build/CTestTestfile.cmake
  JUXTA_DIST="$PWD/dist" run ctest --test-dir build --output-on-failure --no-tests=error -j "$(nproc)" "$@"
}

asan() {
  setup_native
  compile native-asan
  run ctest --test-dir build/native-asan --output-on-failure --no-tests=error -j "$(nproc)" "$@"
}

fuzz() {
  local seconds=60 subject seeds
  case "${1:-}" in
    '') ;;
    --seconds) seconds=${2:-} ;;
    --seconds=*) seconds=${1#--seconds=} ;;
    *) die "fuzz knows only --seconds N, not '$1'" ;;
  esac
  case "$seconds" in ''|*[!0-9]*) die "--seconds needs a number, not '$seconds'" ;; esac
  setup_native
  require_packages "${JUXTA_PACKAGES_fuzz[@]}"
  compile native-fuzz juxta_fuzz_bundle juxta_fuzz_pack juxta_fuzz_query juxta_fuzz_records juxta_fuzz_state juxta_fuzz_table
  for subject in bundle pack query records state table; do
    say "fuzzing $subject for $seconds seconds; what was found of use stays in build/fuzz/$subject"
    mkdir -p "build/fuzz/$subject"
    case "$subject" in
      bundle) seeds="tests/fixtures data/bundles" ;;
      records) seeds=tests/fuzz/lines ;;
      state) seeds=tests/fuzz/links ;;
      table) seeds=tests/fixtures/tables ;;
      pack) seeds= ;;
      query) seeds=tests/fuzz/queries ;;
    esac
    # shellcheck disable=SC2086 # seeds are folders of ours
    run "build/native-fuzz/tests/fuzz/juxta_fuzz_$subject" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
      -print_final_stats=1 -verbosity=0 -artifact_prefix="build/fuzz/$subject-" "build/fuzz/$subject" $seeds || die "found something: the input is build/fuzz/$subject-*"
  done
}

bench() {
  case "${1:-}" in
    side-by-side) shift; side_by_side "$@"; return ;;
    search|catalogue|pair|million) side_by_side --part "$@"; return ;;
  esac
  setup_native
  setup_dist
  compile native-release juxta_bench_load juxta_bench_decide juxta_bench_pack juxta_tests_records
  compile web-bench juxta_bench_load juxta_bench_decide
  run node tests/bench/load.mjs "$@" build/native-release/tests/bench/juxta_bench_load build/web-bench/tests/bench/juxta_bench_load.js
  run node tests/bench/decide.mjs build/native-release/tests/bench/juxta_bench_decide build/web-bench/tests/bench/juxta_bench_decide.js
  run build/native-release/tests/bench/juxta_bench_pack 1000000
  JUXTA_SCHEDULES=1000000 run build/native-release/tests/records/juxta_tests_records -ts=records/simulator
  side_by_side
}

# side_by_side [--part NAME] [--rounds N]: in a browser, beside a hand-written page and the libraries of tests/bench/package.json
side_by_side() {
  setup_native
  setup_dist
  require_packages chromium
  setup_node tests/bench
  compile native-release juxta_bench_pack juxta
  compile web-bench juxta_bench_catalogue
  build_dist
  run node tests/bench/side_by_side.mjs --core build/web-bench/tests/bench --pack build/native-release/tests/bench/juxta_bench_pack --juxta build/native-release/native-host/juxta "$@"
}

command=${1:-serve}
[ $# = 0 ] || shift
case "$command" in
  --port|--port=*) serve dist "$command" "$@" ;;
  serve) serve dist "$@" ;;
  gallery) serve gallery "$@" ;;
  test) run_tests "$@" ;;
  dist) setup_dist; build_dist ;;
  native) setup_native; compile native-release ;;
  asan) asan "$@" ;;
  fuzz) fuzz "$@" ;;
  bench) bench "$@" ;;
  setup) setup_test; say "everything is in place" ;;
  help|-h|--help) usage ;;
  *) usage >&2; die "there is no command '$command'" ;;
esac
