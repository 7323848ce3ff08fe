import type { RequestRecord } from '../../emulator';

/** What happens once, as soon as the service has carried out a request of an action. */
export class Meanwhile {
	private due: { action: string; work: () => void } | undefined;

	/** To be told of every request that is settled. */
	readonly onRequest = ({ action }: RequestRecord): void => {
		if (this.due?.action !== action) return;
		const { work } = this.due;
		this.due = undefined;
		work();
	};

	after(action: string, work: () => void): void {
		this.due = { action, work };
	}

	forget(): void {
		this.due = undefined;
	}
}
