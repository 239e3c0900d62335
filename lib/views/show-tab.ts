import { makeInTurn } from '../core/in-turn.ts';

interface OpenTab {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
  readonly url?: string | undefined;
  readonly status?: string | undefined;
}

/** The part of the extension API that showing a tab needs. */
export interface TabsApi {
  readonly tabs: {
    query(by: { url: string }): Promise<readonly OpenTab[]>;
    get(tabId: number): Promise<OpenTab>;
    create(options: { url: string }): Promise<OpenTab>;
    update(tabId: number, change: { active: true; url?: string }): Promise<unknown>;
  };
  readonly windows: { update(windowId: number, change: { focused: true }): Promise<unknown> };
}

/**
 * Shows pages of Tickmark in tabs, each in one: whoever asks for many gets no more.
 * @returns a function that shows an address, at a place of it (`#...`) if one is given
 */
export function makeShowTab({ tabs, windows }: TabsApi) {
  const inTurn = makeInTurn();
  /** Tabs made here, by address: the browser finds them by it only once they are loading it. */
  const made = new Map<string, number>();

  async function find(address: string): Promise<OpenTab | undefined> {
    const own = await tabs.query({ url: `${address.split('?')[0]}*` }).catch(() => []);
    const found = own.find((tab) => tab.url?.split('#')[0] === address);
    const id = made.get(address);
    if (found || id === undefined) return found;
    const begun = await tabs.get(id).catch(() => undefined);
    return begun?.status === 'loading' && !begun.url ? begun : undefined;
  }

  return (address: string, place = ''): Promise<void> =>
    inTurn(async () => {
      const open = await find(address);
      if (open?.id === undefined) {
        const { id } = await tabs.create({ url: `${address}${place}` });
        if (id !== undefined) made.set(address, id);
        return;
      }
      await tabs.update(open.id, { active: true, ...(place && { url: `${address}${place}` }) });
      if (open.windowId !== undefined) await windows.update(open.windowId, { focused: true });
    });
}
