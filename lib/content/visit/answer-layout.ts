import type { LayoutAnswer } from '../../core/diagnosis/layout-report.ts';
import { identifyPage } from '../../core/identity/identify-page.ts';
import { LISTS_ON_RECORD_PAGES } from '../../core/identity/list-routes.ts';
import { type CheckedPlace, checkList, checkTitle } from '../quickbooks/check-layout.ts';
import { describeShape } from '../quickbooks/describe-shape.ts';

/** Checks the current layout of the page: the places that badges depend on, and its structure. */
export function answerLayout(page: Document): LayoutAnswer {
  const identity = identifyPage(page.location.href);
  const checked: CheckedPlace[] = [];
  if (identity.kind === 'record') {
    checked.push(checkTitle(page, identity.route));
    const list = LISTS_ON_RECORD_PAGES[identity.route];
    if (list) checked.push(...checkList(page, list));
  }
  if (identity.kind === 'list') checked.push(...checkList(page, identity.list));
  const marks = new Map(
    checked.flatMap(({ element, place }) => (element ? [[element, place] as const] : [])),
  );
  return {
    page: identity.kind === 'record' || identity.kind === 'list' ? identity.route : null,
    places: checked.map(({ place, needed, found, tried }) => ({ place, needed, found, tried })),
    shape: describeShape(page.body, { marks, isHidden }),
  };
}

/** As for badges, except for the size: an element without a size may contain one that has it. */
function isHidden(element: Element): boolean {
  if (element.matches('[aria-hidden="true"], [hidden], [inert]')) return true;
  if (element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return getComputedStyle(element).display !== 'contents';
}
