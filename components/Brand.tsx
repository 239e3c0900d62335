/**
 * Tickmark's name and mark, at the head of every surface of its own.
 * @param heading whether it is the surface's main heading
 */
export function Brand({ heading = false }: { heading?: boolean }) {
  const Tag = heading ? 'h1' : 'span';
  return (
    <Tag class="brand">
      <svg viewBox="0 0 128 128" aria-hidden="true" focusable="false">
        <rect x="6" y="6" width="116" height="116" rx="28" fill="#1d5b7c" />
        <path
          d="M30 64 54 90 98 40"
          fill="none"
          stroke="#fff"
          stroke-width="17"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <span class="brand-name">Tickmark</span>
    </Tag>
  );
}
