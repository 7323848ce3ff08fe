import { Creating, created } from '../support/creating';
import { listedTask } from '../support/fakeService';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const MINUTE = 60_000;
const OF_CHANNEL = { domain: null, appName: null };

it('a lost request whose task the legacy API cut short does not stand for what comes after', async () => {
	const here = new Creating();
	const api = here.service.apiLegacy();
	const hour = { request: recordingRequest(OF_CHANNEL), version: 'v2' as const };
	const lost = intentOf({ ...hour, matchExisting: 'overlapping' });
	here.shared.lost.add(lost, markOf(lost), NOW + 7_224_000, NOW);
	here.service.tasks = [listedTask('cut', { ...OF_CHANNEL, endTime: NOW + 30 * MINUTE })];

	const request = { ...scheduled(40 * MINUTE, 60 * MINUTE), ...OF_CHANNEL };
	const later = intentOf({ request, version: 'v2', matchExisting: 'overlapping' });
	expect(await here.created(later, { api })).toStrictEqual(created());
});
