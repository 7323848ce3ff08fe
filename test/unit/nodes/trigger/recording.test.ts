import { PUBLISHED, SAMPLES } from '../../../emulator/callbacks/samples';
import { detailOf, extensionOf, startedBy } from '../../../../nodes/TencentLive/trigger/recording';

const TASK = 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ';
const detail = (start_model: unknown) => ({ record_detail: JSON.stringify({ start_model }) });

it.each([
	['the published payload in COS', PUBLISHED.inCos, 'template'],
	['the published payload in VOD', PUBLISHED.inVod, 'template'],
	['the sample of a file', SAMPLES.recordingFile, 'task'],
	['the sample of a status', SAMPLES.recordingStatus, 'task'],
	['the sample of an exception', SAMPLES.recordingException, null],
	['a status of a template', { task_id: '5', ...detail(1) }, 'template'],
	['a status of a task', { task_id: '5', ...detail('5') }, 'task'],
	['another start model', { task_id: TASK, ...detail(2) }, 'task'],
	['no start model', detail('constructor'), null],
	['a task that uses a template', { task_id: TASK, record_temp_id: '7' }, 'task'],
	['a number for a task', { task_id: 1818336333418, record_temp_id: '' }, 'template'],
	['a template without a task', { record_temp_id: 7 }, 'template'],
	['neither', { task_id: '', record_temp_id: '' }, null],
])('%s was started by %3$s', (_, call, expected) => {
	expect(startedBy({ ...call })).toBe(expected);
});

it.each<[unknown, string | undefined]>([
	['{"session_id":18446744073709551615}', '18446744073709551615'],
	// As the samples on the pages have it.
	['{\\"a\\":1,\\"session_id\\":\\"c\\"}', 'c'],
	['{"session_id":"say \\"hi\\""}', 'say "hi"'],
	[{ session_id: 'a' }, 'a'],
	...['{}', '[1]', '5', 'null', '', '{', '{\\', 'plain "text"', [1], 5, null, undefined].map(
		(text): [unknown, undefined] => [text, undefined],
	),
])('the session in %j is %s', (callback_ext, expected) => {
	expect(extensionOf({ callback_ext })).toEqual({ sessionId: expected });
});

it('case 34: reads what is nested 5,000 deep', () => {
	const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
	const call = { record_detail: `{"x":${deep},"file_format":2,"start_model":5}` };
	expect(detailOf(call)).toEqual({ startModel: '5', fileFormat: '2' });
});
