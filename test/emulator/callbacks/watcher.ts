import type { EmulatorClock } from '../clock';
import type { RecordFormat } from '../recordSettings';
import { pushesDuring } from '../recordings/pieces';
import type { ActiveStream } from '../settings';
import type { EmulatorState } from '../state';
import type { RecordingTask } from '../tasks/recordingTask';
import { actualEnd, starts } from '../tasks/taskStatus';
import type { TaskStore } from '../tasks/taskStore';
import {
	fileReady,
	type Happening,
	placeOf,
	pushChanged,
	type RecordEvent,
	recordingChanged,
	recordingOfTask,
} from './happenings';
import { ADDRESSES, SAMPLES } from './samples';
import type { CallbackSender } from './sender';
import { TemplateRecordings } from './templateRecordings';

/** Push sequences are the same for begin and end of a push. */
const FIRST_SEQUENCE = 6674468118806626000n;

interface Push {
	stream: ActiveStream;
	sequence: string;
}

/** Notices what happens to streams and recordings, each thing once, and has it sent. */
export class Watcher {
	private readonly known = new Set<string>();

	private readonly alarms = new Set<number>();

	private pushes = new Map<string, Push>();

	private pushCount = 0;

	private eventCount = 0;

	private readonly byTemplates: TemplateRecordings;

	/** False as long as nobody wants to be told: what happened until then is not told later either. */
	private watching = false;

	constructor(
		private readonly state: EmulatorState,
		private readonly tasks: TaskStore,
		private readonly clock: EmulatorClock,
		private readonly sender: CallbackSender,
	) {
		this.byTemplates = new TemplateRecordings(state, () => (this.eventCount += 1));
	}

	/** Looks at everything there is, and sends what is new to whoever a rule binds to it. */
	look(): void {
		const { callbackRules } = this.state;
		if (callbackRules.length === 0) {
			this.watching = false;
			return;
		}
		const happenings = [
			...this.pushChanges(),
			...this.taskChanges(),
			...this.newFiles(),
			...this.byTemplates.ready(this.clock.now()),
		];
		happenings.sort((one, other) => one.at - other.at);
		if (this.watching) happenings.forEach((happening) => this.tell(happening));
		this.watching = true;
		this.setAlarms();
	}

	private tell({ domain, app, kind, facts }: Happening): void {
		const { callbackRules, callbackTemplates } = this.state;
		const rule = callbackRules.find((one) => one.domain === domain && one.app === app);
		const template = callbackTemplates.find(({ id }) => id === rule?.templateId);
		const url = template?.urls[ADDRESSES[kind]];
		if (url === undefined) return;
		void this.sender.send(
			kind,
			{ ...SAMPLES[kind], ...facts },
			{ url, key: template?.key, repeat: true },
		);
	}

	private isNew(name: string): boolean {
		if (this.known.has(name)) return false;
		this.known.add(name);
		return true;
	}

	private pushChanges(): Happening[] {
		const now = this.clock.now();
		const before = this.pushes;
		this.pushes = new Map();
		const changes: Happening[] = [];
		for (const stream of this.state.streams.filter(({ forbidden }) => forbidden !== true)) {
			const name = `${stream.domain}/${stream.app}/${stream.stream}`;
			const push = before.get(name) ?? { stream, sequence: this.nextSequence() };
			this.pushes.set(name, push);
			if (before.has(name)) continue;
			changes.push(pushChanged(stream, now, push.sequence, false));
			if (this.watching) changes.push(...this.byTemplates.began(name, stream, now));
		}
		for (const [name, { stream, sequence }] of before) {
			if (this.pushes.has(name)) continue;
			changes.push(pushChanged(stream, now, sequence, true));
			changes.push(...this.byTemplates.ended(name, now));
		}
		return changes;
	}

	private nextSequence(): string {
		return String(FIRST_SEQUENCE + BigInt((this.pushCount += 1)));
	}

	private taskChanges(): Happening[] {
		const now = this.clock.now();
		return this.tasks
			.all()
			.filter(({ generation }) => generation === 'v3')
			.flatMap((task) => this.timeline(task).map((point) => ({ task, ...point })))
			.filter(({ at }) => at <= now)
			.filter(({ task, name }) => this.isNew(`${task.sequence} ${name}`))
			.map(({ task, event, at }) =>
				recordingChanged(
					recordingOfTask(task),
					event,
					at,
					this.formatOf(task) ?? 'hls',
					(this.eventCount += 1),
				),
			);
	}

	/** All that happens to a task, in order, as it stands now. */
	private timeline(task: RecordingTask): Array<{ event: RecordEvent; at: number; name: string }> {
		const begins = Math.max(task.start, task.createdAt);
		const cancelledAt = Math.min(task.stoppedAt ?? Infinity, task.deletedAt ?? Infinity);
		if (cancelledAt <= begins || this.formatOf(task) === undefined) return [];
		const pushes = starts(task, this.tasks.all()) ? pushesDuring(task, this.state) : [];
		const [first, ...others] = pushes;
		if (first === undefined) return [{ event: 'record_start_failed', at: begins, name: 'start' }];
		const started = Math.max(first.start, begins);
		return [
			{ event: 'record_start_succeeded', at: started, name: 'start' },
			...others.flatMap(({ start }, index) => {
				const at = pushes[index]?.end ?? start;
				return [
					{ event: 'record_paused' as const, at, name: `paused ${at}` },
					{ event: 'record_resumed' as const, at: start, name: `resumed ${start}` },
				];
			}),
			{ event: 'record_ended', at: actualEnd(task), name: 'end' },
		];
	}

	/** What a task records in; undefined for a template that records nothing. */
	private formatOf({ templateId }: RecordingTask): RecordFormat | undefined {
		const template = this.state.templates.find(({ id }) => id === templateId);
		return template === undefined ? 'hls' : template.formats?.[0];
	}

	private newFiles(): Happening[] {
		const tasks = new Map(this.tasks.all().map((task) => [task.id, task]));
		// First those in VOD: looking at them makes new ones of both kinds.
		const { files } = this.state;
		return [...files, ...this.state.cosFiles].flatMap((file) => {
			const task = tasks.get(file.taskId ?? '');
			if (task?.generation !== 'v3' || !this.isNew(`file ${file.id}`)) return [];
			return [fileReady(file, recordingOfTask(task))];
		});
	}

	/** Nobody may ask for anything until a task begins, ends or gets its file: the clock wakes us. */
	private setAlarms(): void {
		const now = this.clock.now();
		for (const at of this.byTemplates.due) this.wakeAt(at, now);
		for (const task of this.tasks.all().filter((one) => placeOf(one).domain !== '')) {
			const points = this.timeline(task).map(({ at }) => at);
			for (const at of points.flatMap((point) => [point, point + this.state.fileDelayMs])) {
				this.wakeAt(at, now);
			}
		}
	}

	private wakeAt(at: number, now: number): void {
		if (at <= now || this.alarms.has(at)) return;
		this.alarms.add(at);
		this.clock.after(at - now, () => this.look());
	}
}
