import JSONbig from 'json-bigint';
import { parse as parseLossless } from 'lossless-json';

import { meaningOf } from '../../../../nodes/TencentLive/api/v3/codes';
import { classify } from '../../../../nodes/TencentLive/transport/classify';
import { parseJson } from '../../../../nodes/TencentLive/transport/json';
import { sideBySide, type Timing } from '../sideBySide';

const ANSWER_BYTES = 20_000;

/** An answer of the legacy API of about 20 kB, with task IDs of 64 bits or with small ones. */
function answerText(firstId: bigint): string {
	const tasks: string[] = [];
	for (let bytes = 0, id = firstId; bytes < ANSWER_BYTES; id -= 1n) {
		const task = `{"task_id":${id},"channel_id":"9896587163684165400","start_time":"2026-11-23 16:50:00","end_time":"2026-11-23 17:50:00","status":0,"file_format":["hls","mp4"],"task_sub_type":1}`;
		tasks.push(task);
		bytes += task.length + 1;
	}
	return `{"code":0,"message":"","codeDesc":"Success","task_list":[${tasks.join(',')}]}`;
}

function readers(text: string) {
	return [
		{ name: 'JSON.parse, which loses digits', work: () => JSON.parse(text) as unknown },
		{ name: 'this package', work: () => parseJson(text) },
		{ name: 'lossless-json', work: () => parseLossless(text) },
		{ name: 'json-bigint', work: () => JSONbig.parse(text) },
	];
}

/** Parsing 20 kB without losing a digit, with IDs of 20 digits, and with short ones. */
export function parsing(rounds: number): { bigIds: Timing[]; smallIds: Timing[] } {
	return {
		bigIds: sideBySide(readers(answerText(18_446_744_073_709_551_615n)), rounds),
		smallIds: sideBySide(readers(answerText(99_999n)), rounds),
	};
}

/** What an answer or an error means. */
export function classification(rounds: number): Timing[] {
	const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	const wrapped = new Error('The connection was aborted', { cause: reset });
	return sideBySide(
		[
			{
				name: 'an error of the request helper, its causes walked',
				work: () => classify(wrapped),
			},
			{ name: 'a code of API 3.0', work: () => meaningOf('RequestLimitExceeded.UinLimitExceeded') },
		],
		rounds,
	);
}
