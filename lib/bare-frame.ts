/**
 * Stands for WXT's frame around the content script, which watches for newer copies of the script by events that the page
 * hears as well. The visit ends by itself when the extension has gone, and the frame is 0.8 kB of each QuickBooks page.
 */
export class ContentScriptContext {}
