import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { trusted } from '../trusted.ts';

export interface MenuItem {
  readonly key: string;
  readonly text: string;
  /** Its accessible name, which names the record. */
  readonly name: string;
  /** Why it cannot be used now, or `null`. */
  readonly why: string | null;
  readonly onPick: () => void;
}

/**
 * The other commands on one record: opened, navigated and closed by mouse or keyboard.
 * @param text the button's text, which its label contains; without one it shows three dots
 */
export function ActionMenu({
  label,
  text,
  items,
}: {
  label: string;
  text?: string;
  items: readonly MenuItem[];
}) {
  const [open, setOpen] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    const element = menu.current;
    if (element) {
      // In the top layer, so that no list clips it and no moving row moves it.
      element.showPopover();
      const { height, width } = element.getBoundingClientRect();
      element.style.top = `${Math.max(8, Math.min(open.y, innerHeight - height - 8))}px`;
      element.style.left = `${Math.max(8, open.x - width)}px`;
      element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    }
    const leave = (event: Event) => {
      if (event.target instanceof Node && menu.current?.contains(event.target)) return;
      setOpen(null);
    };
    document.addEventListener('pointerdown', leave);
    window.addEventListener('blur', leave);
    window.addEventListener('resize', leave);
    document.addEventListener('scroll', leave, true);
    return () => {
      document.removeEventListener('pointerdown', leave);
      window.removeEventListener('blur', leave);
      window.removeEventListener('resize', leave);
      document.removeEventListener('scroll', leave, true);
    };
  }, [open]);

  if (items.length === 0) return null;
  const close = () => {
    setOpen(null);
    button.current?.focus();
  };
  const walk = (by: number) => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = all.findIndex((each) => each.matches(':focus'));
    all[(at + by + all.length) % all.length]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={text ? 'button opens' : 'button icon'}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={trusted(() => {
          const box = button.current?.getBoundingClientRect();
          setOpen(open || !box ? null : { x: box.right, y: box.bottom + 2 });
        })}
      >
        {text ?? (
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
            <circle cx="3" cy="8" r="1.4" />
            <circle cx="8" cy="8" r="1.4" />
            <circle cx="13" cy="8" r="1.4" />
          </svg>
        )}
      </button>
      {open && (
        <div
          ref={menu}
          class="menu"
          popover="manual"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Tab') close();
            else if (event.key === 'ArrowDown') walk(1);
            else if (event.key === 'ArrowUp') walk(-1);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              class="menu-item"
              tabIndex={-1}
              aria-label={item.why === null ? item.name : `${item.name}. ${item.why}`}
              aria-disabled={item.why !== null}
              onClick={trusted(() => {
                if (item.why !== null) return;
                close();
                item.onPick();
              })}
            >
              {item.text}
              {item.why !== null && <span class="menu-why">{item.why}</span>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
