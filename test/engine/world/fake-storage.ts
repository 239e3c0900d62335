/** A part of the extension's storage. */
export function newArea() {
  const stored: Record<string, unknown> = {};
  return {
    get: async () => ({ ...stored }),
    set: async (items: Record<string, unknown>) => void Object.assign(stored, items),
    remove: async (name: string | string[]) => {
      for (const each of [name].flat()) delete stored[each];
    },
  };
}
