import { webLink } from '../../lib/core/platform-address.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { OutsideLink } from '../OutsideLink.tsx';

/** Links to the record in QuickBooks and on the platform, if their addresses are known and safe. */
export function Links({
  view,
  words,
  onOpen,
}: {
  view: CardView;
  words: CardWords;
  onOpen: (address: string) => void;
}) {
  const links = [
    { address: webLink(view.quickbooks_url), text: words.open_quickbooks },
    { address: webLink(view.platform_url), text: words.open_platform(view.company.platform) },
  ];
  if (links.every((link) => !link.address)) return null;
  return (
    <p class="links">
      {links.map(
        ({ address, text }) =>
          address && (
            <OutsideLink key={text} address={address} onOpen={onOpen}>
              {text}
            </OutsideLink>
          ),
      )}
    </p>
  );
}
