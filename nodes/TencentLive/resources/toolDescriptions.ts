/*
 * Of a tool a model is told one text: what each value is, and what to do with what comes back. The
 * models of OpenAI take 1,024 characters of it at most.
 */

/** Values that name a stream. */
export const STREAM =
	'Domain is the push domain, such as push.example.com; App Name the push path, usually live; Stream Name the name of the stream, such as my-stream (with the legacy API Channel, a channel ID).';

export const TIMES =
	'Give times in ISO 8601 with their offset, such as 2026-11-23T18:00:00+08:00 or ending in Z for UTC; without an offset they are refused.';

export const TASK_ID =
	'Task ID is the task_id that creating or listing recording tasks gave, with every character, as text.';

export const TEMPLATE_ID = 'Recording Template is the template_id, a number such as 12345.';

/** What comes back where something fails. */
export const FAILED = '"error" in the answer says what happened and what to do next: follow it.';

/** An operation that changes nothing. */
export const READS = `It changes nothing, so the same call again is always safe. ${FAILED}`;

/** An operation that changes something, and may be carried out once more. */
export const REPEATS = `The same call again is safe. ${FAILED}`;
