import { withDeadline } from '../../../../nodes/TencentLive/transport/deadline';
import { Deferred, watch } from '../support/deferred';
import { FakeClock, settle } from '../support/fakeClock';
import { apiFailureOf } from '../support/thrown';

describe('withDeadline', () => {
	it.each([
		['gives what the work gives', Promise.resolve('a'), 'fulfilled'],
		['fails as the work fails', Promise.reject(new Error('no')), 'rejected'],
	] as const)('%s, and listens no longer', async (_what, work, state) => {
		const clock = new FakeClock();
		const { signal } = new AbortController();
		const remove = jest.spyOn(signal, 'removeEventListener');
		clock.deadline = () => signal;
		const seen = watch(withDeadline(clock, 4_000, async () => await work));
		await settle();
		expect(seen.state).toBe(state);
		expect(remove).toHaveBeenCalledTimes(1);
	});

	it('case 10: gives a call up when its time is over, however much still trickles in', async () => {
		const clock = new FakeClock();
		const answer = new Deferred<string>();
		const given: AbortSignal[] = [];
		const failure = apiFailureOf(
			async () =>
				await withDeadline(clock, 4_000, async (signal) => {
					given.push(signal);
					return await answer.promise;
				}),
		);
		const seen = watch(failure);
		await clock.advance(3_999);
		expect(seen.state).toBe('open');
		expect(given[0]?.aborted).toBe(false);
		await clock.advance(1);
		expect(await failure).toMatchObject({
			kind: 'unknown',
			message: 'The answer was lost: no answer came in time.',
		});
		expect(given[0]?.aborted).toBe(true);
		answer.resolve('late');
	});
});
