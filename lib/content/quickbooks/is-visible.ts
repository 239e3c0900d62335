/**
 * Whether a user can see an element. QuickBooks leaves the forms of previous pages hidden in the document, so the first
 * match of a selector may belong to another record.
 */
export function isVisible(element: Element): boolean {
  if (element.closest('[aria-hidden="true"], [hidden], [inert]')) return false;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}
