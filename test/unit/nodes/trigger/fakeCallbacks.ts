import type { Action3, Call3 } from '../../../../nodes/TencentLive/api/v3/call';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../nodes/TencentLive/transport/json';

/** Callback templates and rules as the service keeps them, in memory, and what was asked of it. */
export class FakeCallbacks {
	templates: JsonObject[] = [];

	rules: JsonObject[] = [];

	readonly calls: Action3[] = [];

	/** Looks at each call before it is carried out; may throw, or change what is there. */
	before: (action: string) => void = () => {};

	/** The same after it was carried out: what it throws is a lost answer. */
	after: (action: string) => void = () => {};

	private nextId = 1000;

	readonly call: Call3 = async (action) => {
		this.calls.push(action);
		this.before(action.action);
		const response = this.carryOut(action);
		this.after(action.action);
		return response;
	};

	/** The actions that change something, in order. */
	get writes(): string[] {
		return this.calls.map(({ action }) => action).filter((name) => !name.startsWith('Describe'));
	}

	private carryOut({ action, parameters }: Action3): JsonObject {
		const { TemplateId, DomainName, AppName } = parameters;
		const isRule = (rule: JsonObject) => rule.DomainName === DomainName && rule.AppName === AppName;
		switch (action) {
			case 'DescribeLiveCallbackRules':
				return { Rules: this.rules };
			case 'DescribeLiveCallbackTemplates':
				return { Templates: this.templates };
			case 'CreateLiveCallbackTemplate': {
				const shown = Object.entries(parameters).filter(
					([name]) => name !== 'RecordStatusNotifyUrl',
				);
				const id = (this.nextId += 1);
				this.templates = [...this.templates, { ...Object.fromEntries(shown), TemplateId: id }];
				return { TemplateId: id };
			}
			case 'CreateLiveCallbackRule':
				if (this.rules.some(isRule)) throw refusal('InternalError', 'unknown');
				this.rules = [...this.rules, parameters];
				return {};
			case 'DeleteLiveCallbackRule':
				if (!this.rules.some(isRule)) throw refusal('FailedOperation.NotFound');
				this.rules = this.rules.filter((rule) => !isRule(rule));
				return {};
			case 'DeleteLiveCallbackTemplate':
				if (this.rules.some((rule) => rule.TemplateId === TemplateId)) {
					throw refusal('FailedOperation.ConfInUsed');
				}
				if (this.templates.every((template) => template.TemplateId !== TemplateId)) {
					throw refusal('InternalError.ConfNotFound');
				}
				this.templates = this.templates.filter((template) => template.TemplateId !== TemplateId);
				return {};
			default:
				throw new Error(`No such action: ${action}`);
		}
	}
}

/** An answer that refuses. */
export function refusal(code: string, kind: 'rejected' | 'unknown' = 'rejected'): ApiError {
	return new ApiError(kind, `Refused. (${code})`, { code });
}
