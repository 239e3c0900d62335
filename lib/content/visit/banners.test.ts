import { expect, test } from 'vitest';
import type { BannerKind } from '../../protocol/page.ts';
import type { Announcer } from './announcer.ts';
import { makeBanners } from './banners.ts';
import type { Frames, LineHandlers } from './frames.ts';

/** Banners of a list, with the lines that are open: what each is of, and its handlers. */
function open() {
  const lines: { readonly kind: string; readonly handlers: LineHandlers }[] = [];
  const frames: Pick<Frames, 'line'> = {
    line(kind, _, handlers) {
      const line = { kind, handlers };
      lines.push(line);
      return {
        show: () => undefined,
        destroy: () => void lines.splice(lines.indexOf(line), 1),
      };
    },
  };
  const dismissed: BannerKind[] = [];
  const banners = makeBanners({
    announcer: { language: 'en', frames } as Announcer,
    ...{
      list: () => null,
      isList: () => true,
      rows: () => [],
      open: () => undefined,
      onLeft: () => undefined,
    },
    dismiss: (kind) => void dismissed.push(kind),
  });
  const company = { connection: 'ok', problem: null } as const;
  const tell = (attention: number) =>
    banners.update({ company, attention, notice: null, dismissed, unconnected: false }, '1');
  return { banners, lines, tell, dismissed, kinds: () => lines.map(({ kind }) => kind) };
}
const CONFLICT = { status: 'conflict', openNow: '2', inAddress: false } as const;

test('who puts away counts is still told of what needs a decision', () => {
  const { lines, tell, dismissed, kinds } = open();
  tell(0);
  lines[0]?.handlers.onDismiss();
  tell(0);
  expect([kinds(), dismissed]).toEqual([[], ['counts']]);
  tell(3);
  expect(kinds()).toEqual(['attention 1']);
});

test('who puts away what needs a decision is told no counts either', () => {
  const { lines, tell, kinds } = open();
  tell(3);
  lines[0]?.handlers.onDismiss();
  tell(0);
  expect(kinds()).toEqual([]);
});

test('a conflict that was put away comes back with no name, but with the next conflict', () => {
  const { banners, lines, tell, kinds } = open();
  banners.conflict(CONFLICT, null);
  lines[0]?.handlers.onDismiss();
  banners.conflict(CONFLICT, 'Bluebird Dental');
  expect(kinds()).toEqual([]);
  tell(3);
  banners.conflict(CONFLICT, null);
  expect(kinds()).toEqual(['company']);
});
