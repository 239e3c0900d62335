import { type ErrorGuide, openErrorGuide } from './error-guide.ts';
import { writeErrorGuide } from './write-error-guide.ts';

/** The guide as the extension reads it, by way of its JSON file. */
export const ERROR_GUIDE: ErrorGuide = openErrorGuide(JSON.parse(JSON.stringify(writeErrorGuide())));
