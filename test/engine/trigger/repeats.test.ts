import { SAMPLES } from '../../emulator';
import { useBench } from '../../support/engine';
import { KEY, useHosts } from './host';
import { post } from './http';
import { EVENTS, send, signed } from './signing';

const bench = useBench();
const host = useHosts(bench);

describe('an event that is sent again', () => {
	test.each(EVENTS)('%s starts nothing, signed anew or as it was', async (kind) => {
		const n8n = await host({ parameters: { events: EVENTS } });
		const same = signed(bench, SAMPLES[kind]);
		await post(n8n.url, same);
		expect(await post(n8n.url, same)).toMatchObject({ status: 200, body: '{"code":0}' });
		bench.setTime('2026-11-23T12:10:00+08:00');
		expect(await send(bench, n8n, kind)).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	test('starts one workflow where both come at the same moment', async () => {
		const n8n = await host();
		const body = signed(bench, SAMPLES.recordingFile);
		const replies = await Promise.all([1, 2, 3, 4].map(async () => await post(n8n.url, body)));
		expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		expect(n8n.started).toHaveLength(1);
	});

	test('starts nothing in another process either, with what was saved', async () => {
		const n8n = await host();
		await send(bench, n8n, 'recordingFile');
		n8n.restart();
		expect(await send(bench, n8n, 'recordingFile')).toBe(200);
		expect(n8n.started).toHaveLength(1);
		expect(await send(bench, n8n, 'recordingFile', { file_id: '2', record_file_id: '2' })).toBe(
			200,
		);
		expect(n8n.started).toHaveLength(2);
	});

	test('is remembered with all that came before it', async () => {
		const n8n = await host();
		const ids = ['1', '2', '3'];
		const sendAll = async () => {
			for (const id of ids) {
				await send(bench, n8n, 'recordingFile', { file_id: id, record_file_id: id });
			}
		};
		await sendAll();
		n8n.restart();
		await sendAll();
		expect(n8n.started.map(({ file_id }) => file_id)).toEqual(ids);
	});

	test('starts another one in a process that was not told: the limit that the documents name', async () => {
		const n8n = await host();
		await send(bench, n8n, 'recordingFile');
		n8n.restart(false);
		expect(await send(bench, n8n, 'recordingFile')).toBe(200);
		expect(n8n.started).toHaveLength(2);
	});

	test.each([
		{ seen: { 'an-older-version-of-it': 1_800_000_000 } },
		{ version: 3, seen: 'of a later version' },
		{ version: 2, seen: ['garbage'] },
	])('starts one workflow, and nothing crashes, where %j was saved', async (staticData) => {
		const n8n = await host();
		n8n.save(staticData);
		for (let count = 0; count < 2; count += 1) {
			expect(await send(bench, n8n, 'recordingFile')).toBe(200);
			n8n.restart();
		}
		expect(n8n.started).toHaveLength(1);
		expect(n8n.crashes).toEqual([]);
	});

	test('is new again for another trigger, and while the workflow is tested', async () => {
		const [n8n, other] = [await host(), await host({ webhookId: 'another' })];
		await send(bench, n8n, 'recordingFile');
		for (let count = 0; count < 2; count += 1) {
			await bench.emulator.sendCallback('recordingFile', {}, { url: n8n.testUrl, key: KEY });
		}
		expect(n8n.started).toHaveLength(3);
		expect(other.started).toEqual([]);
	});
});
