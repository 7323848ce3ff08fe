import { resultOutput } from '../../../../../nodes/TencentLive/resources/recordingTask/resultOutput';
import type { FormatRecorded } from '../../../../../nodes/TencentLive/result/join';
import type { Recorded } from '../../../../../nodes/TencentLive/result/survey';
import { task } from '../../support/fakeEvidence';
import { at, file } from '../../support/recorded';

const recorded = (more: Partial<Recorded> = {}): Recorded => ({
	...{ stream: { channel: 's', domain: 'd', appName: 'live' }, task: undefined },
	...{ window: { from: at(0), to: at(600) }, complete: false, formats: [], note: null },
	mayStillCome: false,
	...more,
});
const format = (more: Partial<FormatRecorded> = {}): FormatRecorded => ({
	...{ format: 'hls', files: [], covered: 0, gaps: [], isExpected: true, hasUndated: false },
	...more,
});
const [FROM, TO] = ['2026-11-23T12:00:00+08:00', '2026-11-23T12:10:00+08:00'];

it('speaks for the whole by the format that covers most', () => {
	const gap = { from: at(500), to: at(600), reason: 'not pushed' };
	const formats = [
		format({ files: [file(0, 500)], covered: 500_400, gaps: [gap] }),
		format({ format: 'mp4', covered: 300_000 }),
	];
	expect(resultOutput(recorded({ formats, task: task('a', 0, 600), note: 'Ah.' }))).toEqual({
		...{ task_id: 'a', channel: 's', domain: 'd', app_name: 'live' },
		...{ start_time: FROM, end_time: TO, complete: false, seconds: 500 },
		gaps: [
			{ start_time: '2026-11-23T12:08:20+08:00', end_time: TO, seconds: 100, reason: 'not pushed' },
		],
		formats: [
			{
				...{ format: 'hls', seconds: 500 },
				gaps: [expect.objectContaining({ seconds: 100 })],
				files: [expect.objectContaining({ file_id: '0-500', channel: 's' })],
			},
			{ format: 'mp4', seconds: 300, gaps: [], files: [] },
		],
		message: 'Ah.',
	});
});

it('of nothing, all of it is missing', () => {
	expect(resultOutput(recorded())).toMatchObject({
		...{ task_id: null, seconds: 0, formats: [] },
		gaps: [{ start_time: FROM, end_time: TO, seconds: 600, reason: null }],
	});
});

it('of what has not begun nothing is', () => {
	const window = { from: at(0), to: at(-60) };
	expect(resultOutput(recorded({ window }))).toMatchObject({
		...{ start_time: FROM, end_time: FROM, gaps: [] },
	});
	expect(resultOutput(recorded({ window: { from: at(0), to: at(0) } })).gaps).toEqual([]);
});

it('how long files are that do not say when is not known', () => {
	expect(resultOutput(recorded({ formats: [format({ hasUndated: true })] })).seconds).toBeNull();
});
