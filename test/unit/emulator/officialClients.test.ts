/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads its own folder, never inside n8n */
/** The vendor's own clients, unmodified. That they call every action in every way is part of its contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { LEGACY_ACTIONS } from '../../emulator/actions/v2';
import { PRODUCTS } from '../../emulator/actions/v3';
import { LEGACY_WAYS, legacySdkCall, sdkCall, WAYS } from './clients';
import { LIVE, start } from './running';

const TEMPORARY = { secretId: 'AKIDtemporary', secretKey: 'k', token: 'good' };
const UNWELCOME = [
	{ ...DEFAULT_ACCOUNT, secretKey: 'wrong' },
	{ ...DEFAULT_ACCOUNT, secretId: 'AKIDnobody' },
	{ ...TEMPORARY, token: undefined },
	{ ...TEMPORARY, token: 'other' },
];

it('every action has its contract', () => {
	const folder = join(__dirname, 'actions');
	const text = readdirSync(folder)
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.join();
	const kinds = ['Record', 'Callback'];
	const withContract = [...text.matchAll(/contract\(\s*['`]([\w${}]+)/g)].flatMap(([, name = '']) =>
		kinds.map((kind) => name.replace('${kind}', kind)),
	);
	for (const { name } of [...LEGACY_ACTIONS, ...PRODUCTS.flatMap(({ actions }) => actions)]) {
		expect(withContract).toContain(name);
	}
});

it.each(LEGACY_WAYS)('qcloudapi-sdk is refused with wrong credentials: %j', async (way) => {
	const emulator = await start({ accounts: [DEFAULT_ACCOUNT, TEMPORARY] });
	const codes: unknown[] = [];
	for (const account of [...UNWELCOME, TEMPORARY]) {
		const values = await legacySdkCall(emulator, 'DescribeLVBChannelList', {}, { ...way, account });
		codes.push(values.code);
	}
	expect(codes).toEqual([4100, 4104, 4105, 4105, 0]);
});

it.each(WAYS)('tencentcloud-sdk-nodejs is refused with wrong credentials: %j', async (way) => {
	const emulator = await start({ accounts: [DEFAULT_ACCOUNT, TEMPORARY] });
	const codes: unknown[] = [];
	for (const account of [...UNWELCOME, TEMPORARY]) {
		await sdkCall(emulator, way, 'DescribeLiveDomains', {}, account).then(
			() => codes.push(''),
			({ code }: { code: string }) => codes.push(code),
		);
	}
	const [wrong, unknown] = ['AuthFailure.SignatureFailure', 'AuthFailure.SecretIdNotFound'];
	expect(codes).toEqual([
		wrong,
		unknown,
		'AuthFailure.TokenFailure',
		'AuthFailure.TokenFailure',
		'',
	]);
});

it('qcloudapi-sdk gets numbers by default, and loses digits of them', async () => {
	const emulator = await start();
	const task = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
	const body = await legacySdkCall(emulator, 'CreateRecord', task);
	expect(String(body.task_id)).toBe('18446744073709552000');
	expect(emulator.truth.tasks()).toMatchObject([{ id: '18446744073709551615' }]);
});
