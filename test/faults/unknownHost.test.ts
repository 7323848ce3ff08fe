import { DEFAULT_ACCOUNT, EmulatorClock } from '../emulator';
import { runWorkflow } from '../support/harness/runWorkflow';
import { GENERATIONS, locator, NODE, only, workflow } from '../support/engine';
import { expectNothingSecret } from '../support/honesty';
import { inTimeOf, takeOverTime } from './time';

const { secretId, secretKey } = DEFAULT_ACCOUNT;

/** No name server knows a name under it (RFC 6761). */
const NOWHERE = 'https://nowhere.faults.invalid';

let giveTimeBack = () => {};

beforeAll(() => {
	giveTimeBack = takeOverTime();
});

afterAll(() => giveTimeBack());

describe.each(GENERATIONS)('$version, an endpoint that does not exist', ({ create }) => {
	test('fails while looking: nothing is sent, and the user is told so', async () => {
		const clock = new EmulatorClock();
		clock.freeze();
		const finished = await inTimeOf(
			clock,
			async () =>
				await runWorkflow(
					workflow({
						parameters: create({
							channel: locator('id', '1234'),
							endTime: new Date(clock.now() + 600_000).toISOString(),
						}),
						node: { onError: 'continueRegularOutput' },
					}),
					{
						credentials: {
							tencentCloudApi: { secretId, secretKey, endpoint: NOWHERE, legacyEndpoint: NOWHERE },
						},
					},
				),
		);

		const item = only(finished.json(NODE));
		expect(item).toMatchObject({ details: { outcome: 'not_created', code: null } });
		expect(item.error).toMatch(
			/host name.*while the tasks that exist were listed.*No task was created\.$/,
		);
		expectNothingSecret(finished, [secretKey]);
	});
});
