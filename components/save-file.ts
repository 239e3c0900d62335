/** Passes a text to the browser's downloads, which needs no permission. */
export function saveFile(name: string, text: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/g, '-');
  link.click();
  // Once the download has begun, it no longer needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
