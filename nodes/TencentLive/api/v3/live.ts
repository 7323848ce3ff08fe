/** The live product, as `Action3` names it. */
export const LIVE = { service: 'live', version: '2018-08-01' };

/** The most entries of a page that the documents for China and International both allow. */
export const PAGE_SIZE = 100;
