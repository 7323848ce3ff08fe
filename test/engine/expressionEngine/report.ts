import type { IDataObject } from 'n8n-workflow';

/** What a run with the `vm` expression engine came to. Times are ISO 8601 in UTC. */
export interface VmReport {
	/** The engine that was really used. */
	engine: string;
	/** The window every run asks for, each in another form. */
	start: string;
	end: string;
	runs: Array<{
		/** The expression the start was given by. */
		startTime: string;
		version: string;
		error: string | null;
		output: IDataObject[];
		after: IDataObject[];
		/** The service's own truth. */
		tasks: Array<{ id: string; start: string; end: string }>;
	}>;
}
