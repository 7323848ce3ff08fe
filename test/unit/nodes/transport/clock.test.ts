import { orAbort, systemClock } from '../../../../nodes/TencentLive/transport/clock';

const REASON = new Error('cancelled');

/** Counts who listens to a signal. */
function watched() {
	const controller = new AbortController();
	const add = jest.spyOn(controller.signal, 'addEventListener');
	const remove = jest.spyOn(controller.signal, 'removeEventListener');
	const isRemoved = (type: string, listener: unknown) =>
		remove.mock.calls.some((call) => call[0] === type && call[1] === listener);
	const listeners = () =>
		add.mock.calls.filter(([type, listener]) => !isRemoved(type, listener)).length;
	return { controller, listeners };
}

describe('orAbort', () => {
	it('gives what the promise gives', async () => {
		expect(await orAbort(Promise.resolve('a'), undefined)).toBe('a');
		expect(await orAbort(Promise.resolve('a'), new AbortController().signal)).toBe('a');
		await expect(orAbort(Promise.reject(REASON), undefined)).rejects.toBe(REASON);
		const { signal } = new AbortController();
		await expect(orAbort(Promise.reject(REASON), signal)).rejects.toBe(REASON);
	});

	it('rejects with the reason of a signal that was aborted before', async () => {
		await expect(orAbort(Promise.resolve('a'), AbortSignal.abort(REASON))).rejects.toBe(REASON);
	});

	it('rejects with the reason of a signal that is aborted meanwhile', async () => {
		const { controller, listeners } = watched();
		const waiting = orAbort(new Promise(() => {}), controller.signal);
		expect(listeners()).toBe(1);
		controller.abort(REASON);
		await expect(waiting).rejects.toBe(REASON);
		expect(listeners()).toBe(0);
	});

	it('does not go on listening, whatever the promise came to', async () => {
		const { controller, listeners } = watched();
		await orAbort(Promise.resolve('a'), controller.signal);
		expect(listeners()).toBe(0);
		await expect(orAbort(Promise.reject(REASON), controller.signal)).rejects.toBe(REASON);
		expect(listeners()).toBe(0);
	});
});

describe('systemClock', () => {
	afterEach(() => {
		jest.useRealTimers();
	});

	it('tells UNIX milliseconds', () => {
		jest.useFakeTimers({ now: 1_706_406_788_123 });
		expect(systemClock.now()).toBe(1_706_406_788_123);
	});

	it('sleeps as long as it is told', async () => {
		jest.useFakeTimers();
		const woken = jest.fn();
		void systemClock.sleep(1000).then(woken);
		await jest.advanceTimersByTimeAsync(999);
		expect(woken).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		expect(woken).toHaveBeenCalledTimes(1);
	});

	it('wakes at once, with the reason, where the signal is aborted', async () => {
		jest.useFakeTimers();
		const controller = new AbortController();
		const sleeping = systemClock.sleep(1000, controller.signal);
		controller.abort(REASON);
		await expect(sleeping).rejects.toBe(REASON);
		await expect(systemClock.sleep(1000, controller.signal)).rejects.toBe(REASON);
	});
});

it('a sleep that is longer than a timer can be does not end at once', async () => {
	jest.useFakeTimers();
	try {
		let isOver = false;
		const sleeping = systemClock.sleep(2 ** 31).then(() => {
			isOver = true;
		});
		await jest.advanceTimersByTimeAsync(1_000_000);
		expect(isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(2 ** 31);
		await sleeping;
	} finally {
		jest.useRealTimers();
	}
});
