import { type ErrorGuide, type ErrorGuideFile, openErrorGuide } from '../core/error-guide/error-guide.ts';

/**
 * Makes a reader of the error guide. It is read when it is first asked for, and kept; what could not be read is tried again
 * the next time.
 * @param readFile fetches the file; may reject
 * @returns a function that gives `null` where the file cannot be read, and never rejects
 */
export function makeErrorGuideReader(
  readFile: () => Promise<ErrorGuideFile>,
): () => Promise<ErrorGuide | null> {
  let read: Promise<ErrorGuide | null> | null = null;
  return () => {
    read ??= readFile()
      .then(openErrorGuide)
      .catch(() => {
        read = null;
        return null;
      });
    return read;
  };
}
