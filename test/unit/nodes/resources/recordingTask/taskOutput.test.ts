import { taskOutput } from '../../../../../nodes/TencentLive/resources/recordingTask/taskOutput';
import { task } from '../../support/fakeEvidence';
import { at } from '../../support/recorded';

it('a task has its times in China’s', () => {
	const one = task('a', 0, 600, { templateId: 7, fragments: 2, stoppedAt: at(300) });
	expect(taskOutput({ ...one, status: 'stopped' })).toStrictEqual({
		task_id: 'a',
		status: 'stopped',
		channel: 's',
		domain: 'd',
		app_name: 'live',
		start_time: '2026-11-23T12:00:00+08:00',
		end_time: '2026-11-23T12:10:00+08:00',
		stopped_at: '2026-11-23T12:05:00+08:00',
		template_id: 7,
		fragments: 2,
	});
});

it('one that was not stopped says so', () => {
	expect(taskOutput(task('a', 0, 600))).toMatchObject({ stopped_at: null, template_id: null });
});
