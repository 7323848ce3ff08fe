import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	IWebhookFunctions,
} from 'n8n-workflow';

/** What a webhook finds around it. */
export interface Surroundings {
	rawBody: unknown;
	parameters: Record<string, unknown>;
	credential: ICredentialDataDecryptedObject;
	/** `manual` while a workflow is being tested. */
	mode?: 'webhook' | 'manual';
	workflowId?: string;
	nodeId?: string;
	staticData?: IDataObject;
	/** Answers what is asked of the API: a status and a body. */
	api?: (options: IHttpRequestOptions) => { statusCode: number; body: string };
}

/** What a webhook has answered by itself, and logged. */
export interface Answered {
	status: number | undefined;
	ended: boolean;
	body: unknown;
	warnings: string[];
}

type Members = Pick<
	IWebhookFunctions,
	'getCredentials' | 'getMode' | 'getNode' | 'getWorkflow' | 'getWorkflowStaticData'
> &
	Record<'getNodeParameter' | 'getRequestObject' | 'getResponseObject', unknown> &
	Record<'helpers' | 'logger', object>;

/** Nothing to check: a member that is missing fails the test that comes to need it. */
function standsIn(_members: Members): _members is Members & IWebhookFunctions {
	return true;
}

const NODE: INode = {
	id: 'node',
	name: 'Tencent Live Trigger',
	type: 'n8n-nodes-tencent-live.tencentLiveTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The few members of n8n's context that the trigger may touch. */
export function webhookContext(surroundings: Surroundings): {
	context: IWebhookFunctions;
	answered: Answered;
} {
	const { parameters, credential, staticData = {} } = surroundings;
	const answered: Answered = { status: undefined, ended: false, body: undefined, warnings: [] };
	const response = {
		status(code: number) {
			answered.status = code;
			return response;
		},
		end(...body: unknown[]) {
			answered.ended = body.length === 0;
		},
		json(body: unknown) {
			answered.body = body;
		},
	};
	const members: Members = {
		getCredentials: async <T extends object>(type: string) =>
			asIs<T>(type === 'tencentCloudApi' ? credential : {}),
		getMode: () => surroundings.mode ?? 'webhook',
		getNode: () => ({ ...NODE, id: surroundings.nodeId ?? 'node' }),
		getWorkflow: () => ({ id: surroundings.workflowId ?? 'workflow', active: true }),
		getWorkflowStaticData: (type) => (type === 'node' ? staticData : {}),
		getNodeParameter: (name: string, fallback: unknown) =>
			name in parameters ? parameters[name] : fallback,
		getRequestObject: () => ({ rawBody: surroundings.rawBody }),
		getResponseObject: () => response,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				if (surroundings.api === undefined) throw new Error('Nothing was to be asked.');
				return surroundings.api(options);
			},
		},
		logger: { warn: (text: string) => answered.warnings.push(text) },
	};
	if (standsIn(members)) return { context: members, answered };
	throw new Error('Unreachable.');
}

/** The type of a credential is whatever the caller says. */
function asIs<T>(value: unknown): T {
	if (isAnything<T>(value)) return value;
	throw new Error('Unreachable.');
}

function isAnything<T>(_value: unknown): _value is T {
	return true;
}
