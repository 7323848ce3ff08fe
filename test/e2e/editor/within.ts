import type { Locator, Page } from 'playwright-core';

/** What can be seen of a part of the editor, by the name that n8n gives it for its own tests. */
export function within(place: Page | Locator, name: string): Locator {
	return place.locator(`[data-test-id="${name}"]`).filter({ visible: true });
}
