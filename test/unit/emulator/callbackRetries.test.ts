import { stopReceivers } from './callbackReceiver';
import { advance, md5, started, STREAM } from './callbackSending';
import { NOON } from './clients';
import { stopAll } from './running';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

const MINUTE = 60_000;

describe('a callback that is not answered with 200', () => {
	it('is sent again every minute, twelve times, each time signed anew', async () => {
		const { emulator, receiver } = await started();
		receiver.status = 500;
		emulator.startStream(STREAM);
		await emulator.callbacksSettled();
		for (let minute = 1; minute <= 20; minute += 1) await advance(emulator, MINUTE);
		const [record, ...others] = emulator.truth.callbacks();
		expect(others).toEqual([]);
		expect(record).toMatchObject({ kind: 'streamStarted', state: 'givenUp' });
		expect(record?.attempts.map(({ at, status }) => ({ at, status }))).toEqual(
			[...Array(13).keys()].map((count) => ({ at: NOON + count * MINUTE, status: 500 })),
		);
		expect(receiver.bodies.map(({ t }) => t)).toEqual(
			[...Array(13).keys()].map((count) => NOON / 1000 + 600 + count * 60),
		);
	});

	it('is sent again as it was where a test wants it, and no more once it is taken', async () => {
		const { emulator, receiver } = await started({ callbackRetry: 'sameText' });
		receiver.status = 503;
		emulator.startStream(STREAM);
		await emulator.callbacksSettled();
		receiver.status = 200;
		for (let minute = 1; minute <= 3; minute += 1) await advance(emulator, MINUTE);
		expect(receiver.texts).toHaveLength(2);
		expect(receiver.texts[0]).toBe(receiver.texts[1]);
		expect(emulator.truth.callbacks()).toMatchObject([{ state: 'delivered' }]);
	});

	it('is waited for 20 seconds', async () => {
		const { emulator, receiver } = await started();
		receiver.status = null;
		emulator.startStream(STREAM);
		await receiver.next();
		emulator.clock.advance(19_999);
		expect(emulator.truth.callbacks()).toMatchObject([{ attempts: [{ status: null }] }]);
		receiver.status = 200;
		await advance(emulator, 1);
		await advance(emulator, MINUTE);
		expect(emulator.truth.callbacks()).toMatchObject([
			{ state: 'delivered', attempts: [{ status: null }, { at: NOON + 80_000, status: 200 }] },
		]);
	});

	it('does not keep an emulator from closing', async () => {
		const { emulator, receiver } = await started();
		receiver.status = null;
		emulator.startStream(STREAM);
		await receiver.next();
		await emulator.close();
		expect(receiver.bodies).toHaveLength(1);
	});
});

describe('by hand', () => {
	it('sends the sample of a kind, changed, signed and addressed as the template says', async () => {
		const { emulator, receiver } = await started();
		const record = await emulator.sendCallback('recordingException', { stream_id: 'x' });
		expect(record).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
		const t = NOON / 1000 + 600;
		expect(receiver.bodies).toMatchObject([
			{ event_type: 341, stream_id: 'x', exception: { type: -130 }, t, sign: md5(`k${t}`) },
		]);
	});

	it('or to another address, with another key, t or sign, and once', async () => {
		const { emulator, receiver } = await started({ callbackRules: [] });
		const { url } = receiver;
		receiver.status = 401;
		const official = { url, key: 'test', t: 1545030873 };
		await emulator.sendCallback('recordingFile', {}, official);
		await emulator.sendCallback('recordingFile', {}, { url, sign: 'x', t: 'y' });
		await emulator.sendCallback('recordingFile', {}, { url });
		await advance(emulator, 5 * MINUTE);
		expect(receiver.bodies).toHaveLength(3);
		expect(receiver.bodies[0]).toMatchObject({ sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' });
		expect(receiver.bodies[1]).toMatchObject({ sign: 'x', t: 'y' });
		expect(receiver.bodies[2]).not.toHaveProperty('sign');
		await expect(emulator.sendCallback('recordingFile')).rejects.toThrow('No callback template');
	});

	it('to nobody gives up', async () => {
		const { emulator, receiver } = await started();
		await stopReceivers();
		const record = await emulator.sendCallback('streamStopped', {}, { url: receiver.url });
		expect(record).toMatchObject({ state: 'givenUp', attempts: [{ status: null }] });
	});
});
