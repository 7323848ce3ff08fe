import type { Summary } from '../sampling';

/** A Markdown table; the first column to the left, the others, mostly figures, to the right. */
export function table(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = columns.map((_, index) => (index === 0 ? '---' : '--:'));
	return [line(columns), line(rule), ...rows.map(line)].join('\n');
}

const NUMBERS = new Intl.NumberFormat('en-US');

/** A whole number with its thousands apart. */
export function whole(value: number): string {
	return NUMBERS.format(Math.round(value));
}

/** The median, and the smallest and largest round behind it. */
export function spread({ median, low, high, rounds }: Summary, digits: number): string {
	const middle = median.toFixed(digits);
	return rounds === 1 ? middle : `${middle} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
