import { endsWithAi, fromAiIn } from '../../../../nodes/TencentLive/parameters/fromAi';
import type { Values } from '../../../../nodes/TencentLive/parameters/values';

export const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/**
 * Fields by path, as a node holds them.
 *
 * @param resolved what stands there once expressions are resolved
 * @param raw what the user left there, where that is something else
 */
export function valuesWith(
	resolved: Record<string, unknown>,
	raw: Record<string, unknown> = {},
	zone = 'Asia/Shanghai',
): Values {
	return {
		at: (path) => resolved[path] ?? null,
		rawAt: (path) => raw[path] ?? resolved[path] ?? null,
		fromAi: (path) => fromAiIn(raw[path]),
		endsWithAi: (path) => endsWithAi(raw[path]),
		zone: () => zone,
	};
}
