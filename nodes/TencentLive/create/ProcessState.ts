import type { Clock } from '../transport/clock';
import { Claim } from './Claim';
import { KnownTasks } from './KnownTasks';
import { OpenAttempts } from './OpenAttempts';
import { ProcessClaims } from './ProcessClaims';

/** What all executions of this process know of creates that run or ran a moment ago. */
export class ProcessState {
	readonly claim = new Claim();
	readonly known: KnownTasks;
	readonly open = new OpenAttempts();

	private readonly claims = new Map<string, ProcessClaims>();

	/** @param onSlow told when n8n's database is too slow for claims across processes */
	constructor(
		private readonly clock: Clock,
		private readonly onSlow: () => void = () => {},
	) {
		this.known = new KnownTasks(clock);
	}

	/** The claims across processes in a row that they share. */
	claimsIn(row: string): ProcessClaims {
		const claims = this.claims.get(row) ?? new ProcessClaims(this.clock, this.onSlow);
		this.claims.set(row, claims);
		return claims;
	}
}
