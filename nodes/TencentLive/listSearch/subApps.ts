import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { listSubApps } from '../api/v3/pickers';
import { api3Of } from '../n8n/caller';
import { toNodeError } from '../n8n/errors';

/** Where no application is named: the value that fields begin with, and that old accounts keep. */
const MAIN: INodePropertyOptions = {
	name: 'Main Application',
	value: 0,
	description: 'The one an account has had from the start, unless it opened VOD after 2023-12-25',
};

/** The applications of Video on Demand that the account has. */
export async function getSubApps(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const call = await api3Of(this);
	try {
		const apps = await listSubApps(call);
		return [MAIN, ...apps.map(({ name, id }) => ({ name, value: id }))];
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
