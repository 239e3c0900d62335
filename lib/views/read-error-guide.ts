import { type ErrorGuide, type ErrorGuideFile, openErrorGuide } from '../core/error-guide/error-guide.ts';

/**
 * Creates a reader of the error guide. The guide is read at the first call and cached; a failed read is retried at the
 * next call.
 * @param readFile fetches the file; may reject
 * @returns a function that resolves to `null` if the file cannot be read, and never rejects
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
