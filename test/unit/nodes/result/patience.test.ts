import { surveyPatiently, type PatientAsk } from '../../../../nodes/TencentLive/result/patience';
import { FakeEvidence, task } from '../support/fakeEvidence';
import { at, file } from '../support/recorded';

const MINUTE = 60_000;
const stream = { channel: 's', domain: 'd', appName: 'live' };

/** Asks about what was recorded between two seconds. */
const ask = (patience: number, from = 0, to = 600): PatientAsk => ({
	...{ stream, taskId: null, window: { from: at(from), to: at(to) }, subAppId: null, patience },
});

/** Ten seconds after minute ten. A pause moves the clock, and may bring a file. */
class Later {
	readonly evidence = new FakeEvidence();
	readonly pauses: number[] = [];
	/** The file of the first ten minutes comes with this pause. */
	comesWith = Infinity;

	constructor() {
		this.evidence.pages = [[task('a', 0, 600)]];
		this.evidence.now = at(610);
		this.evidence.pushes = [];
	}

	async survey(...asks: PatientAsk[]) {
		const answers = await surveyPatiently(this.evidence.api(), asks, {
			now: () => at(610),
			pause: async (milliseconds) => {
				this.pauses.push(milliseconds);
				this.evidence.now = (this.evidence.now ?? 0) + milliseconds;
				if (this.pauses.length >= this.comesWith) {
					this.evidence.files = new Map([['s', [file(0, 600)]]]);
				}
				return await Promise.resolve();
			},
		});
		return answers.map((answer) =>
			answer.kind === 'done' ? answer.recorded.complete : answer.error,
		);
	}
}

const OF_TASK: PatientAsk = { ...ask(30 * MINUTE), taskId: 'a' };

it('who has no patience gets what there is', async () => {
	const later = new Later();
	expect(await later.survey(ask(0))).toEqual([null]);
	expect(later.pauses).toEqual([]);
});

it('what is settled is not waited for', async () => {
	const later = new Later();
	later.evidence.files = new Map([['s', [file(0, 600)]]]);
	expect(await later.survey(OF_TASK)).toEqual([true]);
	expect(later.pauses).toEqual([]);
});

it('what failed is not waited for', async () => {
	const later = new Later();
	const [error] = await later.survey({ ...OF_TASK, taskId: 'other' });
	expect(error).toBeInstanceOf(Error);
	expect(later.pauses).toEqual([]);
});

it('each wait is twice as long, four minutes at most, until no file can come', async () => {
	const later = new Later();
	expect(await later.survey(OF_TASK)).toEqual([false]);
	expect(later.pauses.map((pause) => pause / 1000)).toEqual([15, 30, 60, 120, 240]);
});

it('what can only have expired is not waited for', async () => {
	const later = new Later();
	const plan = { formats: ['hls'], resumption: 0, inCos: false, subAppIds: [], keptFor: 1_000 };
	later.evidence.plans = new Map([[7, plan]]);
	later.evidence.pages = [[task('a', 0, 600, { templateId: 7 })]];
	later.evidence.pushes = undefined;
	later.evidence.now = at(9_999);
	expect(await later.survey(OF_TASK)).toEqual([null]);
	expect(later.pauses).toEqual([]);
});

it('four minutes are the longest wait', async () => {
	const later = new Later();
	later.evidence.pushes = undefined;
	await later.survey(ask(15 * MINUTE));
	expect(later.pauses.map((pause) => pause / 1000)).toEqual([15, 30, 60, 120, 240, 240, 195]);
});

it('the file that was waited for ends it', async () => {
	const later = new Later();
	later.comesWith = 2;
	expect(await later.survey(OF_TASK)).toEqual([true]);
	expect(later.pauses).toEqual([15_000, 30_000]);
});

it('the last wait is what is left of the patience', async () => {
	const later = new Later();
	expect(await later.survey({ ...OF_TASK, patience: 50_000 })).toEqual([null]);
	expect(later.pauses).toEqual([15_000, 30_000, 5_000]);
});

it('of several, each is waited for as long as its own patience', async () => {
	const later = new Later();
	later.comesWith = 3;
	const hasty = { ...OF_TASK, patience: 20_000 };
	expect(await later.survey(hasty, OF_TASK, { ...OF_TASK, patience: 0 })).toEqual([
		null,
		true,
		null,
	]);
	expect(later.pauses.map((pause) => pause / 1000)).toEqual([15, 5, 60]);
	// Those who wait no longer are not asked about again.
	expect(later.evidence.asked.files).toHaveLength(4);
});
