import { ExternalSecretsProxy } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { CredentialsHelper } from './credentialsHelper';
import type { LoadedPackage } from './nodeTypes';

/** What n8n hands to every execution, with the credential of the loaded package. */
export function additionalData(
	loaded: LoadedPackage,
	credentials: Record<string, ICredentialDataDecryptedObject>,
): IWorkflowExecuteAdditionalData {
	const url = 'http://127.0.0.1/';
	const closed = () => {
		throw new Error('The harness does not offer this.');
	};
	return {
		credentialsHelper: new CredentialsHelper(loaded.credential, credentials),
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: closed,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: closed,
		logAiEvent: () => {},
		currentNodeExecutionIndex: 0,
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		variables: {},
	};
}
