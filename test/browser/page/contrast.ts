/** Parses a computed colour: red, green and blue from 0 to 255, and alpha from 0 to 1. */
function parts(colour: string): [red: number, green: number, blue: number, alpha: number] {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(colour)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN))
    throw new Error(`Not a colour: ${colour}`);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return [red, green, blue, alpha];
}

function luminance(colour: string): number {
  const [red, green, blue] = parts(colour)
    .slice(0, 3)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Whether a colour is fully transparent. */
export function isTransparent(colour: string): boolean {
  return parts(colour)[3] === 0;
}

/** The contrast of two opaque colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
