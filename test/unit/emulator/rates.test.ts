import { PRODUCTS } from '../../emulator/actions/v3';
import { checkAnswer } from '../../emulator/sdkModels';
import { call3, codeOf } from './clients';
import { start, stopAll } from './running';
import { callVod } from './vodClients';

afterEach(stopAll);

/** Requests per second of each action, as its page says. */
const RATES = {
	CreateLiveRecordRule: 200,
	CreateLiveRecordTemplate: 200,
	CreateRecordTask: 20,
	DeleteLiveRecordRule: 200,
	DeleteLiveRecordTemplate: 200,
	DeleteRecordTask: 20,
	DescribeLiveDomains: 200,
	DescribeLiveRecordRules: 500,
	DescribeLiveRecordTemplate: 500,
	DescribeLiveRecordTemplates: 500,
	DescribeLiveStreamOnlineList: 100,
	DescribeLiveStreamState: 300,
	DescribeRecordTask: 20,
	ModifyLiveRecordTemplate: 200,
	StopRecordTask: 20,
	DescribeMediaInfos: 100,
	SearchMedia: 100,
	CreateLiveCallbackRule: 200,
	CreateLiveCallbackTemplate: 200,
	DeleteLiveCallbackRule: 200,
	DeleteLiveCallbackTemplate: 200,
	DescribeLiveCallbackRules: 500,
	DescribeLiveCallbackTemplate: 500,
	DescribeLiveCallbackTemplates: 500,
	ModifyLiveCallbackTemplate: 200,
};

it('every action has its documented rate', () => {
	const actions = PRODUCTS.flatMap((product) => product.actions);
	expect(Object.fromEntries(actions.map(({ name, perSecond }) => [name, perSecond]))).toEqual(
		RATES,
	);
});

it.each(['ap-guangzhou', '', 'ap-nowhere'])(
	'templates, rules and VOD take region "%s"',
	async (region) => {
		const emulator = await start();
		expect(codeOf(await call3(emulator, 'DescribeLiveRecordRules', {}, { region }))).toBe('');
		expect(codeOf(await call3(emulator, 'DescribeLiveRecordTemplates', {}, { region }))).toBe('');
		expect(codeOf(await callVod(emulator, 'SearchMedia', {}, { region }))).toBe('');
	},
);

it('every action is one that the official models have', () => {
	for (const { name } of PRODUCTS.flatMap((product) => product.actions)) {
		expect(checkAnswer(name, {})).not.toContain(`${name}: the models have no ${name}Response`);
	}
});

it('counts each action for itself', async () => {
	const emulator = await start({ limits: {} });
	const codes: string[] = [];
	for (let count = 0; count < 101; count += 1) {
		codes.push(codeOf(await callVod(emulator, 'SearchMedia', {})));
	}
	expect(codes.indexOf('RequestLimitExceeded')).toBe(100);
	expect(codeOf(await callVod(emulator, 'DescribeMediaInfos', { FileIds: ['1'] }))).toBe('');
	emulator.clock.advance(1000);
	expect(codeOf(await callVod(emulator, 'SearchMedia', {}))).toBe('');
});
