import { DEFAULT_ACCOUNT } from '../../emulator';
import type { RemoteEmulator } from './emulatorHost';

/** What a contender is asked to do: one scheduled recording for each stream. Times are UNIX seconds. */
export interface Job {
	url: string;
	secretId: string;
	secretKey: string;
	domain: string;
	appName: string;
	streams: string[];
	startTime: number;
	endTime: number;
}

const HOUR = 3600;

/** Recordings of so many streams, from an hour from now for an hour. */
export function jobFor({ url }: RemoteEmulator, count: number): Job {
	return jobAt(url, count);
}

/** The same at an address. */
export function jobAt(url: string, count: number, name = 'stream'): Job {
	const startTime = Math.floor(Date.now() / 1000) + HOUR;
	return {
		...DEFAULT_ACCOUNT,
		url,
		domain: 'push.example.com',
		appName: 'live',
		streams: Array.from({ length: count }, (_, index) => `${name}-${index}`),
		startTime,
		endTime: startTime + HOUR,
	};
}

/** The parameters of CreateRecordTask, the same for every contender. */
export function createParameters(
	{ domain, appName, startTime, endTime }: Job,
	stream: string,
): Record<'StreamName' | 'DomainName' | 'AppName', string> &
	Record<'StartTime' | 'EndTime', number> {
	return {
		StreamName: stream,
		DomainName: domain,
		AppName: appName,
		EndTime: endTime,
		StartTime: startTime,
	};
}

const DAY = 86_400;

/** The parameters of DescribeRecordTask that a look-up around the job takes. */
export function lookUpParameters({ domain, appName, startTime, endTime }: Job) {
	return {
		StartTime: startTime - DAY,
		EndTime: endTime + DAY,
		DomainName: domain,
		AppName: appName,
	};
}

/** The ID of the file that the stream at an index has before anybody calls. */
export const fileId = (index: number) => String(5_000_000_000_000_000_000n + BigInt(index));
