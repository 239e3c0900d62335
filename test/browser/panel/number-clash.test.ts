import { afterEach, expect, test } from 'vitest';
import { panel } from '../../../lib/locales/panel/en.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS06, worldS06As6210 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { closeMenu, findInMenu } from '../harness/pick.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openPanel, pictures } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test.each([
  ['6140', worldS06],
  ['6210', worldS06As6210],
] as const)(
  'S06: a number that a credit memo already has is explained and corrected (code %s) [SO-23, SS-14, TD-11]',
  async (_code, world) => {
    testbed = await openTestbed({ world: world(), accessKey: BOOKKEEPER_KEY_A });
    const { control } = testbed.sandbox.platform;
    const page = await openPanel(testbed, 'inv_1043');
    await find(page, 'StaticText', 'Number 1043 is already used by a credit memo in QuickBooks.');

    const open = await find(page, 'link', 'Open credit memo 1043');
    const address = await open.evaluate(function () {
      return (this as HTMLAnchorElement).href;
    });
    expect(decodeURIComponent(address)).toContain('creditmemo?txnId=111');
    expect(address).toContain(COMPANY_A);
    await findInMenu(page, 'Skip invoice 1043');
    await closeMenu(page);
    await find(page, 'button', 'Change number on FieldPro');
    // A credit memo is no invoice, so no place offers it for linking.
    await find(page, 'StaticText', 'None with the same number.');
    await findNone(page, 'button', worded(panel.link_to_it));
    await pictures(testbed, page, 's06');

    await press(page, 'button', 'Change number on FieldPro');
    // A number that no record has is proposed: nothing has to be typed.
    await waitForValue('the number', async () => (await find(page, 'textbox', 'Number')).value, '1043-A');
    await press(page, 'button', 'Save and resync');
    await waitFor(
      'the invoice to be synced',
      () => control.record(COMPANY_A, 'inv_1043')?.sync.state === 'synced',
    );
    await waitFor(
      'the panel to say so',
      async () => (await findAll(page, 'StaticText', 'Synced')).length > 0,
    );
    await find(page, 'heading', 'Invoice 1043-A');
    expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['update', 'resync']);
    expect(control.document(COMPANY_A, 'CreditMemo', '111')?.number).toBe('1043');
    const did = { who: 'Office bookkeeper', label: '1043', outcome: 'succeeded' } as const;
    await checkInvariants(testbed, [
      { ...did, action: 'update' },
      { ...did, action: 'resync' },
    ]);
  },
);
