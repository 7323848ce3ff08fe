import type { ActionContext } from '../action';

/** A legacy id as the answer writes it: a number with every digit, or text where that is switched on. */
export function writeTaskId(id: string, { state }: ActionContext): string | bigint {
	return state.idsAsText ? id : BigInt(id);
}
