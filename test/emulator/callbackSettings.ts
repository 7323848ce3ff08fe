/** The addresses a callback template can have, by the name the API has for them. */
export type CallbackUrl =
	| 'StreamBeginNotifyUrl'
	| 'StreamEndNotifyUrl'
	| 'RecordNotifyUrl'
	| 'RecordStatusNotifyUrl'
	| 'SnapshotNotifyUrl'
	| 'PornCensorshipNotifyUrl'
	| 'StreamMixNotifyUrl'
	| 'PushExceptionNotifyUrl'
	| 'AudioAuditNotifyUrl'
	| 'RecordExceptionNotifyUrl';

/** A callback template (API 3.0): where events are sent, and the key that signs them. */
export interface CallbackTemplate {
	id: number;
	name: string;
	description?: string;
	urls: Readonly<Partial<Record<CallbackUrl, string>>>;
	/** Nothing is signed without one. */
	key?: string;
	/** `error`, `warning`, `info`. */
	exceptionLevels?: readonly string[];
}

/** A rule that binds a callback template to a domain and path; one for each at most. */
export interface CallbackRule {
	domain: string;
	app: string;
	templateId: number;
	/** Milliseconds. */
	createdAt?: number;
}
