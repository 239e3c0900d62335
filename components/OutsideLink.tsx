import type { ComponentChildren } from 'preact';
import { trusted } from './trusted.ts';

/**
 * A link that opens in a new tab.
 * @param address a safe address
 */
export function OutsideLink({
  address,
  onOpen,
  look = 'link',
  children,
}: {
  address: string;
  onOpen: (address: string) => void;
  look?: 'link' | 'button';
  children: ComponentChildren;
}) {
  return (
    <a
      class={look === 'button' ? 'button' : undefined}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      onClick={trusted((event) => {
        event.preventDefault();
        onOpen(address);
      })}
    >
      {children}
    </a>
  );
}
