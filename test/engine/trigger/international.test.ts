import { refusalOf } from '../../support/harness/told';
import { useBench } from '../../support/engine';
import { useHosts } from './host';
import { EVENTS } from './signing';

const bench = useBench();
const host = useHosts(bench);

const templates = () => bench.emulator.state.callbackTemplates;
const rules = () => bench.emulator.state.callbackRules;

describe('an international account', () => {
	const credential = { site: 'international', region: 'ap-singapore' };

	test.each([
		{ events: ['recordingStatus'], names: 'Recording Status' },
		{ events: ['recordingException'], names: 'Recording Exception' },
		{ events: EVENTS, names: 'Recording Exception and Recording Status' },
	])('cannot have $names, and is told the way out', async ({ events, names }) => {
		bench.emulator.state.site = 'international';
		const n8n = await host({ parameters: { events }, credential });
		expect(await refusalOf(n8n.activate())).toContain(
			`Events: the API of international accounts takes no address for ${names}.`,
		);
		expect(await refusalOf(n8n.activate())).toContain('Setup to Manual');
		expect(templates()).toEqual([]);
	});

	test('has the rest', async () => {
		bench.emulator.state.site = 'international';
		const events = ['recordingFile', 'streamStarted', 'streamStopped'];
		const n8n = await host({ parameters: { events }, credential });
		await n8n.activate();
		expect(Object.keys(templates()[0]?.urls ?? {})).toHaveLength(3);
		expect(await n8n.activate()).toBe(false);
		await n8n.deactivate();
		expect([templates(), rules()]).toEqual([[], []]);
	});
});
