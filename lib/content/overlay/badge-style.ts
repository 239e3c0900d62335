/**
 * The style of everything that stands in the page, in pixels and with own variables only, so that neither the page's
 * font size nor its rules change it. Declarations of the host are important: else the page's own rules would win.
 */
export const BADGE_STYLE = `
:host {
  all: initial !important;
  color-scheme: inherit !important;
  font: inherit !important;
  display: block !important;
  flex: 1 1 0 !important;
  position: relative !important;
  height: 0 !important;
  overflow: visible !important;
  user-select: none !important;
  -webkit-user-select: none !important;
  --tm-paper: #ffffff;
  --tm-good: #1f6b3f;
  --tm-quiet: #44566c;
  --tm-decide: #8a5200;
  --tm-bad: #b3261e;
  --tm-focus: #1d4ed8;
  --tm-shade: #f3f5f8;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --tm-paper: light-dark(#ffffff, #1b2027);
    --tm-good: light-dark(#1f6b3f, #86d6a6);
    --tm-quiet: light-dark(#44566c, #b4c2d3);
    --tm-decide: light-dark(#8a5200, #f2bd6b);
    --tm-bad: light-dark(#b3261e, #ff9d94);
    --tm-focus: light-dark(#1d4ed8, #9dbbff);
    --tm-shade: light-dark(#f3f5f8, #2a313b);
  }
}
:host([data-layout='beside']) { flex: none !important; width: 0 !important; z-index: 3 !important; }
:host([data-layout='floating']) { position: absolute !important; width: 0 !important; z-index: 3 !important; }
:host([data-layout='fixed']) {
  position: fixed !important;
  inset: auto 16px 72px auto !important;
  height: auto !important;
  width: auto !important;
  z-index: 2147483000 !important;
}
.set {
  position: absolute;
  display: flex;
  align-items: center;
  gap: 6px;
  width: max-content;
  font: 500 12px/16px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  letter-spacing: normal;
}
:host([data-layout='row']) .set { right: 0; bottom: 0; height: 1lh; min-height: 20px; line-height: inherit; }
:host([data-layout='row']) .badge { line-height: 16px; }
/* Into the padding of the cell, where the content fills the rest (row-space.ts). */
:host([data-layout='row'][data-fit='edge']) .set { right: -12px; }
:host([data-layout='row'][data-fit='tail']) .set { right: auto; left: 2px; }
:host([data-layout='beside']) .set, :host([data-layout='floating']) .set { left: 0; top: 0; height: 24px; }
:host([data-layout='fixed']) .set {
  position: static;
  padding: 6px;
  border-radius: 16px;
  background: var(--tm-paper);
  box-shadow: 0 2px 10px rgb(0 0 0 / 24%);
}
button {
  all: unset;
  box-sizing: border-box;
  position: relative;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 4px;
  height: 20px;
  min-width: 20px;
  padding: 0 7px 0 5px;
  border: 1px solid var(--tm-tone);
  border-radius: 10px;
  background: var(--tm-paper);
  color: var(--tm-tone);
  cursor: pointer;
  white-space: nowrap;
  scroll-margin: 96px;
}
button::before { content: ''; position: absolute; inset: -3px; border-radius: 12px; }
button:hover { background: var(--tm-shade); }
button:focus-visible { outline: 2px solid var(--tm-focus); outline-offset: 1px; }
.badge[data-tone='good'] { --tm-tone: var(--tm-good); }
.badge[data-tone='quiet'] { --tm-tone: var(--tm-quiet); }
.badge[data-tone='decide'] { --tm-tone: var(--tm-decide); }
.badge[data-tone='bad'] { --tm-tone: var(--tm-bad); }
.badge.short { padding: 0; width: 20px; }
.badge.short .words { display: none; }
.badge.quiet { border-color: transparent; }
.badge.stale { border-style: dashed; border-color: var(--tm-tone); }
.badge.short:hover, .badge.short:focus-visible { width: auto; padding: 0 7px 0 5px; z-index: 1; border-color: var(--tm-tone); }
.badge.short:hover .words, .badge.short:focus-visible .words { display: inline; }
.face { display: inline-flex; align-items: center; justify-content: center; gap: 4px; height: 100%; min-width: 18px; }
.command { --tm-tone: var(--tm-quiet); height: 24px; border-radius: 6px; padding: 0 8px; }
.command[aria-disabled='true'] { border-style: dashed; color: var(--tm-quiet); cursor: not-allowed; }
.glyph { width: 12px; height: 12px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.busy .turn { animation: tm-turn 1.2s linear infinite; }
@keyframes tm-turn { to { transform: rotate(360deg); } }
.why { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .busy .turn { animation: none; } }
@media (forced-colors: active) {
  button { border-color: ButtonText; background: ButtonFace; color: ButtonText; forced-color-adjust: auto; }
  button:focus-visible { outline-color: Highlight; }
}
@media print { :host { display: none !important; } }
`;
