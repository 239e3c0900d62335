import { type ComponentChild, render } from 'preact';
import { makeHost } from '../overlay/shadow.ts';

export interface MountedView {
  readonly host: HTMLElement;
  show(view: ComponentChild): void;
  /** The size and place of what is shown. */
  box(): DOMRect;
  /** Puts the view somewhere in the viewport, in pixels. */
  moveTo(left: number, top: number): void;
  /** Puts the focus on the first thing in the view that takes it. */
  focus(): void;
  destroy(): void;
}

/** Over everything that QuickBooks shows, and out of its layout; the top layer lies over its dialogs as well. */
const HOST_STYLE = `
:host { position: fixed !important; inset: var(--tm-inset) !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  width: auto !important; height: auto !important; background: none !important; overflow: visible !important;
  z-index: 2147483001 !important; user-select: text; }
:host([popover]:not(:popover-open)) { display: none !important; }
@media print { :host { display: none !important; } }
`;

/**
 * Mounts a view in a closed root on the body, in the top layer.
 * @param css the view's own style
 * @param inset where in the viewport, as the style property of this name, for what is not moved
 */
export function mountView(css: string, inset = 'auto'): MountedView {
  const { host, root } = makeHost('tickmark-card', `${css}\n${HOST_STYLE}`);
  const box = document.createElement('div');
  root.append(box);
  host.style.setProperty('--tm-inset', inset);
  document.body.append(host);
  if ('popover' in host) {
    host.popover = 'manual';
    host.showPopover();
  }
  return {
    host,
    show: (view) => render(view, box),
    box: () => box.getBoundingClientRect(),
    moveTo: (left, top) => host.style.setProperty('--tm-inset', `${top}px auto auto ${left}px`),
    focus() {
      root
        .querySelector<HTMLElement>('button, a[href], input, [tabindex="0"]')
        ?.focus({ preventScroll: true });
    },
    destroy() {
      render(null, box);
      host.remove();
    },
  };
}
