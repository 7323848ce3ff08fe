/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import dns from 'node:dns';

const ADDRESS = { address: '127.0.0.1', family: 4 };

type Answer = (error: null, address: string | object[], family?: number) => void;

/**
 * Host names that exist in this process alone and stand for 127.0.0.1. They end in `.invalid`, which
 * no name server knows (RFC 6761): one that is forgotten gets the system's own answer.
 */
export class HostNames {
	private readonly known = new Set<string>();

	private readonly system = dns.lookup;

	private count = 0;

	constructor() {
		const { known, system } = this;
		const lookup = (name: string, options: dns.LookupOptions, answer: Answer) => {
			if (!known.has(name)) Reflect.apply(system, dns, [name, options, answer]);
			else if (options.all === true) answer(null, [ADDRESS]);
			else answer(null, ADDRESS.address, ADDRESS.family);
		};
		// Where Node looks the function up for every connection.
		Object.assign(dns, { lookup });
	}

	/** A name that was not used before. */
	make(): HostName {
		return new HostName(`run-${++this.count}.faults.invalid`, this.known);
	}

	/** Leaves looking up names to the system again. */
	restore(): void {
		Object.assign(dns, { lookup: this.system });
	}
}

/** A name that can be forgotten. */
export class HostName {
	constructor(
		readonly name: string,
		private readonly known: Set<string>,
	) {
		this.remember();
	}

	remember(): void {
		this.known.add(this.name);
	}

	forget(): void {
		this.known.delete(this.name);
	}
}
