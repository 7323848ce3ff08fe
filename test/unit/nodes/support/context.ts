import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';

type Helper = (
	this: Pick<IExecuteFunctions, 'getExecutionCancelSignal'>,
	credentialsType: string,
	options: IHttpRequestOptions,
) => Promise<unknown>;

/** The few members of n8n's context that the code under test may touch. */
interface Members {
	getNodeParameter?: (name: string, item: number, fallback: unknown) => unknown;
	getTimezone?: () => string;
	getExecutionCancelSignal?: () => AbortSignal | undefined;
	getCredentials?: (name: string) => Promise<ICredentialDataDecryptedObject>;
	getNode?: () => INode;
	getInputData?: () => INodeExecutionData[];
	continueOnFail?: () => boolean;
	getContext?: (type: string) => object;
	getWorkflowDataProxy?: (item: number) => { $runIndex: number };
	logger?: { warn(message: string): void };
	helpers?: { httpRequestWithAuthentication: Helper };
}

/** Nothing to check: a member that is missing fails the test that comes to need it. */
function standsIn(_members: Members): _members is Members & IExecuteFunctions {
	return true;
}

export function contextOf(members: Members): IExecuteFunctions {
	if (standsIn(members)) return members;
	throw new Error('Unreachable.');
}
