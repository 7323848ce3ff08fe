import {
	CancelledError,
	isTimeUp,
	notSentBy,
	TimeUpError,
} from '../../../../nodes/TencentLive/transport/CancelledError';

const aborted = (reason?: unknown) => AbortSignal.abort(reason);
const late = Object.assign(new Error('late'), { name: 'TimeoutError' });

it.each([
	['nobody can end it', undefined, false],
	['nobody has', new AbortController().signal, false],
	['somebody cancelled it', aborted(), false],
	['it was ended for a reason of another kind', aborted('late'), false],
	['it was ended for none', aborted(null), false],
	['it was ended by an error without a name', aborted({}), false],
	['its deadline ended it', aborted(late), true],
])('time is up where %s: %p', (_what, signal, expected) => {
	expect(isTimeUp(signal)).toBe(expected);
});

it('what was not sent says why', () => {
	expect(notSentBy(aborted())).toMatchObject({
		...{ name: 'CancelledError', kind: 'notSent' },
		message: 'The execution was cancelled before anything was sent.',
	});
	const error = notSentBy(aborted(late));
	expect(error).toBeInstanceOf(TimeUpError);
	expect(error).toBeInstanceOf(CancelledError);
	expect(error).toMatchObject({
		...{ name: 'TimeUpError', kind: 'notSent' },
		message: 'It took too long, and was given up before anything was sent.',
	});
});
