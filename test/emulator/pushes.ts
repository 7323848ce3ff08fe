import type { EmulatorClock } from './clock';
import type { StreamBreak } from './recordSettings';
import type { ActiveStream } from './settings';
import type { EmulatorState } from './state';

/** A stream that was pushed at some time, and whether it is now. */
export interface KnownStream extends ActiveStream {
	live: boolean;
	/** It comes back by itself at that time, in milliseconds. */
	backAt?: number;
}

/** So that what comes and goes for days takes no more room than what does for hours. */
const MOST_KNOWN = 100;
const MOST_BREAKS = 500;

const nameOf = ({ domain, app, stream }: ActiveStream) => `${domain}/${app}/${stream}`;

/**
 * Somebody at the encoder: pushes begin, end and break off, and what is recorded meanwhile has a gap
 * where nobody pushed. (A test that sets `state.streams` itself says by `state.breaks` what is recorded.)
 */
export class Pushes {
	private readonly seen = new Map<string, ActiveStream>();

	private readonly returns = new Map<string, number>();

	/** @param look has what changed told to whoever wants to know */
	constructor(
		private readonly state: EmulatorState,
		private readonly clock: EmulatorClock,
		private readonly look: () => void,
	) {}

	/** Every stream that was pushed at some time, in the order in which they were first seen. */
	known(): KnownStream[] {
		for (const stream of this.state.streams) this.note(stream);
		return [...this.seen].map(([name, stream]) => {
			const push = this.state.streams.find((one) => nameOf(one) === name);
			const backAt = this.returns.get(name);
			const known = { ...(push ?? stream), live: push !== undefined };
			return backAt === undefined ? known : { ...known, backAt };
		});
	}

	/** A stream that nobody pushes yet. */
	expect(stream: ActiveStream): void {
		this.note(stream);
		this.openBreak(stream.stream, 0);
	}

	isLive(stream: ActiveStream): boolean {
		return this.state.streams.some((one) => nameOf(one) === nameOf(stream));
	}

	/** Begins a push, unless it is going on. */
	start({ domain, app, stream }: ActiveStream): void {
		const push = { domain, app, stream, publishedAt: this.clock.now() };
		this.returns.delete(nameOf(push));
		if (this.isLive(push)) return;
		this.closeBreak(stream);
		this.state.streams.push(push);
		this.look();
	}

	/** Ends a push. */
	stop(stream: ActiveStream): void {
		this.returns.delete(nameOf(stream));
		if (!this.isLive(stream)) return;
		this.note(stream);
		this.openBreak(stream.stream, this.clock.now());
		this.log(stream);
		this.state.streams = this.state.streams.filter((one) => nameOf(one) !== nameOf(stream));
		this.look();
	}

	/** Breaks a push off; it comes back after so many milliseconds, unless somebody is faster. */
	breakOff(stream: ActiveStream, milliseconds: number): void {
		if (!this.isLive(stream)) return;
		this.stop(stream);
		const backAt = this.clock.now() + milliseconds;
		this.returns.set(nameOf(stream), backAt);
		this.clock.after(milliseconds, () => {
			if (this.returns.get(nameOf(stream)) === backAt) this.start(stream);
		});
	}

	/** The legacy API's way: a channel is pushed to, or not. */
	setChannel(id: string, live: boolean): void {
		const channel = this.state.channels.find((one) => one.id === id && one.closed !== true);
		if (channel === undefined || channel.live === live) return;
		channel.live = live;
		if (live) this.closeBreak(id);
		else this.openBreak(id, this.clock.now());
		this.look();
	}

	/** A stream that is pushed for a while, is not for a while, and so on; milliseconds. */
	comeAndGo(stream: ActiveStream, pushed: number, silent: number): void {
		this.expect(stream);
		const turn = () => {
			if (this.isLive(stream)) this.stop(stream);
			else this.start(stream);
			this.clock.after(this.isLive(stream) ? pushed : silent, turn);
		};
		this.clock.after(silent, turn);
	}

	/** What the lists of pushes know of one that ends now. */
	private log(stream: ActiveStream): void {
		const { pushes, streams } = this.state;
		for (const push of streams.filter((one) => nameOf(one) === nameOf(stream))) {
			const { domain, app, stream: name, publishedAt } = push;
			const to = this.clock.now();
			pushes.push({ domain, app, stream: name, from: publishedAt ?? to, to });
		}
		if (pushes.length > MOST_BREAKS) pushes.shift();
	}

	private note(stream: ActiveStream): void {
		const { domain, app, stream: name } = stream;
		if (this.seen.size < MOST_KNOWN) this.seen.set(nameOf(stream), { domain, app, stream: name });
	}

	private openBreak(stream: string, from: number): void {
		const { breaks } = this.state;
		breaks.push({ stream, from, to: Infinity });
		if (breaks.length <= MOST_BREAKS) return;
		const over = breaks.findIndex(({ to }) => to !== Infinity);
		if (over >= 0) breaks.splice(over, 1);
	}

	private closeBreak(stream: string): void {
		const isOpen = (one: StreamBreak) => one.stream === stream && one.to === Infinity;
		for (const pause of this.state.breaks.filter(isOpen)) pause.to = this.clock.now();
	}
}
