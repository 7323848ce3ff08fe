import { ApiError } from '../../transport/ApiError';
import { exactText, isJsonObject, type JsonObject } from '../../transport/json';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import { objectsIn } from '../lists';
import { NotFoundError } from '../NotFoundError';
import { isRefusal, mayExist } from './refusal';
import { LIVE } from './live';
import { newParametersOf, parametersOf, type TemplateSettings } from './templateSettings';

/** A request for a template whose answer was lost in an earlier try. */
export interface LostTemplate {
	/** The IDs that bore its name before; null where they could not be listed. */
	before: string[] | null;
	/** Whether it may still be carried out. */
	isOpen: boolean;
}

/** What one try to create a template leaves for the next. */
export interface TemplateMemory {
	/** Undefined where no earlier request can have made one. */
	lost: LostTemplate | undefined;
	/** A request leaves. @param signedAt UNIX milliseconds */
	leave(before: string[] | null, signedAt: number): void;
	/** It has certainly made none. */
	forget(): void;
}

/**
 * Creates a template and gives its ID. Not repeatable: a second call makes a second template. Where
 * the answer is lost, the one of this name that was not there before is the one; as long as there may
 * be one that nobody sees, none is asked for.
 *
 * @throws ApiError
 */
export async function createTemplate(
	call: Call3,
	settings: TemplateSettings,
	memory: TemplateMemory,
): Promise<string> {
	const listed = await idsOf(call, settings.name);
	if (memory.lost !== undefined) {
		const earlier = newIn(listed, memory.lost.before);
		if (earlier?.length === 1 && earlier[0] !== undefined) return earlier[0];
		// Several: somebody else made some of this name, and nobody can tell which is whose.
		if (memory.lost.isOpen || earlier?.length !== 0) {
			return await rethrow(mayExist(lostEarlier(), 'template'));
		}
	}
	try {
		const response = await call({
			...LIVE,
			action: 'CreateLiveRecordTemplate',
			parameters: newParametersOf(settings),
			repeatable: false,
			onSend: (signedAt) => memory.leave(listed, signedAt),
		});
		const id = exactText(response.TemplateId);
		if (id !== undefined) return id;
		throw new ApiError('unknown', 'Tencent Cloud answered without a template ID.');
	} catch (error) {
		const isLost = error instanceof ApiError && error.kind === 'unknown';
		const [made, ...more] = (isLost && newIn(await idsOf(call, settings.name), listed)) || [];
		if (made !== undefined && more.length === 0) return made;
		if (!isLost) memory.forget();
		return await rethrow(mayExist(error, 'template'));
	}
}

function lostEarlier(): ApiError {
	return new ApiError('unknown', 'The answer of an earlier try was lost.');
}

/** Those that were not there before; undefined where nobody can tell. */
function newIn(after: string[] | null, before: string[] | null): string[] | undefined {
	if (after === null || before === null) return undefined;
	return after.filter((id) => !before.includes(id));
}

/** The templates of a name; null where they cannot be listed: that needs a right of its own. */
async function idsOf(call: Call3, name: string | undefined): Promise<string[] | null> {
	try {
		const templates = await describeTemplates(call);
		return templates
			.filter(({ TemplateName }) => TemplateName === name)
			.flatMap(({ TemplateId }) => exactText(TemplateId) ?? []);
	} catch {
		return null;
	}
}

/**
 * Changes what is given and leaves the rest as it is. Whether the service does so inside a format is
 * not documented, so a format is sent whole: as it stands, with the changes.
 *
 * @throws ApiError
 */
export async function modifyTemplate(
	call: Call3,
	templateId: number,
	settings: TemplateSettings,
): Promise<void> {
	const current = await describeTemplate(call, templateId);
	const changes = Object.entries(parametersOf(settings)).map(([name, value]) => {
		const before = current[name];
		const merge = isJsonObject(before) && isJsonObject(value);
		return [name, merge ? { ...whatIsSet(before), ...value } : value];
	});
	await call({
		...LIVE,
		action: 'ModifyLiveRecordTemplate',
		parameters: { TemplateId: templateId, ...Object.fromEntries(changes) },
	});
}

/** Without nulls and empty texts: a bucket that is not set is described as "", but not accepted so. */
function whatIsSet(object: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== null && value !== ''),
	);
}

/** One template as the service describes it. @throws ApiError */
export async function describeTemplate(call: Call3, templateId: number): Promise<JsonObject> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveRecordTemplate',
		parameters: { TemplateId: templateId },
	});
	if (isJsonObject(response.Template)) return response.Template;
	throw new ApiError('unknown', 'Tencent Cloud answered without the template.');
}

/** All templates of the account: there are at most 50. @throws ApiError */
export async function describeTemplates(call: Call3): Promise<JsonObject[]> {
	const response = await call({ ...LIVE, action: 'DescribeLiveRecordTemplates', parameters: {} });
	return objectsIn(response.Templates);
}

/**
 * Deletes a template.
 *
 * @throws ApiError
 * @throws NotFoundError when there is none
 */
export async function deleteTemplate(call: Call3, templateId: number): Promise<void> {
	// Looked at first: afterwards a lost answer could not be told from one that was never there.
	const wasThere = await isThere(call, templateId);
	const parameters = { TemplateId: templateId };
	try {
		await call({ ...LIVE, action: 'DeleteLiveRecordTemplate', parameters });
	} catch (error) {
		if (!isRefusal(error)) return await rethrow(error);
		if (!wasThere) return await rethrow(missingTemplate(templateId));
		if (await isThere(call, templateId)) return await rethrow(error);
	}
}

async function isThere(call: Call3, templateId: number): Promise<boolean> {
	const templates = await describeTemplates(call);
	return templates.some(({ TemplateId }) => Number(TemplateId) === templateId);
}

function missingTemplate(templateId: number): NotFoundError {
	return new NotFoundError(
		`There is no recording template ${templateId}, so nothing was deleted. Check the ID and the account, or list the templates with Get Many.`,
	);
}
