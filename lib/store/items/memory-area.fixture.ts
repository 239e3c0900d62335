import type { StorageArea } from './stored-items.ts';

/** A storage area in memory. @param items what it holds; they change with it */
export function memoryArea(
  items: Record<string, unknown> = {},
): StorageArea & { readonly items: Record<string, unknown> } {
  return {
    items,
    get: async (key) => (key === null ? { ...items } : key in items ? { [key]: items[key] } : {}),
    set: async (more) => void Object.assign(items, more),
    remove: async (keys) => {
      for (const key of [keys].flat()) delete items[key];
    },
  };
}
