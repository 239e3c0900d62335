import { writeFile } from 'node:fs/promises';
import { buildDocument } from './build-document.ts';

const PLACE = new URL('../openapi.json', import.meta.url);

await writeFile(PLACE, `${JSON.stringify(buildDocument(), null, 2)}\n`);
console.log('Wrote lib/platform/contract/openapi.json');
