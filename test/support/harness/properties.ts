import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Option = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** What a field is picked from, or what a collection holds. */
export function optionsIn({ options }: INodeProperties): Option[] {
	return options ?? [];
}
