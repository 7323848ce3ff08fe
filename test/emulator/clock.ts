/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
/** Anything that tells the time, in milliseconds since 1970-01-01T00:00:00Z. */
export interface TimeSource {
	now(): number;
}

interface Appointment {
	at: number;
	run: () => void;
}

/**
 * The service's own clock, in milliseconds since 1970-01-01T00:00:00Z.
 *
 * It follows its time source (real time unless another one is given) at a
 * distance that `advance` and `set` change. `freeze` makes it stand still until
 * it is moved, which is what a test of limits and windows wants.
 */
export class EmulatorClock implements TimeSource {
	private offset = 0;

	private frozenAt: number | null = null;

	private appointments: Appointment[] = [];

	private alarm: ReturnType<typeof setTimeout> | null = null;

	constructor(private readonly source: TimeSource = { now: () => Date.now() }) {}

	/** The time in milliseconds. */
	now(): number {
		return this.frozenAt ?? this.source.now() + this.offset;
	}

	/** The time in whole UNIX seconds, as Tencent's timestamps count it. */
	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	/** Moves the clock by so many milliseconds (negative: back) and runs what has become due. */
	advance(milliseconds: number): void {
		this.set(this.now() + milliseconds);
	}

	/** Sets the clock to an instant in milliseconds and runs what has become due. */
	set(milliseconds: number): void {
		if (this.frozenAt === null) this.offset = milliseconds - this.source.now();
		else this.frozenAt = milliseconds;
		this.runDue();
	}

	/** Stops the clock, at an instant in milliseconds if given: from now on only `advance` and `set` move it. */
	freeze(milliseconds: number = this.now()): void {
		this.frozenAt = milliseconds;
		this.runDue();
	}

	/** Milliseconds that it is away from its time source. */
	get away(): number {
		return this.now() - this.source.now();
	}

	get isFrozen(): boolean {
		return this.frozenAt !== null;
	}

	/** Follows its time source again, as at the start, and runs what has become due. */
	reset(): void {
		this.frozenAt = null;
		this.offset = 0;
		this.runDue();
	}

	/** Lets a frozen clock run on from where it stands. */
	unfreeze(): void {
		if (this.frozenAt === null) return;
		this.offset = this.frozenAt - this.source.now();
		this.frozenAt = null;
		this.runDue();
	}

	/** Runs something once this clock has moved on by so many milliseconds. */
	after(milliseconds: number, run: () => void): void {
		this.appointments.push({ at: this.now() + milliseconds, run });
		this.setAlarm();
	}

	/** Runs, oldest first, everything whose time has come. */
	runDue(): void {
		const due = this.appointments
			.filter((appointment) => appointment.at <= this.now())
			.sort((one, other) => one.at - other.at);
		this.appointments = this.appointments.filter((appointment) => !due.includes(appointment));
		for (const appointment of due) appointment.run();
		this.setAlarm();
	}

	/** Forgets everything that is still to run. */
	cancelAll(): void {
		this.appointments = [];
		this.setAlarm();
	}

	/** A running clock wakes itself up; a frozen one only moves by hand. */
	private setAlarm(): void {
		if (this.alarm !== null) clearTimeout(this.alarm);
		this.alarm = null;
		if (this.frozenAt !== null || this.appointments.length === 0) return;
		const next = Math.min(...this.appointments.map((appointment) => appointment.at));
		this.alarm = setTimeout(() => this.runDue(), Math.max(1, next - this.now()));
		this.alarm.unref();
	}
}
