import { at } from '../host/values';

const DOMAIN = `={{ $fromAI('Domain', 'The push domain', 'string', 'push.example.com') }}`;

/** The tools of an example, with one more value for the model to give: a domain of the builder's is always known. */
export function leaveDomainToModel(nodes: readonly unknown[]): unknown[] {
	return nodes.map((node) => {
		const domain = at(node, 'parameters', 'domain');
		if (domain === undefined) return node;
		const parameters = {
			...Object(at(node, 'parameters')),
			domain: { ...Object(domain), value: DOMAIN },
		};
		return { ...Object(node), parameters };
	});
}
