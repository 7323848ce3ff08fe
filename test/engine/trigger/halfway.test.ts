import { useBench } from '../../support/engine';
import { useHosts, type Host } from './host';
import { Meanwhile } from './meanwhile';
import { ELSEWHERE, NONE, own, stand, theirs, THEIRS } from './standing';

const meanwhile = new Meanwhile();
const bench = useBench({ onRequest: meanwhile.onRequest });
const host = useHosts(bench);

afterEach(() => meanwhile.forget());

beforeEach(() => stand(bench, { templates: [THEIRS], rules: [ELSEWHERE] }));

const ACTIONS = {
	activate: [
		'DescribeLiveCallbackRules',
		'DescribeLiveCallbackTemplates',
		'CreateLiveCallbackTemplate',
		'CreateLiveCallbackRule',
	],
	renew: [
		'DescribeLiveCallbackRules',
		'DescribeLiveCallbackTemplates',
		'DeleteLiveCallbackRule',
		'DeleteLiveCallbackTemplate',
		'CreateLiveCallbackTemplate',
		'CreateLiveCallbackRule',
	],
	deactivate: [
		'DescribeLiveCallbackRules',
		'DescribeLiveCallbackTemplates',
		'DeleteLiveCallbackRule',
		'DeleteLiveCallbackTemplate',
	],
};

const prepare = {
	activate: async () => {},
	renew: async (n8n: Host) => {
		await n8n.activate();
		n8n.credential = { callbackSecret: 'new' };
	},
	deactivate: async (n8n: Host) => {
		await n8n.activate();
	},
};

async function act(n8n: Host, step: keyof typeof ACTIONS): Promise<void> {
	if (step === 'deactivate') await n8n.deactivate();
	else await n8n.activate();
}

const ONE = { templates: [expect.anything()], rules: [expect.objectContaining({ app: 'live' })] };
const expected = { activate: ONE, renew: ONE, deactivate: NONE };

const CASES = (['activate', 'renew', 'deactivate'] as const).flatMap((step) =>
	ACTIONS[step].map((action) => ({ step, action })),
);

test.each(CASES)('$step, the answer to $action is lost: it is done', async ({ step, action }) => {
	const before = theirs(bench);
	const n8n = await host();
	await prepare[step](n8n);
	bench.emulator.faults.next('loseAnswer', { action });
	await act(n8n, step);
	expect(bench.emulator.faults.pending).toBe(0);
	expect(own(bench)).toEqual(expected[step]);
	expect(theirs(bench)).toEqual(before);
});

test.each(CASES)(
	'$step, the service goes down at $action: the next time mends it',
	async ({ step, action }) => {
		const before = theirs(bench);
		const n8n = await host();
		await prepare[step](n8n);
		meanwhile.after(action, () => bench.emulator.faults.next('html502', { times: Infinity }));
		await act(n8n, step).catch(() => {});
		expect(theirs(bench)).toEqual(before);
		bench.emulator.faults.clear();
		n8n.restart();
		await act(n8n, step);
		expect(own(bench)).toEqual(expected[step]);
		expect(theirs(bench)).toEqual(before);
		await n8n.deactivate();
		expect(own(bench)).toEqual(NONE);
	},
);
