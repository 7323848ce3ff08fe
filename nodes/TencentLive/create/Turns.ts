/** Lets work under one key run one after the other, in the order it came. */
export class Turns {
	private readonly last = new Map<string, Promise<void>>();

	async run<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(key);
		const result = (before ?? Promise.resolve()).then(work);
		const settled = result.then(
			() => {},
			() => {},
		);
		this.last.set(key, settled);
		try {
			return await result;
		} finally {
			if (this.last.get(key) === settled) this.last.delete(key);
		}
	}
}
