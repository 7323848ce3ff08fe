import type { IDataObject } from 'n8n-workflow';

import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	insideLocator,
	itemValues,
	nodeValues,
} from '../../../../nodes/TencentLive/parameters/values';
import { contextOf } from '../support/context';
import { failureOf } from '../support/thrown';
import { locator } from '../support/values';

interface Given {
	raw: unknown;
	resolved?: unknown;
	item?: IDataObject;
	isCall?: boolean;
	evaluated?: unknown;
}

/** A context with one field, `end`, of one item. */
function contextWith({ raw, resolved = 'resolved', item = {}, isCall, evaluated }: Given) {
	const members = {
		getNodeParameter: (name: string, at: number, fallback: unknown, options?: unknown) => {
			if (name !== 'end' || at !== 0) return fallback;
			return JSON.stringify(options) === '{"rawExpressions":true}' ? raw : resolved;
		},
		getInputData: () => [{ json: item }],
		getTimezone: () => 'Asia/Shanghai',
	};
	return Object.assign(contextOf(members), {
		...(isCall === undefined ? {} : { isToolExecution: () => isCall }),
		evaluateExpression: () => evaluated,
	});
}

const CALL = "={{ $fromAI('End', '', 'string') }}";

it('outside of a locator a value is itself', () => {
	expect(insideLocator(locator('a'))).toBe('a');
	expect(insideLocator('a')).toBe('a');
});

it('an item has what its expressions come to, and what the user left', () => {
	const values = itemValues(contextWith({ raw: '={{ 1 }}' }), 0);
	expect([values.at('end'), values.rawAt('end'), values.zone()]).toEqual([
		'resolved',
		'={{ 1 }}',
		'Asia/Shanghai',
	]);
	expect([values.at('other'), values.rawAt('other')]).toEqual([null, null]);
});

it('a value of a model is known by what the user left, also inside a locator', () => {
	const of = (raw: unknown) => itemValues(contextWith({ raw }), 0).fromAi('end');
	expect([of(CALL)?.key, of(locator(CALL))?.key, of('a')]).toEqual(['End', 'End', undefined]);
});

describe('a call of a tool', () => {
	const at = (given: Given) => itemValues(contextWith({ isCall: true, ...given }), 0).at('end');

	it('has its own value, whatever n8n made of it', () => {
		expect(at({ raw: CALL, item: { End: 'own' } })).toBe('own');
		expect(at({ raw: locator(CALL), item: { End: 'own' } })).toEqual(locator('own'));
	});

	it('has the one that stands in where the model gave none, else none', () => {
		expect(at({ raw: "={{ $fromAI('End', '', 'string', 'later') }}" })).toBe('later');
		expect(at({ raw: CALL })).toBeNull();
	});

	it('has what a text with its own value came to', () => {
		const text = `=x${CALL.slice(1)}`;
		expect(at({ raw: text, item: { End: 'own' }, evaluated: 'own' })).toBe('resolved');
	});

	it('has none of another call', async () => {
		const text = `=x${CALL.slice(1)}`;
		const act = () => at({ raw: text, item: { End: 'own' }, evaluated: 'other' });
		expect((await failureOf(act, InvalidParameterError)).field).toBe('End');
	});

	it.each([false, undefined])('is none where n8n says %p: the item is the agent’s', (isCall) => {
		expect(at({ raw: CALL, item: { End: 'own' }, isCall })).toBe('resolved');
	});
});

it('a trigger has no item and no model', () => {
	const context = Object.assign(contextOf({ getTimezone: () => 'UTC' }), {
		getNodeParameter: (name: string, _fallback: unknown, options?: unknown) =>
			options === undefined ? `${name} resolved` : `${name} raw`,
	});
	const values = nodeValues(Object.create(context));
	expect([values.at('a'), values.rawAt('a'), values.fromAi('a'), values.zone()]).toEqual([
		'a resolved',
		'a raw',
		undefined,
		'UTC',
	]);
});
