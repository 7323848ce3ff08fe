/** What n8n shows in one line, characters. */
export const LONGEST_TITLE = 100;

const FULL_STOP = /(?<=[.?!]["”)]?)\s+(?=["“(A-Z])/;
const CODE = /\s*\((?<code>[^()\s]+|HTTP \d+)\)$/;

/** An error as n8n shows it: a title, and below it what to do. */
export interface TwoParts {
	title: string;
	/** What to do; empty where the title says it all. */
	advice: string;
	/** The code of the service, or what stands for one; empty where there is none. */
	code: string;
}

/**
 * Takes a message apart: its first sentence is the title, whatever follows says what to do. A first
 * sentence that is too long for a title stands whole in the advice too.
 *
 * @param title where the first sentence is no title: the advice is the whole message then
 */
export function inTwoParts(message: string, title?: string): TwoParts {
	const found = CODE.exec(message);
	const code = found?.groups?.code ?? '';
	const text = found === null ? message : message.slice(0, found.index);
	if (title !== undefined) return { title, advice: text, code };
	const [first = '', ...others] = text.split(FULL_STOP);
	if (first.length <= LONGEST_TITLE) return { title: first, advice: others.join(' '), code };
	return { title: shortened(first), advice: text, code };
}

/** Ends where a part of the sentence ends, else after a word. */
function shortened(sentence: string): string {
	const start = sentence.slice(0, LONGEST_TITLE - 2);
	const clause = Math.max(...[': ', '; ', ', '].map((mark) => start.lastIndexOf(mark)));
	const end = clause > LONGEST_TITLE / 2 ? clause : start.lastIndexOf(' ');
	return `${start.slice(0, end > 0 ? end : start.length)} …`;
}
