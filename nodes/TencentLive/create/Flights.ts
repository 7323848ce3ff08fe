/** What a flight came to, and whether this caller flew it or shared another's. */
export interface Landed<T> {
	result: T;
	shared: boolean;
}

/**
 * Lets equal intents that run at the same time in this process share one promise. Nothing is kept
 * once it has settled.
 */
export class Flights<T> {
	private readonly flights = new Map<string, Promise<T>>();

	/**
	 * Joins the flight under this key, or starts it.
	 *
	 * @param abandoned whether an error only says that whoever flew gave up (its execution was
	 * cancelled): then this caller takes over
	 * @throws what the flight throws
	 */
	async join(
		key: string,
		fly: () => Promise<T>,
		abandoned: (error: unknown) => boolean,
	): Promise<Landed<T>> {
		for (;;) {
			const other = this.flights.get(key);
			if (other === undefined) return { result: await this.start(key, fly), shared: false };
			try {
				return { result: await other, shared: true };
			} catch (error) {
				if (!abandoned(error)) return await Promise.reject(error);
			}
		}
	}

	private async start(key: string, fly: () => Promise<T>): Promise<T> {
		const flight = fly();
		this.flights.set(key, flight);
		try {
			return await flight;
		} finally {
			this.flights.delete(key);
		}
	}
}
