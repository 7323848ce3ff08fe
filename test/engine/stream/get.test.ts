import type { INodeParameters } from 'n8n-workflow';

import { failsWell } from '../failures';
import { actionsCalled, callsOf, operate, outputOf } from '../lifecycle';
import { CHANNEL, DOMAIN, locator, NODE, STREAM, useBench } from '../../support/engine';

const bench = useBench({
	streams: [
		{ domain: DOMAIN, app: 'live', stream: STREAM },
		{ domain: DOMAIN, app: 'live', stream: 'banned', forbidden: true },
	],
	channels: [
		{ id: CHANNEL, name: 'First channel', live: true },
		{ id: '9896587163684165401', name: '', live: false },
		{ id: '9896587163684165402', name: 'Closed', live: false, closed: true },
	],
});

describe('API 3.0', () => {
	const get = (channel: string, parameters: INodeParameters = {}) =>
		operate('stream', 'get', {
			apiVersion: 'v3',
			domain: locator('name', DOMAIN),
			channel: locator('id', channel),
			...parameters,
		});

	test.each([
		[STREAM, 'active'],
		['quiet', 'inactive'],
		['banned', 'forbidden'],
	])('%s is %s', async (channel, state) => {
		expect(await outputOf(bench, get(channel))).toEqual([
			{ channel, name: null, domain: DOMAIN, app_name: 'live', state, published_at: null },
		]);
		expect(callsOf(bench, 'DescribeLiveStreamState')).toEqual([
			{ DomainName: DOMAIN, AppName: 'live', StreamName: channel },
		]);
		expect(actionsCalled(bench)).toEqual(['DescribeLiveStreamState']);
	});

	test('the app is part of a stream’s name', async () => {
		expect(await outputOf(bench, get(STREAM, { appName: 'studio' }))).toMatchObject([
			{ app_name: 'studio', state: 'inactive' },
		]);
	});

	test('is asked again while the service has an internal error', async () => {
		bench.emulator.faults.next('internalError', { times: 2 });

		expect(await outputOf(bench, get(STREAM))).toMatchObject([{ state: 'active' }]);
		expect(callsOf(bench, 'DescribeLiveStreamState')).toHaveLength(3);
	});

	describe('fails well', () => {
		failsWell(bench, {
			parameters: get('={{ $json.channel }}', {
				domain: locator('name', '={{ $json.domain }}'),
				appName: '={{ $json.app }}',
			}),
			good: async () => [
				{ channel: STREAM, domain: DOMAIN, app: 'live' },
				{ channel: 'quiet', domain: DOMAIN, app: 'live' },
			],
			bad: [
				{ what: 'no channel', given: { channel: '' }, field: 'Channel', says: /empty/ },
				{ what: 'no domain', given: { domain: '' }, field: 'Domain', says: /empty/ },
				{ what: 'no app', given: { app: ' ' }, field: 'App Name', says: /empty/ },
				{ what: 'a channel of true', given: { channel: true }, field: 'Channel', says: /not text/ },
			],
			refused: {
				action: 'DescribeLiveStreamState',
				code: 'AuthFailure.SecretIdNotFound',
				says: /does not know this Secret ID on this site/,
			},
		});
	});
});

describe('the legacy API', () => {
	const get = (channel: string) =>
		operate('stream', 'get', { apiVersion: 'v2', channel: locator('id', channel) });

	test.each([
		[CHANNEL, 'First channel', 'active'],
		['9896587163684165401', null, 'inactive'],
		['9896587163684165402', 'Closed', 'forbidden'],
	])('%s, called %s, is %s', async (channel, name, state) => {
		expect(await outputOf(bench, get(channel))).toEqual([
			{ channel, name, domain: null, app_name: null, state, published_at: null },
		]);
		expect(callsOf(bench, 'DescribeLVBChannel')).toEqual([{ channelId: channel }]);
	});

	test('a channel there is not is told as such', async () => {
		const finished = await bench.run({
			parameters: get('42'),
			node: { onError: 'continueRegularOutput' },
		});

		expect(finished.json(NODE)).toEqual([
			{
				error: 'The channel does not exist. Check the channel ID. (5100/20301)',
				details: {
					code: '20301',
					request_id: null,
					description: 'Tencent Cloud: channel does not exist',
				},
			},
		]);
	});

	describe('fails well', () => {
		failsWell(bench, {
			parameters: get('={{ $json.channel }}'),
			good: async () => [{ channel: CHANNEL }, { channel: '9896587163684165401' }],
			bad: [
				{ what: 'no channel', given: { channel: null }, field: 'Channel', says: /empty/ },
				{
					what: 'a channel ID whose digits a number has lost',
					given: { channel: 9896587163684166000 },
					field: 'Channel',
					says: /in quotes/,
				},
			],
			refused: { action: 'DescribeLVBChannel', code: 5300, says: /balance .* too low/ },
		});
	});
});
