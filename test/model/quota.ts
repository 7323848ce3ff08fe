/** Moments in ascending order, of which only those inside a window count. */
class Window {
	private readonly moments: number[] = [];
	private first = 0;

	constructor(private readonly length: number) {}

	/** How many moments lie inside the window that ends now, after dropping the older ones. */
	count(now: number): number {
		for (;;) {
			const oldest = this.moments[this.first];
			if (oldest === undefined || oldest > now - this.length) break;
			this.first += 1;
		}
		if (this.first > 1_000) {
			this.moments.splice(0, this.first);
			this.first = 0;
		}
		return this.moments.length - this.first;
	}

	add(now: number): void {
		this.moments.push(now);
	}
}

/** Counts what happens under each key inside a sliding window of so many milliseconds. */
export class WindowCounter {
	private readonly windows = new Map<string, Window>();

	constructor(private readonly length: number) {}

	/** How many happened within the window that ends now. */
	count(key: string, now: number): number {
		return this.windows.get(key)?.count(now) ?? 0;
	}

	/** Notes one more, and gives the count with it. */
	add(key: string, now: number): number {
		const window = this.windows.get(key) ?? new Window(this.length);
		this.windows.set(key, window);
		window.add(now);
		return window.count(now);
	}
}
