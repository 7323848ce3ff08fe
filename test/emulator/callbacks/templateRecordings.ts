import { inCos } from '../recordings/cos';
import type { RecordedFile, RecordFormat, RecordRule, RecordTemplate } from '../recordSettings';
import type { ActiveStream } from '../settings';
import type { EmulatorState } from '../state';
import {
	fileReady,
	type Happening,
	type Recording,
	recordingChanged,
	type RecordEvent,
} from './happenings';
import { pushParam } from './pushParam';

/** A push has to last longer than this to give a file (tencentcloud.com/document/product/267/37309). */
const SHORTEST_PUSH = 10_000;

/** Sessions are numbers, as published payloads have them. */
const FIRST_SESSION = 1820625260475124000n;
const FIRST_FILE = 5285890806906490000n;

interface Running {
	recording: Recording;
	template: RecordTemplate;
	since: number;
}

/** Whether a rule is for a stream; the more of it a rule names, the more it counts. */
function fits({ domain, app, stream }: RecordRule, push: ActiveStream): boolean {
	return (
		domain === push.domain &&
		(app === '' || app === push.app) &&
		(stream === '' || stream === push.stream)
	);
}

const weight = ({ app, stream }: RecordRule) => (app === '' ? 0 : 1) + (stream === '' ? 0 : 2);

/** What rules with a template record of pushes that begin after the rule was made. */
export class TemplateRecordings {
	private readonly running = new Map<string, Running>();

	private readonly waiting: Array<{ file: RecordedFile; of: Running; at: number }> = [];

	private sessions = 0;

	private files = 0;

	constructor(
		private readonly state: EmulatorState,
		private readonly nextEvent: () => number,
	) {}

	/** A push that began. @returns what is told of it */
	began(name: string, push: ActiveStream, now: number): Happening[] {
		const rules = this.state.rules.filter((rule) => fits(rule, push));
		const [rule] = rules.sort((one, other) => weight(other) - weight(one));
		const template = this.state.templates.find(({ id }) => id === rule?.templateId);
		if (template?.formats?.[0] === undefined) return [];
		const id = String(FIRST_SESSION + BigInt((this.sessions += 1)));
		const { domain, app, stream } = push;
		const recording: Recording = {
			...{ domain, app, stream },
			sessionId: id,
			taskId: id,
			startedBy: 'template',
			templateId: template.id,
			streamParam: pushParam(push),
		};
		this.running.set(name, { recording, template, since: now });
		return [this.changed({ recording, template, since: now }, 'record_start_succeeded', now)];
	}

	/** A push that ended; its files come later. @returns what is told at once */
	ended(name: string, now: number): Happening[] {
		const running = this.running.get(name);
		if (running === undefined) return [];
		this.running.delete(name);
		const at = now + this.state.fileDelayMs;
		if (now - running.since > SHORTEST_PUSH) {
			for (const format of running.template.formats ?? []) {
				const file = {
					...this.made(running, format),
					format,
					start: running.since,
					end: now,
					createdAt: at,
				};
				this.waiting.push({ file, of: running, at });
			}
		}
		return [this.changed(running, 'record_ended', now)];
	}

	/** When the next file is ready. */
	get due(): number[] {
		return this.waiting.map(({ at }) => at);
	}

	/** The files that are ready by now, put where they are kept. @returns what is told of them */
	ready(now: number): Happening[] {
		const ready = this.waiting.filter(({ at }) => at <= now);
		for (const one of ready) {
			this.waiting.splice(this.waiting.indexOf(one), 1);
			const isInCos = one.of.template.cosStore === 1;
			(isInCos ? this.state.cosFiles : this.state.files).push(one.file);
		}
		return ready.map(({ file, of }) => fileReady(file, of.recording));
	}

	private made({ recording, template }: Running, format: RecordFormat) {
		const { domain, app, stream, taskId } = recording;
		const number = String(FIRST_FILE + BigInt((this.files += 1)));
		const settings = template.settings?.[format] ?? {};
		const subAppId = settings.vodSubAppId ?? 0;
		return {
			...(template.cosStore === 1 ? inCos(number, settings, taskId) : { id: number }),
			...{ domain, app, stream },
			...(subAppId === 0 ? {} : { subAppId }),
		};
	}

	private changed({ recording, template }: Running, event: RecordEvent, at: number): Happening {
		return recordingChanged(recording, event, at, template.formats?.[0] ?? 'hls', this.nextEvent());
	}
}
