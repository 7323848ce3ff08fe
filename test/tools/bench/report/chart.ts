import type { BatchRow } from '../scenarios/batch';
import { SHOWN, shownRows } from './readme';

/** Colours of one appearance of the page around the chart, which itself is transparent. */
export interface Theme {
	text: string;
	faint: string;
	complete: string;
	incomplete: string;
	limit: string;
}

export const THEMES: Record<'light' | 'dark', Theme> = {
	light: {
		text: '#1f2328',
		faint: '#d1d9e0',
		complete: '#0969da',
		incomplete: '#c9a26b',
		limit: '#cf222e',
	},
	dark: {
		text: '#f0f6fc',
		faint: '#3d444d',
		complete: '#4493f8',
		incomplete: '#8d6e3f',
		limit: '#ff7b72',
	},
};

const ALL = `all ${SHOWN} tasks made`;
const MISSING = 'tasks missing';

const placeOf = (roundTrip: number) => `round trip ${roundTrip} ms`;

function valuesAt(batch: readonly BatchRow[], roundTrip: number) {
	return shownRows(batch, roundTrip).map(({ contender, seconds, limit, tasks, creates }) => ({
		contender,
		seconds: seconds.median,
		limit,
		result: tasks === creates ? ALL : MISSING,
		label: `${seconds.median.toFixed(1)} s, ${tasks} tasks`,
		place: placeOf(roundTrip),
	}));
}

function specOf(batch: readonly BatchRow[], theme: Theme): object {
	const roundTrips = [...new Set(batch.map(({ roundTrip }) => roundTrip))];
	const values = roundTrips.flatMap((roundTrip) => valuesAt(batch, roundTrip));
	const y = {
		field: 'contender',
		type: 'nominal',
		sort: null,
		title: null,
		axis: { labelLimit: 280 },
	};
	const x = { field: 'seconds', type: 'quantitative', title: 'seconds' };
	return {
		data: { values },
		background: 'transparent',
		config: {
			font: 'system-ui, sans-serif',
			view: { stroke: null },
			axis: {
				labelColor: theme.text,
				titleColor: theme.text,
				gridColor: theme.faint,
				domainColor: theme.faint,
				tickColor: theme.faint,
				labelFontSize: 12,
			},
			legend: { labelColor: theme.text, labelFontSize: 12, labelLimit: 280 },
			header: { labelColor: theme.text, titleColor: theme.text, labelFontSize: 13 },
			title: { color: theme.text, fontSize: 14 },
		},
		title: `${SHOWN} creates at a quota of 20 per second`,
		facet: { row: { field: 'place', type: 'nominal', sort: roundTrips.map(placeOf), title: null } },
		spec: {
			width: 460,
			height: 170,
			layer: [
				{
					mark: { type: 'bar', cornerRadiusEnd: 3, height: { band: 0.65 } },
					encoding: {
						y,
						x,
						color: {
							field: 'result',
							type: 'nominal',
							title: null,
							scale: { domain: [ALL, MISSING], range: [theme.complete, theme.incomplete] },
							legend: { orient: 'bottom' },
						},
					},
				},
				{
					mark: { type: 'rule', strokeDash: [5, 4], color: theme.limit, size: 1.5 },
					encoding: { x: { field: 'limit', type: 'quantitative', aggregate: 'max' } },
				},
				{
					mark: { type: 'text', align: 'left', dx: 5, fontSize: 12, color: theme.text },
					encoding: { y, x, text: { field: 'label' } },
				},
			],
		},
	};
}

/** The chart of the README as SVG text. The dashed line is the limit that the quota sets. */
export async function chart(batch: readonly BatchRow[], theme: Theme): Promise<string> {
	// Imported late: a module that awaits while it loads, which only this way can be had here.
	const { parse, View } = await import('vega');
	const { compile } = await import('vega-lite');
	const { spec } = compile(specOf(batch, theme));
	return `${await new View(parse(spec), { renderer: 'none' }).toSVG()}\n`;
}
