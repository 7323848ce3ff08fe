import {
	meaningOfBusiness,
	meaningOfLegacy,
	MOVE_TO_V3,
} from '../../../../../nodes/TencentLive/api/v2/codes';
import { expectMeaning, expectSentence, type CodeRow } from '../../support/meaning';

const CHECK_KEY = /Check Secret ID and Secret Key .*Signature Method/;
const POLICY = /policy .*Cloud Access Management/;
const TO_V3 = /set API Version to API 3\.0/;
const CONSOLE = /console/;

/**
 * Every code of the access layer. Rejected only where it says that the request was turned away
 * before it ran.
 */
const ACCESS_LAYER: CodeRow[] = [
	['4000', 'rejected', /its own words follow/],
	['4100', 'rejected', CHECK_KEY],
	['4101', 'rejected', POLICY],
	['4102', 'rejected', POLICY],
	['4103', 'rejected', /Use a key of the account that owns the channel/],
	['4104', 'rejected', /Secret ID/],
	['4105', 'rejected', /Session Token.*new set of temporary keys/],
	['4106', 'rejected', /Use a key of a user that may call the API without it/],
	['4110', 'rejected', CHECK_KEY],
	['4200', 'clock', /Set the clock; the time zone does not matter/],
	['4300', 'rejected', TO_V3],
	['4400', 'throttled', /Wait a minute, or spread the work/],
	// Said of a repetition, too: the first copy may have run.
	['4500', 'unknown', /Check the clock/],
	['4600', 'rejected', /Legacy Endpoint .*https:\/\//],
	['5000', 'rejected', /Check the channel and the IDs/],
	['5200', 'rejected', CONSOLE],
	['5300', 'rejected', CONSOLE],
	['5400', 'unknown', /in part/],
	['5500', 'rejected', CONSOLE],
	['6000', 'unknown', null],
	['6100', 'rejected', TO_V3],
	// The call says where to go, unless a task may have been made.
	['6200', 'unknown', null],
];

/** The codes that come inside 5100 and concern recording. */
const BUSINESS: CodeRow[] = [
	['1000', 'rejected', /its own words follow/],
	['1001', 'rejected', /account/],
	['1002', 'rejected', /user/],
	['1003', 'rejected', /account/],
	['3000', 'unknown', null],
	['4001', 'rejected', null],
	['20111', 'rejected', /Start the stream first, or set Tape Type to Scheduled/],
	['20301', 'rejected', /Check the channel ID/],
	// "Failed to create": not that nothing was created.
	['20320', 'unknown', /stream must be live/],
	['20322', 'rejected', /Stop one of them, or choose other times/],
	['20323', 'rejected', /China Standard Time; check their offset/],
	['20327', 'rejected', /Check the task ID and the channel/],
];

describe('meaningOfLegacy', () => {
	it.each(ACCESS_LAYER)('says of %s that it is %s', (code, kind, wayOut) => {
		expectMeaning(meaningOfLegacy(code), kind, wayOut);
	});

	it.each(['4100', '4104', '4300', '6100'])(
		'points %s, which a retired API may say, to API 3.0',
		(code) => {
			expect(meaningOfLegacy(code).words).toContain(MOVE_TO_V3);
		},
	);

	it.each(['', '0', '1', '-1', '4', '400', '4001', '40000', '5100', '9999', '20301', 'HTTP 502'])(
		'says that %p leaves the outcome unknown',
		(code) => {
			expect(meaningOfLegacy(code)).toStrictEqual({
				kind: 'unknown',
				words: 'The legacy API answered with an error.',
			});
		},
	);
});

describe('meaningOfBusiness', () => {
	it.each(BUSINESS)('says of %s that it is %s', (code, kind, wayOut) => {
		expectMeaning(meaningOfBusiness(code), kind, wayOut);
	});

	it('has a sentence for a listing that failed', () => {
		expect(meaningOfBusiness('20321').words).toBe(
			'The live service failed to list recording tasks.',
		);
	});

	it.each([
		undefined,
		'',
		'100',
		'4000',
		'5100',
		'20100',
		'20108',
		'20114',
		'20324',
		'20325',
		'20326',
		'20328',
		'20500',
		'100004',
	])('says that %p leaves the outcome unknown', (code) => {
		expect(meaningOfBusiness(code)).toStrictEqual({
			kind: 'unknown',
			words: 'The live service could not carry out the request.',
		});
	});
});

it('says why to move to API 3.0, and when not to', () => {
	expectSentence(MOVE_TO_V3);
	expect(MOVE_TO_V3).toMatch(/2023.*API Version.*unless your account or gateway still has/);
});
