import { PlatformError } from '../platform-error.ts';

/**
 * Reads an answer's body, counting while it comes in, so that one that is too large is cut off and never held.
 * @returns the text; empty for none
 * @throws PlatformError `too_large`; `not_a_platform` where it is not UTF-8; whatever the network throws
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new PlatformError('not_a_platform', 'The answer is not UTF-8 text', {
        status: response.status,
        cause,
      });
    }
  };
  let size = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decode();
      size += value.byteLength;
      if (size > maxBytes) {
        throw new PlatformError('too_large', `The answer is larger than ${maxBytes} bytes`, {
          status: response.status,
        });
      }
      text += decode(value);
    }
  } finally {
    // Ends the transfer where reading stopped early; a transfer that is over is not changed by it.
    void reader.cancel().catch(() => undefined);
  }
}
