import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, operate, outputOf } from '../lifecycle';
import { DOMAIN, useBench } from '../../support/engine';

const bench = useBench({
	templates: [{ id: 7, name: 'evening' }],
	rules: Array.from({ length: 50 }, (_, index) => ({
		domain: DOMAIN,
		app: index === 0 ? '' : 'live',
		stream: index === 0 ? '' : `stream-${index}`,
		templateId: 7,
		createdAt: Date.UTC(2026, 10, 20, 20, 30, index),
	})),
});

const getAll = (parameters: INodeParameters = {}) => operate('recordingRule', 'getAll', parameters);

test('gives the rules; an empty app or stream is every one; times have an offset', async () => {
	expect(await outputOf(bench, getAll({ limit: 2 }))).toEqual([
		{
			domain: DOMAIN,
			app_name: '',
			channel: '',
			template_id: 7,
			created_at: '2026-11-21T04:30:00+08:00',
			updated_at: '2026-11-21T04:30:00+08:00',
		},
		{
			domain: DOMAIN,
			app_name: 'live',
			channel: 'stream-1',
			template_id: 7,
			created_at: '2026-11-21T04:30:01+08:00',
			updated_at: '2026-11-21T04:30:01+08:00',
		},
	]);
	expect(callsOf(bench, 'DescribeLiveRecordRules')).toEqual([{}]);
});

test.each([
	{ options: { returnAll: true }, items: 50 },
	{ options: {}, items: 50 },
	{ options: { limit: 49 }, items: 49 },
	{ options: { limit: 51 }, items: 50 },
])('with $options: $items rules from one call, since there are no pages', async (each) => {
	const rules = await outputOf(bench, getAll(each.options));

	expect(rules.map(({ channel }) => channel)).toEqual(
		Array.from({ length: each.items }, (_, index) => (index === 0 ? '' : `stream-${index}`)),
	);
	expect(callsOf(bench, 'DescribeLiveRecordRules')).toHaveLength(1);
});

test('gives nothing where there are none', async () => {
	bench.emulator.state.rules = [];

	expect(await outputOf(bench, getAll())).toEqual([]);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({ limit: '={{ $json.limit }}' }),
		good: async () => [{ limit: 50 }, { limit: 1 }],
		bad: BAD_LIMITS,
		refused: {
			action: 'DescribeLiveRecordRules',
			code: 'ResourceNotFound.ForbidService',
			says: /blocked for this account/,
		},
	});
});
