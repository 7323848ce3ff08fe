import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { call3, codeOf, NOON, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const NOW = NOON / 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;
const STREAM = { StreamName: 's', DomainName: 'push.example.com', AppName: 'live' };

async function create(emulator: Emulator, values: Record<string, unknown>): Promise<string> {
	return codeOf(await call3(emulator, 'CreateRecordTask', { ...STREAM, ...values }));
}

it('starts now where StartTime is left out, active push or not', async () => {
	const emulator = await start();
	const answer = await call3(emulator, 'CreateRecordTask', { ...STREAM, EndTime: NOW + HOUR });
	const [task] = emulator.truth.tasks();
	expect(responseOf(answer).TaskId).toBe(task?.id);
	expect(task?.id).toMatch(/^[A-Za-z0-9]{58}$/);
	expect(task).toMatchObject({
		generation: 'v3',
		account: DEFAULT_ACCOUNT.secretId,
		channel: 's',
		domain: 'push.example.com',
		app: 'live',
		realTime: true,
		start: NOON,
		end: NOON + HOUR * 1000,
		createdAt: NOON,
		status: 'running',
		stoppedAt: null,
		deletedAt: null,
	});
});

it('makes every accepted call a task of its own', async () => {
	const emulator = await start();
	await create(emulator, { EndTime: NOW + HOUR });
	await create(emulator, { EndTime: NOW + HOUR });
	expect(new Set(emulator.truth.tasks().map(({ id }) => id)).size).toBe(2);
});

it.each<[string, 'china' | 'international', Record<string, unknown>, string]>([
	['24 hours', 'china', { StartTime: NOW + HOUR, EndTime: NOW + HOUR + DAY }, ''],
	[
		'a second more than 24 hours',
		'china',
		{ StartTime: NOW + HOUR, EndTime: NOW + HOUR + DAY + 1 },
		'InvalidParameter',
	],
	['more than 24 hours from now', 'china', { EndTime: NOW + DAY + 1 }, 'InvalidParameter'],
	[
		'an end at the start',
		'china',
		{ StartTime: NOW + HOUR, EndTime: NOW + HOUR },
		'InvalidParameter',
	],
	[
		'an end before the start',
		'china',
		{ StartTime: NOW + HOUR, EndTime: NOW + 60 },
		'InvalidParameter',
	],
	['an end now', 'china', { StartTime: NOW - HOUR, EndTime: NOW }, 'InvalidParameter'],
	[
		'a start in the past and an end in the future',
		'china',
		{ StartTime: NOW - HOUR, EndTime: NOW + 1 },
		'',
	],
	[
		'an end just within 7 days',
		'china',
		{ StartTime: NOW + 7 * DAY - HOUR, EndTime: NOW + 7 * DAY - 1 },
		'',
	],
	[
		'an end in 7 days',
		'china',
		{ StartTime: NOW + 7 * DAY - HOUR, EndTime: NOW + 7 * DAY },
		'InvalidParameter',
	],
	['a start in 6 days', 'international', { StartTime: NOW + 6 * DAY, EndTime: NOW + 7 * DAY }, ''],
	[
		'a start a second beyond 6 days',
		'international',
		{ StartTime: NOW + 6 * DAY + 1, EndTime: NOW + 6 * DAY + HOUR },
		'InvalidParameter',
	],
	['milliseconds for seconds', 'china', { EndTime: NOON + HOUR * 1000 }, 'InvalidParameter'],
	[
		'a domain of somebody else',
		'china',
		{ DomainName: 'push.example.org', EndTime: NOW + HOUR },
		'InvalidParameter',
	],
	[
		'a play domain',
		'china',
		{ DomainName: 'play.example.com', EndTime: NOW + HOUR },
		'InvalidParameter',
	],
	[
		'a disabled domain',
		'china',
		{ DomainName: 'off.example.com', EndTime: NOW + HOUR },
		'InvalidParameter',
	],
	['an unknown stream type', 'china', { StreamType: 2, EndTime: NOW + HOUR }, 'InvalidParameter'],
	[
		'a mixed stream, a template nobody has, an extension',
		'china',
		{ StreamType: 1, TemplateId: 99, Extension: '', EndTime: NOW + HOUR },
		'',
	],
])('%s (%s)', async (_, site, values, code) => {
	const emulator = await start({
		site,
		domains: [
			'push.example.com',
			{ name: 'play.example.com', type: 'play', enabled: true },
			{ name: 'off.example.com', type: 'push', enabled: false },
		],
	});
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.truth.createdCount).toBe(code === '' ? 1 : 0);
	expect(emulator.truth.requests()).toMatchObject([
		{
			action: 'CreateRecordTask',
			result: code === '' ? 'accepted' : 'refused',
			code: code || null,
		},
	]);
});

describe('StopRecordTask and DeleteRecordTask', () => {
	const stop = async (emulator: Emulator, TaskId: string, account = DEFAULT_ACCOUNT) =>
		codeOf(await call3(emulator, 'StopRecordTask', { TaskId }, { account }));
	const remove = async (emulator: Emulator, TaskId: string) =>
		codeOf(await call3(emulator, 'DeleteRecordTask', { TaskId }));

	async function withTask(): Promise<{ emulator: Emulator; id: string }> {
		const other = { secretId: 'AKIDother', secretKey: 'k' };
		const emulator = await start({ accounts: [DEFAULT_ACCOUNT, other] });
		await create(emulator, { EndTime: NOW + HOUR });
		return { emulator, id: emulator.truth.tasks()[0]?.id ?? '' };
	}

	it('stops once; the first time of stopping stays', async () => {
		const { emulator, id } = await withTask();
		emulator.clock.advance(60_000);
		expect(await stop(emulator, id)).toBe('');
		emulator.clock.advance(60_000);
		expect(await stop(emulator, id)).toBe('');
		expect(emulator.truth.tasks()).toMatchObject([{ status: 'stopped', stoppedAt: NOON + 60_000 }]);
	});

	it('deletes without touching what runs, and knows the task no more', async () => {
		const { emulator, id } = await withTask();
		emulator.clock.advance(60_000);
		expect(await remove(emulator, id)).toBe('');
		expect(emulator.truth.tasks()).toMatchObject([
			{ deleted: true, deletedAt: NOON + 60_000, status: 'running', starts: true },
		]);
		expect(await remove(emulator, id)).toBe('InvalidParameter');
		expect(await stop(emulator, id)).toBe('InvalidParameter');
	});

	it('knows tasks of the own account only', async () => {
		const { emulator, id } = await withTask();
		expect(await stop(emulator, 'nothing')).toBe('InvalidParameter');
		expect(await stop(emulator, id, { secretId: 'AKIDother', secretKey: 'k' })).toBe(
			'InvalidParameter',
		);
		expect(emulator.truth.tasks()).toMatchObject([{ stoppedAt: null }]);
	});
});
