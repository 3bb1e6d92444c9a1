// web/styles.css.js - the style sheets: what both presentations share, the page view, the words over the canvas.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Colours are those of wasm/ui/theme.cpp, sizes its type scale at 16 px, in em of the page's own size. Constructed sheets: a strict page
// forbids <style> and innerHTML.

const shared = `
:host { display: block; contain: content; }
:host([hidden]) { display: none !important; } /* also where the page gives all of them a display */
[hidden]:not([hidden="until-found"]) { display: none !important; }
.frame {
  --own-background: #FAFAF9; --surface: #FFFFFF; --sunken: #F5F5F3; --hover: #EFEFEC; --pressed: #E6E6E2;
  --own-border: #E6E5E1; --border-strong: #8C8B86; --own-text: #17171B; --own-quiet: #5B5B63; --quiet: var(--own-quiet);
  --own-accent: #3D45C4; --accent-text: #FFFFFF; --accent-tint: #ECEDFB;
  --own-positive: #116A3D; --positive-tint: #E2F4E9; --own-negative: #AE2319; --negative-tint: #FCE9E7;
  --split: #825000; --split-tint: #FCF0DA; --missing: #62626B; --missing-tint: #EFEFED; --shadow: 0 1px 3px #14141e1a;
  --own-radius: 12px;
  --accent: var(--juxta-accent, var(--own-accent)); --positive: var(--juxta-positive, var(--own-positive));
  --negative: var(--juxta-negative, var(--own-negative)); --background: var(--juxta-background, var(--own-background));
  --text: var(--juxta-text, var(--own-text)); --border: var(--juxta-border, var(--own-border)); --radius: var(--juxta-radius, var(--own-radius));
  display: flow-root; position: relative; min-height: 1px;
}
.frame[data-theme="dark"] {
  --own-background: #0F1013; --surface: #17181C; --sunken: #1D1F24; --hover: #25272D; --pressed: #2D3037;
  --own-border: #2A2C33; --border-strong: #70747F; --own-text: #F0F0F2; --own-quiet: #A4A6AF;
  --own-accent: #A3ABFF; --accent-text: #11122A; --accent-tint: #262A4D;
  --own-positive: #74D6A1; --positive-tint: #132F21; --own-negative: #FF9C92; --negative-tint: #3B1A17;
  --split: #EFC06A; --split-tint: #33270F; --missing: #A4A6AF; --missing-tint: #27292F; --shadow: 0 1px 3px #0000006e;
  color-scheme: dark;
}
.frame[data-theme="light"] { color-scheme: light; }
@media (prefers-contrast: more) { .frame { --quiet: var(--text) !important; --missing: var(--text) !important; --border: var(--text); --border-strong: var(--text) !important; } }
.frame { --tint: 12%; } .frame[data-theme="dark"] { --tint: 20%; }
.frame[data-accent] { --accent-tint: color-mix(in srgb, var(--accent) var(--tint), var(--surface)); }
.frame[data-accent="light"] { --accent-text: #FFFFFF; } .frame[data-accent="dark"] { --accent-text: #11122A; }
.frame[data-own~="accent"] { --accent: var(--own-accent); } .frame[data-own~="positive"] { --positive: var(--own-positive); } .frame[data-own~="negative"] { --negative: var(--own-negative); }
.frame[data-own~="background"] { --background: var(--own-background); } .frame[data-own~="text"] { --text: var(--own-text); } .frame[data-own~="border"] { --border: var(--own-border); }
.frame[data-loud] { --quiet: var(--text); }
.frame[data-positive] { --positive-tint: color-mix(in srgb, var(--positive) var(--tint), var(--surface)); }
.frame[data-negative] { --negative-tint: color-mix(in srgb, var(--negative) var(--tint), var(--surface)); }
.probe { height: 0; }
/* In what shrinks to fit (a dialog, a flex box) it asks for as much room as its widest screen, as a text would, and takes less. */
.frame::before { content: "0 0 0 0 0 0 0 0 0 0 0 0 0"; display: block; height: 0; overflow: clip; visibility: hidden; font: 16px monospace; letter-spacing: 0; word-spacing: 5em; white-space: normal; }
.watch {
  position: absolute; visibility: hidden; pointer-events: none; width: 10ch; transition: all 0s 1ms; color: var(--juxta-accent, #000); background: Canvas;
  border-top-color: var(--juxta-positive, #000); border-right-color: var(--juxta-negative, #000); border-bottom-color: var(--juxta-background, #000);
  border-left-color: var(--juxta-text, #000); outline-color: var(--juxta-border, #000); border-top-left-radius: var(--juxta-radius, 1px);
}
.stage { position: relative; background: var(--background); color: var(--text); overflow: hidden; overflow: clip; text-align: start; direction: ltr; writing-mode: horizontal-tb; white-space: normal; word-spacing: normal; text-shadow: none; }
.skeleton { min-height: 12em; background: linear-gradient(var(--sunken) 0 0) 16px 5em / 60% 1em no-repeat, linear-gradient(var(--sunken) 0 0) 16px 7.5em / 85% 1em no-repeat, linear-gradient(var(--sunken) 0 0) 16px 10em / 40% 1em no-repeat; }
.tree, .tree * { box-sizing: border-box; margin: 0; padding: 0; min-width: 0; letter-spacing: normal; text-transform: none; text-indent: 0; }
.tree .rows { overflow-anchor: none; }
.tree ul { list-style: none; }
.tree button, .tree input { font: inherit; color: inherit; }
.tree code { font-family: ui-monospace, monospace; }
.silent, .frame > .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.frame > .error { display: block; padding: 12px 16px; margin: 16px 0 0; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); color: var(--text); }
.frame > .error p { margin: 0; }
.frame > .error button {
  min-height: 36px; margin-top: 12px; padding: 0 16px; border: 1px solid var(--border-strong); border-radius: 8px; background: var(--surface); color: var(--text);
  font: inherit; font-weight: 600; cursor: pointer;
}
.frame > .error button:hover { background: var(--hover); } .frame > .error button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (pointer: coarse) { .frame > .error button { min-height: 44px; } }
.frame > .how { margin: 0; padding: 16px; background: var(--background); color: var(--quiet); font-size: .8125em; } .frame > .how:empty { display: none; }
.breadcrumb, .question, .updated, .tagline, .figure .label, .summary, .help, .note, .about, .item-name, .message, .detail, .advice, .copied { color: var(--quiet); }
.breadcrumb .current { color: var(--text); }
.category, .eyebrow { color: var(--accent); }
.card .category { color: var(--quiet); }
.corner, .column, .group { color: var(--text); }
.row-label .label { color: var(--text); }
.positive { color: var(--positive); } .negative { color: var(--negative); } .split { color: var(--split); } .warning { color: var(--split); }
.quiet { color: var(--quiet); } .accent { color: var(--accent); } .neutral { color: var(--text); }
.missing, .not-applicable, .absent, .figure .missing { color: var(--missing); }
.mark { color: var(--positive); } .mark.tied { color: var(--quiet); }
.avatar { color: var(--accent); }
.role-link { color: var(--accent); }
.tree button { color: var(--text); }
.tree button.primary { color: var(--accent-text); }
.role-field .error { color: var(--negative); }
.share, .won, .flip, .move, .without, .fact, .agreement { color: var(--quiet); }
.role-slider input { appearance: none; -webkit-appearance: none; display: block; width: 100%; height: 36px; background: none; cursor: pointer; touch-action: pan-y pinch-zoom; }
input::-webkit-slider-runnable-track { height: 6px; border-radius: 3px; background: linear-gradient(to right, var(--accent) calc(10px + var(--at) * (100% - 20px)), var(--pressed) 0); }
input::-moz-range-track { height: 6px; border-radius: 3px; background: linear-gradient(to right, var(--accent) calc(10px + var(--at) * (100% - 20px)), var(--pressed) 0); }
input::-webkit-slider-thumb { appearance: none; -webkit-appearance: none; width: 20px; height: 20px; margin-top: -7px; border: 1px solid var(--surface); border-radius: 50%; background: radial-gradient(var(--accent-text) 3px, var(--accent) 4px); }
input::-moz-range-thumb { box-sizing: border-box; width: 20px; height: 20px; border: 1px solid var(--surface); border-radius: 50%; background: radial-gradient(var(--accent-text) 3px, var(--accent) 4px); }
`;

const flow = `
.stage { container-type: inline-size; }
.tree { padding: 8px 0 24px; line-height: 1.5; }
.screen { display: grid; gap: 48px; max-width: 1168px; margin: 0 auto; padding: 0 24px; }
.screen > * { grid-column: 1; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.tree button {
  min-height: 2.58em; padding: .4em 1em; border: 1px solid var(--border); border-radius: 8px; background: var(--surface);
  font-size: .875em; font-weight: 600; line-height: 1.43; cursor: pointer; text-align: center;
}
.tree button:hover { background: var(--hover); } .tree button:active { background: var(--pressed); }
.tree button:is(:disabled, [aria-disabled]) { color: var(--missing); cursor: default; background: var(--sunken); }
.tree button[aria-pressed="true"]:is(.bookmark, .choice) { background: var(--accent-tint); border-color: var(--accent); color: var(--accent); }
.tree button[aria-pressed]:not(.bookmark, .choice, .value, .pick) { border-color: transparent; background: none; padding-inline: 8px; }
.tree button[aria-pressed]:not(.bookmark, .choice, .value, .pick):hover { background: var(--hover); }
.tree button[aria-pressed]:not(.bookmark, .choice, .value, .pick)::before {
  content: ""; display: inline-block; width: 36px; height: 20px; margin-inline-end: 10px; vertical-align: middle; border-radius: 10px;
  background: radial-gradient(circle at 10px 50%, var(--surface) 6.5px, #0000 7px) var(--border-strong);
}
.tree button[aria-pressed="true"]:not(.bookmark, .choice, .value, .pick)::before { background: radial-gradient(circle at 26px 50%, var(--surface) 6.5px, #0000 7px) var(--accent); }
.tree button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
.tree button.primary:hover { filter: brightness(1.08); }
.tree button[aria-expanded]::before { content: ""; display: inline-block; width: 6px; height: 6px; margin: 0 10px 2px 0; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.tree button[aria-expanded="true"]::before { transform: rotate(45deg); margin-bottom: 4px; }
.role-link { padding-block: 2px; font-weight: 600; font-size: .9375em; text-underline-offset: 3px; text-decoration-thickness: 1px; justify-self: start; }
.role-link:hover { text-decoration-thickness: 2px; }
.title { font-size: 1.5em; line-height: 1.333; font-weight: 700; text-wrap: balance; }
.summary { font-size: .9375em; }
.code, .prose code { font-size: .8667em; padding: 2px 5px; border-radius: 5px; background: var(--sunken); box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.prose { display: grid; gap: 12px; font-size: .9375em; line-height: 1.6; }
.prose[hidden="until-found"] { display: block; }
.prose p { overflow-wrap: anywhere; }

.header { display: grid; gap: 8px; padding-top: 16px; max-width: 60em; }
.breadcrumb li:first-child { flex: none; }
.breadcrumb ul { display: flex; font-size: .8125em; }
.breadcrumb li + li::before { content: "›"; content: "›" / ""; margin: 0 8px; color: var(--quiet); }
.eyebrow { font-size: .8125em; font-weight: 600; }
.header .eyebrow { margin-top: 16px; }
.headline { font-size: 2.5em; line-height: 1.15; font-weight: 700; text-wrap: balance; overflow-wrap: anywhere; }
.question { font-size: 1.125em; line-height: 1.55; max-width: 42em; margin-top: 8px; }
.updated { font-size: .8125em; }
.share { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; margin-top: 8px; }
.copied { font-size: .8125em; }
.address label { color: var(--text); }
.share > .address { flex: 1 0 100%; max-width: 42em; }
.notices { display: grid; gap: 8px; padding: 16px; border-radius: var(--radius); background: var(--split-tint); color: var(--split); font-size: .875em; }

.cards { display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr)); }
.cards > li { display: grid; }
.card {
  display: grid; grid-template-columns: 48px 1fr auto; column-gap: 16px; row-gap: 4px; align-content: start; padding: 24px;
  border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); box-shadow: var(--shadow);
}
.card > * { grid-column: 1 / -1; }
.card > .avatar {
  grid-column: 1; grid-row: 1 / span 2; width: 48px; height: 48px; border-radius: 12px; background: var(--accent-tint); color: var(--accent);
  font-size: 1.25em; font-weight: 700; line-height: 48px; text-align: center; user-select: none; -webkit-user-select: none;
}
.card > .category { grid-column: 2; grid-row: 1; font-size: .8125em; }
.card > .name { grid-column: 2; grid-row: 2; font-size: 1.125em; line-height: 1.333; font-weight: 600; overflow-wrap: anywhere; }
.card > .badge { grid-column: 3; grid-row: 1 / span 2; align-self: start; }
.card > .tagline { margin-top: 12px; }
.card > .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5em, 1fr)); gap: 8px 16px; margin: 16px 0; padding: 16px; border-radius: 8px; background: var(--sunken); }
.figure { display: grid; align-content: start; }
.figure .value { font-size: 1.25em; font-weight: 700; line-height: 1.4; overflow-wrap: anywhere; }
.figure .value.missing { font-size: .9375em; font-weight: 400; line-height: 1.8667; }
.figure .label { font-size: .8125em; }
.card > .role-link, .card > button { margin-top: 16px; justify-self: start; }
.badge {
  display: inline-block; padding: 4px 12px; border-radius: 999px; font-size: .8125em; line-height: 20px; font-weight: 600; white-space: nowrap;
  background: var(--missing-tint); color: var(--missing);
}
.badge::before { content: var(--sign, ""); content: var(--sign, "") / ""; margin-inline-end: 6px; } .badge:is(.quiet, .accent, .neutral)::before { display: none; }
.badge { --sign: "–"; } .badge.positive { --sign: "✓"; } .badge.negative { --sign: "✕"; } .badge.split { --sign: "="; } .badge.warning { --sign: "i"; }
.badge.warning { background: var(--split-tint); color: var(--split); }
.badge.positive { background: var(--positive-tint); color: var(--positive); } .badge.negative { background: var(--negative-tint); color: var(--negative); }
.badge.split { background: var(--split-tint); color: var(--split); } .badge.accent { background: var(--accent-tint); color: var(--accent); }

.decision, .scorecard { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; align-items: center; }
.decision > *, .scorecard > * { grid-column: 1; }
.decision > .scroll, .decision > .nothing, .scorecard > .reviewers, .scorecard > .nothing { grid-column: 1 / -1; margin-top: 20px; }
.decision > .differences, .scorecard > .fold-all { grid-column: 2; grid-row: 1 / span 2; }
/* Beyond the table's side a swipe does not go back in history. */
.scroll { border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); overflow: clip; overscroll-behavior-x: contain; }
.scroll[data-wide] { overflow-x: auto; scrollbar-width: thin; }
.table tbody :is(a, button, input) { scroll-margin-top: 5em; }
.table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: .9375em; line-height: 1.6; table-layout: fixed; }
.table th, .table td { text-align: start; vertical-align: top; padding: 14px 20px; font-weight: 400; overflow-wrap: anywhere; background: var(--surface); }
.table tr > * { border-bottom: 1px solid var(--border); }
.table tbody:last-child tr:last-child > * { border-bottom: 0; }
.table thead th { position: sticky; top: var(--juxta-top, 0); z-index: 2; background: var(--sunken); font-size: .9333em; font-weight: 600; line-height: 20px; width: 14em; }
.table thead th.corner { left: 0; z-index: 3; width: 11em; color: var(--quiet); }
.table .row-label { position: sticky; left: 0; z-index: 1; font-weight: 600; font-size: .9333em; }
.table td.pinned, .table th.pinned { position: sticky; left: 10.27em; z-index: 1; } /* the label column's 11em of a smaller type */
.table thead th.pinned { left: 11em; z-index: 3; } .pinned + .pinned { left: auto !important; }
.table tr:hover > td, .table tr:hover > .row-label { background: var(--sunken); }
.table .group th { background: var(--sunken); font-weight: 600; font-size: .8667em; padding-block: 8px; }
.row-label > *, .cell > *, .table th > .role-text, .agreement > .role-text { display: block; }
.help, .note { font-size: .8667em; font-weight: 400; }
.cell.best .value { font-weight: 600; }
.mark { font-size: .8667em; font-weight: 600; }
.mark::before { content: "\\2713  "; }
.mark.tied::before { content: "=  "; }
.source { font-size: .8667em; }
.differs > .row-label { box-shadow: inset 3px 0 var(--accent); }

.reviewers { display: grid; gap: 16px; }
.reviewer {
  display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; align-items: center; padding: 20px 24px; border: 1px solid var(--border);
  border-radius: var(--radius); background: var(--surface);
}
.reviewer > * { grid-column: 1; }
.reviewer > .name { font-size: 1.125em; line-height: 1.333; font-weight: 600; }
.reviewer > .about { font-size: .875em; }
.reviewer > .fold { grid-column: 2; grid-row: 1 / span 2; }
.reviews { grid-column: 1 / -1; display: grid; gap: 24px 32px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr)); margin-top: 16px; }
.review { display: grid; grid-template-columns: auto 1fr auto; gap: 8px 16px; align-items: center; align-content: start; }
.review > * { grid-column: 1 / -1; }
.review > .item-name { font-size: .8125em; font-weight: 400; }
.review > .score { grid-column: 1; font-size: .9375em; font-weight: 600; font-variant-numeric: tabular-nums; }
.review > .bar { grid-column: 2; }
.review > .badge { grid-column: 3; justify-self: end; }
meter.bar, progress.bar {
  appearance: none; -webkit-appearance: none; display: block; width: 100%; height: 8px; border: 0; border-radius: 4px; background: var(--missing-tint); overflow: hidden;
}
meter.bar::-webkit-meter-bar { height: 8px; border: 0; border-radius: 4px; background: var(--missing-tint); }
meter.bar::-webkit-meter-optimum-value { background: var(--bar, var(--accent)); border-radius: 4px; }
meter.bar::-moz-meter-bar { background: var(--bar, var(--accent)); border-radius: 4px; }
.review:has(> .positive) { --bar: var(--positive); } .review:has(> .negative) { --bar: var(--negative); } .review:has(> .split) { --bar: var(--split); }
.review > .prose { margin-top: 8px; }
progress.bar::-webkit-progress-bar { background: var(--missing-tint); }
progress.bar::-webkit-progress-value { background: var(--accent); }
progress.bar::-moz-progress-bar { background: var(--accent); }

.verdict:empty, .add .role-status:empty { position: absolute; padding: 0; }
.verdict { margin-bottom: -24px; padding: 20px 24px; border-radius: var(--radius); background: var(--accent-tint); }
.verdict p { padding-inline-start: 16px; border-inline-start: 4px solid var(--accent); font-size: 1.125em; line-height: 1.55; overflow-wrap: anywhere; }
.card > .reason { font-size: .875em; margin-top: 4px; }
.card > .standing { grid-column: 1 / -1; grid-row: auto; justify-self: start; margin-top: 8px; }
.places { display: flex; flex-wrap: wrap; gap: 4px; margin: 8px -8px 0; }
.tree .places button, .tree .must, .tree button.more { border-color: transparent; background: none; padding: 6px 8px; }
.tree .places button:hover, .tree .must:hover, .tree button.more:hover { background: var(--hover); }
.tree .places button:is(:disabled, [aria-disabled]) { color: var(--missing); }
.add { display: grid; gap: 12px; } .add > .lead { color: var(--quiet); }
.candidates { display: flex; flex-wrap: wrap; gap: 8px; }
.weighing { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; align-items: center; }
.weighing > * { grid-column: 1; }
.weighing > .source { justify-self: start; }
.weighing > .reset { grid-column: 2; grid-row: 1 / span 3; }
.weighing > :is(.standings, .lead, .criteria, .more, .facts) { grid-column: 1 / -1; padding: 20px 24px; border: solid var(--border); border-width: 0 1px; background: var(--surface); margin-top: -4px; }
.weighing > .standings { border-top-width: 1px; border-radius: var(--radius) var(--radius) 0 0; margin-top: 12px; }
.weighing > :is(.standings, .lead, .criteria, .more, .facts):last-child { border-bottom-width: 1px; border-radius: 0 0 var(--radius) var(--radius); }
.weighing > .lead { padding-top: 0; }
.tree .weighing > .more { text-align: start; border-color: var(--border); border-radius: 0; padding-inline: 24px; }
.standings { display: grid; gap: 24px 32px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr)); }
.standings .standing { display: grid; grid-template-columns: 1fr auto; gap: 8px 12px; align-content: start; }
.standing > * { grid-column: 1 / -1; }
.standing > .name { grid-column: 1; font-size: .875em; font-weight: 600; overflow-wrap: anywhere; }
.standing > .badge { grid-column: 2; grid-row: 1; justify-self: end; }
.standing > .total { font-size: 1.125em; font-weight: 600; }
.standing > :is(.won, .reason) { font-size: .8125em; }
.weighing .criteria { padding-block: 0; }
.criterion { display: grid; grid-template-columns: 11em minmax(0, 1.4fr) 4em minmax(0, 1fr); gap: 4px 24px; align-items: center; padding: 20px 0; border-top: 1px solid var(--border); }
.criterion > * { font-size: .8125em; grid-column: 1 / -1; }
.criterion > .name { font-size: .875em; font-weight: 600; grid-area: 1 / 1; } .criterion > .share { grid-area: 2 / 1; }
.criterion > .weight { grid-area: 1 / 2; } .criterion > .number { grid-area: 1 / 3; } .criterion > .effect { grid-area: 1 / 4; font-size: .875em; font-weight: 600; }
.criterion > .deviation { grid-area: 2 / 4; } .criterion > .flip { grid-area: 2 / 2 / 3 / 4; } .criterion > .move { grid-area: 3 / 4; } .criterion > .without { grid-area: 3 / 2 / 4 / 4; }
.role-slider { position: relative; min-height: 36px; }
.role-slider.marked { --line: linear-gradient(var(--text) 0 0); background: var(--line) calc(10px + var(--mark) * (100% - 20px)) 50% / 2px 18px no-repeat, var(--line) calc(10px + var(--mark-two) * (100% - 20px)) 50% / 2px 18px no-repeat; }
.role-slider.marked:is(::before, ::after) { content: ""; position: absolute; left: calc(6px + var(--mark) * (100% - 20px)); top: calc(50% - 17px); width: 8px; height: 8px; background: var(--text); transform: rotate(45deg); pointer-events: none; }
.role-slider.marked::after { left: calc(6px + var(--mark-two) * (100% - 20px)); }
.tree .number input { width: 100%; min-height: 36px; padding: 4px 8px; }
meter.deviation {
  appearance: none; -webkit-appearance: none; display: block; width: 100%; height: 8px; border: 0; border-radius: 4px;
  background: linear-gradient(to right, var(--pressed) calc(50% + min(0, var(--at)) * 50%), var(--split) 0, var(--split) 50%, var(--accent) 0, var(--accent) calc(50% + max(0, var(--at)) * 50%), var(--pressed) 0);
}
meter.deviation::-webkit-meter-inner-element { display: none; }
meter.deviation::-moz-meter-bar { background: none; }
.standing { --bar: var(--quiet); } .standing:has(> .badge.accent) { --bar: var(--accent); }
.facts { display: grid; gap: 6px; font-size: .8125em; }
.facts > li { padding-inline-start: 16px; text-indent: -12px; }
.facts > li::before { content: "•"; content: "•" / ""; display: inline-block; width: 12px; text-indent: 0; }
.agreement { font-size: .8125em; }
.row-label > .must { margin: 4px -8px 0; }
.tree .row-label > .must { display: inline-block; }
.row-label > .limit { max-width: 10em; font-weight: 400; }
.row-label .limit input { min-height: 36px; width: 100%; }
.cell > .must { display: inline-block; margin-top: 6px; }

.newsletter, .bookmarks { display: grid; gap: 8px; padding: 32px; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-top: 12px; }
.role-field { display: grid; gap: 4px; flex: 1 1 16em; max-width: 26em; font-size: .875em; }
.role-field label { font-weight: 600; }
.role-field input { min-height: 40px; padding: 8px 12px; border: 1px solid var(--border-strong); border-radius: 8px; background: var(--background); font-size: 1.07em; }
.role-field input[aria-invalid] { border-color: var(--negative); }
.form button { min-height: 40px; }
.entries { display: grid; gap: 8px; margin-top: 8px; }
.entry { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; align-items: center; padding: 12px 16px; border-radius: 8px; background: var(--sunken); }
.entry > .name { font-weight: 600; overflow-wrap: anywhere; } .entry > .detail { grid-column: 1; font-size: .875em; color: var(--quiet); } .entry > .remove { grid-column: 2; grid-row: 1 / span 2; }

.entry > .places { grid-column: 2; grid-row: 1 / span 2; flex-wrap: nowrap; margin: 0; }
.tools, .asking { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
.asking { padding: 16px; border-radius: 8px; background: var(--split-tint); } .asking > .message { flex-basis: 100%; color: var(--text); }
.vote { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 20px; font-size: .8125em; }
.vote > :is(.label, .share, .status) { flex-basis: 100%; } .vote > .label { font-weight: 600; } .vote > .status:empty { display: none; }
.tree .vote button { font-size: 1.077em; } .tree .choice[aria-pressed="true"]::before { content: "✓ "; content: "✓ " / ""; }
.tree .vote button:not(.choice[aria-pressed], .again) { border-color: transparent; background: none; }

.search { display: grid; gap: 12px 16px; grid-template-columns: minmax(0, 1fr) auto; align-items: end; margin-top: -16px; }
.search > .query { max-width: none; } .search > .tools { margin: 0; } .search > :is(.summary, .again, .note) { grid-column: 1 / -1; justify-self: start; } .search > .note { margin-top: -8px; } .catalogue > .more { align-self: start; justify-self: start; }
.catalogue > .facets { display: grid; gap: 24px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr)); margin-top: -24px; }
.facet { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 12px; align-content: start; padding: 20px; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.facet > * { grid-column: 1 / -1; } .facet > .low { grid-column: 1; } .facet > .high { grid-column: 2; } .facet > .title { font-size: .875em; line-height: 1.43; font-weight: 600; }
.facet > .unit { margin-top: -10px; } .facet > :is(.more, .unit) { font-size: .8125em; color: var(--quiet); } .facet > .known, .facets > .meets { justify-self: start; margin-inline: -8px; }
.choices, .picks, .catalogue > .columns { display: flex; flex-wrap: wrap; gap: 8px; } .facet .role-field { max-width: none; flex: none; align-content: start; }
.catalogue > .columns { margin-top: -24px; padding: 20px; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.tree .value[aria-pressed="true"] { background: var(--accent-tint); border-color: var(--accent); } .tree .value[aria-pressed="true"]::before { content: "✓ "; content: "✓ " / ""; color: var(--accent); }
.spread { display: flex; align-items: end; gap: 1px; height: 48px; border-bottom: 1px solid var(--border); } .spread i { flex: 1; border-radius: 1px; background: var(--pressed); } .spread .in { background: var(--accent); }
.plot { display: grid; gap: 12px; margin-top: -24px; padding: 20px; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.plot > :is(.summary, .status, .about, .more), .limits > .hint { color: var(--quiet); } .plot > :is(.about, .more), .limits > .hint, .front .detail { font-size: .8125em; } .plot > .name { font-size: .875em; margin-bottom: -12px; }
.plot > .axes { justify-self: start; } .axis-choices { display: grid; gap: 8px; } .plot .choices { align-items: center; } .plot .choices > .label { min-width: 4.5em; font-size: .875em; color: var(--quiet); }
.chart { position: relative; height: 24em; margin: 36px 8px 64px 5em; font-size: .8125em; color: var(--quiet); }
.area { position: absolute; inset: 0; border: solid var(--border-strong); border-width: 0 0 1px 1px; cursor: crosshair; user-select: none; -webkit-user-select: none; } .area svg { width: 100%; height: 100%; overflow: visible; }
.area path { fill: none; stroke: var(--accent); stroke-width: 6px; stroke-linecap: round; vector-effect: non-scaling-stroke; } .area .box { fill: var(--accent-tint); } .area .out { stroke: var(--missing); }
.area .shade-1 { opacity: .4; } .area .shade-2 { opacity: .55; } .area .shade-3 { opacity: .75; } .area .line { stroke: var(--split); stroke-width: 2px; } .area .ends { stroke: var(--split); stroke-width: 8px; }
.area .ring { stroke: var(--text); stroke-width: 16px; } .area .hole { stroke: var(--surface); stroke-width: 12px; }
.chart > :is(.tick, .rank, .up-label, .across-label) { position: absolute; pointer-events: none; } .up-label { left: -5em; right: 0; bottom: calc(100% + 14px); } .across-label { left: 0; top: calc(100% + 28px); }
.tick.up { right: calc(100% + 6px); bottom: calc(100% * var(--y)); transform: translateY(50%); } .tick.across { left: calc(100% * var(--x)); top: calc(100% + 6px); transform: translateX(-50%); }
.rank { left: calc(100% * var(--x)); bottom: calc(100% * var(--y) + 5px); transform: translateX(-50%); font-weight: 600; color: var(--text); }
.limits { display: grid; grid-template-columns: repeat(auto-fit, minmax(9em, 1fr)); gap: 12px; align-items: end; } .limits > .hint { grid-column: 1 / -1; } .limits .role-field { min-width: 0; max-width: none; }
.front { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr)); gap: 8px 24px; } .front > li { display: grid; grid-template-columns: 2.5em minmax(0, 1fr); } .front .detail { grid-column: 2; color: var(--quiet); } .front .open { justify-self: start; }
.picked { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; min-height: 2.58em; margin: -24px 0 -32px; } .picked > .summary { font-size: .8125em; color: var(--quiet); margin-inline-end: 8px; }
.picks { flex: 1; } .tree .picks button::before { content: "✕ "; content: "✕ " / ""; } .tree .unpick { border-color: transparent; background: none; }
.scroll.rows { overflow: auto; overscroll-behavior: auto; max-height: 50em; }
.list { display: block; width: max-content; min-width: 100%; }
.list > thead { display: block; position: sticky; top: 0; z-index: 3; } .list > tbody { display: block; height: var(--juxta-body); }
.list tr { display: grid; grid-template-columns: minmax(16em, 2.2fr); grid-auto-flow: column; grid-auto-columns: minmax(8.5em, 1fr); }
.list tbody > tr { height: 4em; overflow: clip; } .tree .list :is(th, td) { display: block; width: auto !important; padding: 8px 16px; white-space: nowrap; overflow: clip; text-overflow: ellipsis; }
.tree .list tbody :is(th, td) { display: grid; align-content: center; padding-block: 0; height: 100%; } .list .numbers { text-align: end; } .list .cell.missing { color: var(--missing); }
.list .row-label { grid-template-columns: 2.5em minmax(0, 1fr); column-gap: 4px; } .list .row-label > * { overflow: hidden; text-overflow: ellipsis; } .list .detail { grid-column: 2; font-size: .8667em; font-weight: 400; color: var(--quiet); }
.tree :is(.list, .front) button { min-height: 24px; padding: 0 4px; margin: 0 -4px; border-color: transparent; background: none; font-size: 1em; font-weight: 600; text-align: start; overflow: hidden; text-overflow: ellipsis; }
.tree :is(.list, .front) button:hover { background: var(--hover); } .list .unit { display: block; font-size: .8667em; font-weight: 400; color: var(--quiet); }
.list [aria-sort="ascending"] .sort::after { content: " ▲"; content: " ▲" / ""; } .list [aria-sort="descending"] .sort::after { content: " ▼"; content: " ▼" / ""; }
.tree :is(.list, .front) .pick { grid-row: 1 / span 2; align-self: center; justify-self: start; width: 24px; border: 1.5px solid var(--border-strong); border-radius: 4px; background: var(--surface); margin: 0; }
.tree :is(.list, .front) .pick[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--accent-text); } .tree :is(.list, .front) .pick[aria-pressed="true"]::before { content: "✓"; content: "✓" / ""; } .tree :is(.list, .front) .pick:disabled { border-color: var(--border); }
.tree mark { background: var(--split-tint); color: inherit; border-radius: 3px; }
.tree .area .brush { position: absolute; border: 2px solid var(--accent); border-radius: 2px; pointer-events: none; }
.loading, .failed, .empty { justify-items: center; align-content: center; gap: 12px; min-height: 16em; text-align: center; padding: 32px 24px; }
.failed .title, .empty .title { font-size: 1.25em; }
.failed [role="alert"] { display: grid; gap: 8px; max-width: 40em; overflow-wrap: anywhere; }
/* What is told of the way on comes below, and moves nothing. */
.loading { align-content: start; padding-top: 6.5em; }
.loading .bar { width: min(20em, 100%); }

/* One column stands whole beside the names, where there is room for both, and whatever stands in them. */
@container (min-width: 22em) and (max-width: 44em) { .table.list { width: min-content; } .list tr { grid-template-columns: minmax(min(100cqw - 9.5em - 34px, 18.75em), 2.2fr); grid-auto-columns: minmax(9.5em, 1fr); } }
@container (max-width: 44em) {
  .search { grid-template-columns: minmax(0, 1fr); }
  .picked { margin-bottom: -24px; } .picked > :is(.summary, .picks) { flex: 1 1 100%; }
  .screen { gap: 40px; padding: 0 16px; }
  .headline { font-size: 1.75em; line-height: 1.28; }
  .card, .reviewer, .newsletter, .bookmarks { padding: 20px 16px; }
  .entry { grid-template-columns: 1fr; } .entry > .places { grid-column: 1; grid-row: auto; margin: 4px -8px 0; }
  .tick.across:nth-child(even) { top: calc(100% + 22px); } .across-label { top: calc(100% + 44px); } .chart { margin-bottom: 96px; }
  .table { width: max-content; min-width: 100%; }
  .table th, .table td { padding: 12px; }
  .table thead th { width: 7.5em; } .table thead th.corner { width: 8.2em; } .table:has(thead th:nth-child(4)) thead th:not(.corner) { width: 13em; }
  .table:has(thead .pinned):not(:has(.pinned + .pinned)) thead th:not(.corner) { width: 8em; } .table thead th.pinned { left: 8.2em; } .table td.pinned { left: 7.65em; }
  .row-label { overflow-wrap: break-word !important; hyphens: auto; }
  .verdict { padding: 16px; margin-bottom: -24px; } .verdict p { font-size: 1em; }
  .criterion { grid-template-columns: minmax(0, 1fr) 4em; gap: 4px 16px; }
  .criterion > :is(.name, .share, .effect, .deviation, .flip, .move, .without) { grid-area: auto / 1 / auto / -1; }
  .criterion > .weight { grid-area: auto / 1; } .criterion > .number { grid-area: auto / 2; }
  .weighing > :is(.standings, .lead, .criteria, .more, .facts) { padding-inline: 16px; }
  .weighing > .reset { grid-column: 1; grid-row: auto; justify-self: start; margin-top: 8px; }
  .decision > .differences, .scorecard > .fold-all { grid-column: 1; grid-row: auto; justify-self: start; margin-top: 8px; }
}
@media (pointer: coarse) {
  .tree :is(button, input, a) { min-height: 44px !important; min-width: 44px; } .role-slider { min-height: 44px; } .role-link { padding-block: 12px; }
  .tree :is(.list, .front) .pick { display: grid; place-items: center; border: 0; background: none !important; }
  .tree :is(.list, .front) .pick::before { content: ""; width: 24px; height: 24px; border: 1.5px solid var(--border-strong); border-radius: 4px; background: var(--surface); text-align: center; }
  .tree :is(.list, .front) .pick[aria-pressed="true"]::before { background: var(--accent); border-color: var(--accent); } .tree :is(.list, .front) .pick:disabled::before { border-color: var(--border); }
  .tree .list tbody .row-label { grid-template-columns: 44px minmax(0, 1fr); column-gap: 0; padding-inline-start: 6px; } .list tbody > tr, .tree .list tbody :is(th, td) { height: 76px; }
}
/* The reader's own colours: what is drawn with a ground or a picture alone is drawn with theirs, or its state would be lost. */
@media (forced-colors: active) {
  .frame[data-theme] {
    --accent: Highlight; --accent-text: HighlightText; --accent-tint: Highlight; --pressed: Canvas; --missing-tint: Canvas; --surface: Canvas;
    --border-strong: ButtonText; --text: CanvasText; --quiet: CanvasText; --positive: CanvasText; --negative: CanvasText; --split: CanvasText;
  }
  .badge, .tree button { border: 1px solid !important; }
  .tree button[aria-pressed]::before, .tree :is(.role-slider, meter, progress, .spread i) { forced-color-adjust: none; }
  .tree button[aria-pressed="true"]:is(.bookmark, .choice, .value, .pick) { forced-color-adjust: none; background: Highlight !important; border-color: Highlight !important; color: HighlightText !important; }
  .tree button[aria-pressed="true"]:is(.choice, .value, .pick)::before { color: inherit !important; }
  .tree :is(meter, progress) { border: 1px solid CanvasText; } .spread i { outline: 1px solid CanvasText; outline-offset: -1px; }
  input::-webkit-slider-runnable-track { outline: 1px solid CanvasText; }
  input::-moz-range-track { outline: 1px solid CanvasText; }
  .differs > .row-label { border-inline-start: 3px solid; padding-inline-start: 17px; }
}
@media (prefers-reduced-motion: no-preference) { .tree button { transition: background-color .12s; } }
@media print {
  .frame { --accent: var(--own-accent); --positive: var(--own-positive); --negative: var(--own-negative); --text: var(--own-text); --border: var(--own-border); }
  .tree :is(button, .newsletter, .bookmarks, .vote, .add, .role-slider, .role-field, .weighing > .summary) { display: none; }
  .tree .criterion { grid: auto-flow dense / 12em 1fr; gap: 4px 16px; } .tree .criterion > * { grid-area: auto / 2; } .tree .criterion > :is(.name, .share) { grid-area: auto / 1; }
  .tree .list :is(.open, .sort) { display: inline; } .scroll.rows { max-height: none; overflow: visible; } .tree .list { width: 100%; font-size: .75em; }
  .list > thead { position: static; } .list > tbody { height: auto; padding: 0; } .list tr { grid-template-columns: minmax(0, 2.2fr); grid-auto-columns: minmax(0, 1fr); }
  .tree .list tbody > tr { height: auto; overflow: visible; } .tree .list tr > :is(th, td) { height: auto; padding: 4px 6px; overflow: visible; white-space: normal; } .search { display: block; } .list .row-label { grid-template-columns: 1fr; } .list .detail { grid-column: 1; }
  .tree :is(.picked, .facets, .limits, .plot .choices, .catalogue > .columns) { display: none; }
  .stage { background: var(--surface); } .table th, .table td, .table thead th { background: none; }
  .scroll, .scroll[data-wide] { overflow: visible; }
  .table, .table thead th { width: auto; } .table thead th, .table .row-label, .table td.pinned { position: static; }
  .table tr, .card, .review, .criterion { break-inside: avoid; } .title { break-after: avoid; }
  .tree [hidden="until-found"] { display: block; content-visibility: visible; }
  .card, .reviewer, .scroll { box-shadow: none; }
}
`;

const laid = `
.tree { position: absolute; inset: 0; }
.tree * { display: block; background: none; border: 0; }
.tree :is(h2, h3, h4, h5, h6, th, span, p) { font-weight: 400; text-align: start; }
.canvas { position: absolute; left: 0; top: 0; display: block; pointer-events: none; }
.tree .lines { position: absolute; width: 0; direction: ltr; white-space: normal; z-index: 1; }
.tree .line { display: inline; position: relative; white-space: pre; line-height: 0; }
.tree .alone { display: block; position: absolute; width: max-content; direction: ltr; z-index: 1; }
.tree .line[dir] { unicode-bidi: isolate; }
.tree .lines wbr, .tree .wrapped code { display: inline; }
.tree .wrapped code { font-size: .8667em; line-height: 0; }
.tree .mono { font-family: ui-monospace, monospace; }
.tree .silent { display: block; }
.tree [hidden="until-found"] { height: 0; }
.tree :is(button, a, input) { position: absolute; cursor: pointer; appearance: none; -webkit-appearance: none; border-radius: 6px; text-decoration: none; }
.tree :is(h2, h3, h4, h5, h6) { position: absolute; }
.tree input { cursor: text; background: none; line-height: normal; }
.tree button:is(:disabled, [aria-disabled]) { cursor: default; }
.painted .role-slider input { opacity: 0; }
.tree :is(meter, progress) { position: absolute; width: 1px; height: 1px; opacity: 0; pointer-events: none; }
.avatar .lines { user-select: none; -webkit-user-select: none; }
.tree .cut { overflow: hidden; overflow: clip; }
.tree .scroll { position: absolute; overflow: hidden; scrollbar-width: thin; scrollbar-color: var(--border-strong) transparent; }
.tree .scroll[data-wide] { overflow-x: auto; overscroll-behavior-x: contain; }
.tree .table { position: relative; width: var(--juxta-content); height: var(--juxta-body); }
.tree thead { position: absolute; inset: 0 0 auto; height: 0; z-index: 2; transform: translateY(var(--juxta-head, 0)); }
.tree .spread i, .area svg { display: none !important; } .tree .area .brush { position: absolute; border: 2px solid var(--accent); border-radius: 2px; } .tree .area { position: absolute; cursor: crosshair; user-select: none; -webkit-user-select: none; } .chart .lines { pointer-events: none; }
.tree .scroll[data-tall] { overflow-x: hidden; overflow-y: auto; } .tree .scroll[data-tall][data-wide] { overflow-x: auto; }
.tree .list > thead { height: var(--juxta-over); transform: translateY(calc(var(--juxta-head, 0px) + var(--juxta-down, 0px))); }
.tree :is(.row-label, .corner, .group, [data-stuck]) { position: absolute; left: 0; top: 0; z-index: 1; transform: translateX(var(--juxta-side, 0)); }
.tree :focus { outline: none; }
.tree .scroll :is(a, button, input) { scroll-margin-top: calc(var(--juxta-over) + 8px); }
.stage:not(.painted) :focus-visible, .tree .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.painted .tree, .painted .tree * { color: transparent; -webkit-text-fill-color: transparent; }
.painted .tree .scroll { scrollbar-color: transparent transparent; }
.painted .tree input { caret-color: var(--text); }
.painted .tree input::placeholder { color: transparent; }
.painted .tree input:is(.long, :autofill, :-webkit-autofill) {
  clip-path: inset(2px round 6px); box-shadow: inset 0 0 0 3em var(--ground); color: var(--text); -webkit-text-fill-color: currentcolor;
  --ground: var(--surface);
}
.painted .tree input:is(:autofill, :-webkit-autofill) { --ground: var(--accent-tint); }
.painted .tree input.long:is(:disabled, [aria-disabled]) { --ground: var(--sunken); color: var(--quiet); }
.painted .tree input.long::selection { color: var(--text); }
.tree .address input { padding: 0 12px; }
.painted .tree .address input { color: var(--text); -webkit-text-fill-color: currentcolor; }
.painted .tree .address input::selection { color: var(--text); }
.painted .tree ::selection { background: Highlight; background: color-mix(in srgb, var(--accent) 35%, transparent); color: transparent; }
`;

/** @type {Map<string, CSSStyleSheet>} */
const made = new Map();

/** One sheet a page, made when it is first needed: where there is no DOM there is no CSSStyleSheet. @param {string} text */
function sheet(text) {
  let sheet = made.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(text, sheet);
  }
  return sheet;
}

export const sharedSheet = () => sheet(shared);
export const flowSheet = () => sheet(flow);
export const laidSheet = () => sheet(laid);
