import type { ComponentChild } from 'preact';

/** A text whose dates (`2026-02-12`) stay on one line each: browsers break them after a hyphen. */
export function wholeDates(text: string): ComponentChild[] {
  return text
    .split(/(\d{4}-\d\d-\d\d)/)
    .map((part, at) => (at % 2 ? <span class="whole">{part}</span> : part));
}
