import { detailsOf, expectTrue } from '../../support/honesty';
import { NODE, only, STREAM, useBench, v3 } from '../../support/engine';

const bench = useBench();

/** Errors of API 3.0, which come inside HTTP 200. */
const ERRORS: Array<[code: string, outcome: string, words: RegExp]> = [
	['ActionOffline', 'not_created', /offline/],
	['AuthFailure.MFAFailure', 'not_created', /multi-factor/],
	['DryRunOperation', 'not_created', /carried nothing out/],
	['FailedOperation', 'unknown', /could not finish/],
	['FailedOperation.CallOtherSvrError', 'unknown', /could not finish/],
	['InternalError', 'unknown', /internal error/],
	['InternalError.DBError', 'unknown', /internal error/],
	['InvalidParameter', 'not_created', /does not accept a parameter/],
	['InvalidParameterValue.Inner', 'not_created', /does not accept a parameter/],
	['IpNotInWhitelist', 'not_created', /allow-list/],
	['LimitExceeded.MaximumTask', 'not_created', /as many recording tasks/],
	['LimitExceeded.MaximumRunningTask', 'not_created', /running recording tasks/],
	['MissingParameter', 'not_created', /does not accept a parameter/],
	['NoSuchVersion', 'not_created', /version/],
	['ResourceNotFound.StopService', 'not_created', /has stopped/],
	['ResourceNotFound.FreezeService', 'not_created', /frozen/],
	['ResourceUnavailable.InvalidVodStatus', 'not_created', /VOD is not active/],
	['ServiceUnavailable', 'unknown', /not available/],
	['UnauthorizedOperation', 'not_created', /no right/],
	['UnauthorizedOperation.CamNoAuth', 'not_created', /no right/],
	['UnsupportedRegion', 'not_created', /region/],
	['SomethingNew', 'unknown', /answered with an error/],
	['SomethingNew.AndOdd', 'unknown', /answered with an error/],
];

test.each(ERRORS)('%s: %s', async (code, outcome, words) => {
	bench.emulator.faults.next('apiError', {
		action: 'CreateRecordTask',
		code,
		message: 'The words of the service.',
	});
	const finished = await bench.run({
		parameters: v3(),
		node: { onError: 'continueRegularOutput' },
	});

	const item = only(finished.json(NODE));
	expect(item.error).toMatch(words);
	expect(item.error).toContain(`(${code})`);
	expect(detailsOf(item)).toEqual({
		outcome,
		code,
		request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		description: 'Tencent Cloud: The words of the service.',
	});
	expectTrue(item, STREAM, bench.emulator.truth);
	expect(bench.creates()).toHaveLength(1);
});

test.each(ERRORS.filter(([, outcome]) => outcome === 'unknown'))(
	'%s is not called "not created": the task may be there all the same',
	async (code) => {
		bench.emulator.faults.next('apiError', {
			action: 'CreateRecordTask',
			code,
			message: '',
			executed: true,
		});
		const finished = await bench.run({
			parameters: v3(),
			node: { onError: 'continueRegularOutput' },
		});

		expect(bench.emulator.truth.createdCount).toBe(1);
		expectTrue(only(finished.json(NODE)), STREAM, bench.emulator.truth);
		expect(bench.creates()).toHaveLength(1);
	},
);

test('a domain the service does not know is refused by the service, in its own words', async () => {
	const finished = await bench.run({
		parameters: v3({ domain: { __rl: true, mode: 'name', value: 'play.example.com' } }),
	});

	expect(finished.error?.message).toMatch(/\(InvalidParameter\) No task was created\.$/);
	expect(finished.error).toMatchObject({
		description: 'Tencent Cloud: DomainName is not an enabled push domain of this account.',
	});
});
