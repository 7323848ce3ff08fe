/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { DateTime } from 'luxon';

import type { Emulator } from '../../emulator';
import { loggedIn, withBrowser } from '../editor/browser';
import type { NodePanel } from '../editor/nodePanel';
import { Pictures } from '../editor/pictures';
import { reads } from '../editor/reads';
import { WorkflowEditor, type Wanted } from '../editor/workflowEditor';
import type { Session } from '../host/session';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const CREATE: Wanted = { word: 'record', node: 'Tencent Live', action: 'Create recording task' };
const TRIGGER: Wanted = {
	word: 'Tencent Live Trigger',
	node: 'Tencent Live',
	action: 'On stream stopped',
};

const ACCOUNT = 'Tencent Cloud account';
const HOUR = 3_600_000;

const EIGHT_IN_THE_EVENING = { hour: 20, minute: 0, second: 0, millisecond: 0 };
const LARGEST_ID = '18446744073709551615';

/** The time zone of the n8n of these tests. */
const ZONE = 'Asia/Shanghai';

const COMMON = ['channel', 'tapeType', 'endTime', 'apiVersion'];
const FIELDS = {
	v3: ['resource', 'operation', 'domain', 'appName', ...COMMON],
	v2: ['resource', 'operation', ...COMMON],
};

/** One person, one n8n, one account. */
interface Desk {
	editor: WorkflowEditor;
	session: Session;
	emulator: Emulator;
	pictures: Pictures;
}

async function lists(panel: NodePanel, expected: string[]): Promise<void> {
	await reads('what the list offers', expected, async () => await panel.listed());
}

async function shows(panel: NodePanel, expected: string[]): Promise<void> {
	await reads('the fields', expected, async () => await panel.fields());
}

async function hasCredential(panel: NodePanel): Promise<void> {
	await reads('the credential', ACCOUNT, async () => await panel.credential());
}

/** The id of the newest task, read in the table and in the JSON, against the service's own. */
async function assertTaskId({ output }: NodePanel, taskId: string): Promise<void> {
	await output.show('table');
	await reads('task_id in the table', taskId, async () => await output.cell('task_id'));
	await output.show('json');
	const json = async () => await output.json('task_id');
	await reads('task_id in the JSON, as text', `"${taskId}"`, json);
	await output.show('schema');
}

/** Executes a node whose times cannot be, and reads what it says. */
async function assertRefused({ session, emulator }: Desk, panel: NodePanel, words: RegExp) {
	const sent = emulator.truth.requests().length;
	const { status } = await panel.execute(session);
	assert.equal(status, 'error');
	await reads('the sentence about the time', null, async () => {
		const said = await panel.output.error();
		return words.test(said) ? null : said;
	});
	assert.equal(emulator.truth.requests().length, sent, 'nothing was sent');
}

async function recordNow(desk: Desk): Promise<NodePanel> {
	const { editor, session, emulator, pictures } = desk;
	const panel = await editor.first(CREATE);
	await shows(panel, FIELDS.v3);
	await hasCredential(panel);

	await panel.openList('domain');
	// The play domain is none to record from.
	await lists(panel, ['push.example.com']);
	await panel.pick('push', 'push.example.com');
	await panel.openList('channel');
	await lists(panel, ['my-stream (push.example.com/live)', 'other-stream (push.example.com/live)']);
	await panel.pick('my', 'my-stream');
	await panel.typeExpression('endTime', 'in an hour');
	await assertRefused(
		desk,
		panel,
		/^End Time: "in an hour" cannot be read as a time\. Give ISO 8601 text such as/,
	);

	// Not the default, which n8n does not save.
	await panel.typeExpression('endTime', '{{ $now.plus({ minutes: 60 }) }}');
	const executed = await panel.execute(session);
	assert.equal(executed.status, 'success', executed.failure);
	const [task, ...more] = emulator.truth.tasks();
	assert.deepEqual(more, []);
	assert.equal(task?.channel, 'my-stream');
	assert.ok(task.realTime && Math.abs(task.end - Date.now() - HOUR) < 60_000, String(task.end));
	await assertTaskId(panel, task.id);
	await pictures.widenOutput(panel.page);
	await pictures.take('create', panel.page);
	return panel;
}

async function recordLaterWithLegacyApi(desk: Desk, panel: NodePanel): Promise<void> {
	const { session, emulator, pictures } = desk;
	await panel.choose('apiVersion', 'Legacy API 2.0');
	await shows(panel, FIELDS.v2);
	const options = ['If Task Exists', 'If Unknown', 'Match Existing', 'Timeout'];
	assert.deepEqual(await panel.optionsToAdd(), options);
	await panel.openList('channel');
	await lists(panel, [
		// What is selected stays, and comes first.
		'my-stream (push.example.com/live)',
		'Live channel (9896587163684165400)',
		'Other channel (9896587163684165401)',
	]);
	await panel.pick('live ch', 'Live channel');

	await panel.choose('tapeType', 'Scheduled');
	const start = DateTime.now().setZone(ZONE).plus({ days: 1 }).set(EIGHT_IN_THE_EVENING);
	const calendar = (time: DateTime) => time.toFormat('yyyy-MM-dd HH:mm:ss');
	await panel.typeTime('startTime', calendar(start));
	await panel.typeTime('endTime', calendar(start.minus({ hours: 1 })));
	await assertRefused(
		desk,
		panel,
		// Too long for a title, so it is whole below.
		/^End Time: "[^"]+" \(\S+\) is not after Start Time … End Time: "[^"]+" \(\S+T19:00:00\+08:00\) is not after Start Time "[^"]+" \(\S+T20:00:00\+08:00\)\. Choose a later end/,
	);
	await panel.typeTime('endTime', calendar(start.plus({ hours: 1 })));
	const executed = await panel.execute(session);
	assert.equal(executed.status, 'success', executed.failure);
	const task = emulator.truth.tasks().at(-1);
	assert.equal(task?.id, LARGEST_ID);
	assert.deepEqual([task.start, task.end], [start.toMillis(), start.toMillis() + HOUR]);
	await assertTaskId(panel, LARGEST_ID);
	await pictures.take('task-id', panel.page, panel.output.frame('request_id'));

	await panel.choose('apiVersion', 'API 3.0');
	await shows(panel, FIELDS.v3.toSpliced(-2, 0, 'startTime'));
}

async function watchStreams({ editor, pictures }: Desk): Promise<void> {
	const panel = await editor.first(TRIGGER);
	await shows(panel, ['events', 'setup', 'domain', 'appName', 'simplify']);
	await hasCredential(panel);
	await panel.alsoChoose('events', 'Recording File Ready');
	const events = 'Stream Stopped\nRecording File Ready';
	await reads('the events', events, async () => await panel.words('events'));
	await panel.openList('domain');
	await panel.pick('push', 'push.example.com');
	await pictures.take('trigger', panel.page, panel.frame());

	await panel.choose('setup', 'Manual');
	await shows(panel, ['events', 'setup', 'simplify']);
	assert.match(await panel.words(), /open Feature Configuration > Live Stream Callback/);
	// What the notice speaks of.
	assert.match(await panel.words(), /Webhook URLs/);
	await panel.close();
}

async function readWhyListIsEmpty(desk: Desk, lab: Lab): Promise<void> {
	const { editor, session, emulator } = desk;
	const wrong = lab.credential(emulator, { secretKey: 'not-the-key' });
	await session.createCredential('Wrong key', wrong);
	const panel = await editor.first(CREATE);
	await panel.selectCredential('Wrong key');
	await panel.openList('domain');
	assert.match(await panel.listError(), /^The signature does not match: the Secret Key/);
	await panel.selectCredential(ACCOUNT);
	await panel.openList('domain');
	await lists(panel, ['push.example.com']);
	await panel.close();

	// What the node will put out can be used by the next one before the first execution.
	const next = await editor.next({ word: 'edit fields', node: 'Edit Fields (Set)' });
	await reads('the fields to come', true, async () =>
		(await next.inputWords()).includes('task_id'),
	);
}

async function run(lab: Lab): Promise<string> {
	return await withBrowser(lab, async (browser) => {
		// One of its own: with one credential only, it is selected in a new node.
		const installed = await lab.newN8n();
		const { n8n, session } = installed;
		const emulator = await lab.emulator();
		await session.createCredential(ACCOUNT, lab.credential(emulator));
		const context = await loggedIn(browser, installed);
		const editor = await WorkflowEditor.open(context, n8n.url);
		const desk = { editor, session, emulator, pictures: new Pictures(lab.screenshots) };
		const panel = await recordNow(desk);
		await recordLaterWithLegacyApi(desk, panel);
		await watchStreams(desk);
		await readWhyListIsEmpty(desk, lab);
		await n8n.stop();
		return `found by "record"; task_id of both generations read in the output panel, ${LARGEST_ID} with every digit; times, lists, trigger and refusals in our words`;
	});
}

/** A person at the editor, in a real browser. */
export const editor: Scenario = { name: 'editor', run };
