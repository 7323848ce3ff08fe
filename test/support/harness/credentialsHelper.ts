import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
} from 'n8n-workflow';

/**
 * Serves one credential to every node of a workflow, by name or id, with the defaults of its fields
 * filled in as n8n does, and signs with the credential's own `authenticate`. Like n8n it works on a
 * copy made with a spread, which keeps own properties only.
 */
export class CredentialsHelper extends ICredentialsHelper {
	private readonly type: ICredentialType;

	constructor(
		type: ICredentialType,
		private readonly data: Record<string, ICredentialDataDecryptedObject>,
	) {
		super();
		this.type = { ...type };
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function') throw new Error('The credential cannot sign.');
		return await authenticate(credentials, requestOptions);
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return new Credentials({ id: details.id, name: details.name }, type);
	}

	async getDecrypted(
		_additionalData: unknown,
		details: INodeCredentialsDetails,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.data[details.id ?? details.name] ?? this.data[details.name];
		if (data === undefined) throw new Error(`There is no credential ${details.name}.`);
		const defaults = this.type.properties.map(({ name, default: value }) => [name, value]);
		return { ...Object.fromEntries(defaults), ...data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
