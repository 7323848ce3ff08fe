import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signRequest } from './signature/sign';
import { baseUrlOf, DEFAULT_SITE, LEGACY_BASE_URL, siteOf, SITES } from './sites';
import { TEST_ACTION, testRules } from './credentialTest';

/** Where the credential is tested, by site. */
const BASE_URLS = Object.fromEntries(
	Object.keys(SITES).map((site) => [site, baseUrlOf(siteOf(site), 'live')]),
);

export class TencentCloudApi implements ICredentialType {
	name = 'tencentCloudApi';

	displayName = 'Tencent Cloud API';

	icon = { light: 'file:tencentCloud.svg', dark: 'file:tencentCloud.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-tencent-live/n8n-nodes-tencent-live#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret ID',
			name: 'secretId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
			description:
				'The public half of an API key, from the console under CAM > API Keys. Prefer a sub-user that has only the rights it needs.',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret half of the same API key. It signs requests and is never sent.',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for temporary credentials from STS: the token that came with them. Leave empty for a permanent key.',
		},
		{
			displayName: 'Site',
			name: 'site',
			type: 'options',
			options: Object.entries(SITES).map(([value, { displayName, root }]) => ({
				name: displayName,
				value,
				description: `API 3.0 at ${root}`,
			})),
			default: DEFAULT_SITE,
			description: 'Where the account was registered. Neither site knows the keys of the other.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			default: 'ap-guangzhou',
			placeholder: 'e.g. ap-guangzhou',
			description:
				'Sent with requests that name no region themselves. Accounts of the China site record in ap-guangzhou only.',
		},
		{
			displayName: 'API 3.0 Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://tencent-gateway.example.com',
			description:
				'Replaces every API 3.0 host, for a gateway of your own. Requests to it are signed, and carry the session token, so enter only a host you trust. Leave empty to use the hosts of the chosen site.',
		},
		{
			displayName: 'Legacy Endpoint',
			name: 'legacyEndpoint',
			type: 'string',
			default: LEGACY_BASE_URL,
			placeholder: 'e.g. https://live.api.qcloud.com',
			description:
				'Base URL of the legacy LVB API 2.0, without /v2/index.php. Only used where a node is set to API version 2.0, which Tencent Cloud announced to close in 2023.',
		},
		{
			displayName: 'Legacy Signature Method',
			name: 'legacySignatureMethod',
			type: 'options',
			options: [
				{
					name: 'HMAC-SHA1',
					value: 'HmacSHA1',
					description: 'The only one that the pages of the live API describe',
				},
				{
					name: 'HMAC-SHA256',
					value: 'HmacSHA256',
					description: 'Described on the general pages of the API 2.0',
				},
			],
			default: 'HmacSHA1',
			description: 'How requests to the legacy endpoint are signed',
		},
		{
			displayName: 'Callback Secret',
			name: 'callbackSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the Tencent Live Trigger: the callback key (CallbackKey) that Tencent Cloud signs its event notifications with. At most 32 letters and digits, of your own choice.',
		},
		{
			displayName: 'Previous Callback Secret',
			name: 'previousCallbackSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The callback key before the current one. Notifications signed with either are accepted, so that none is lost while the key is being changed.',
		},
	];

	// An own property, not a method: n8n copies credential classes with a spread, which loses methods,
	// and then no longer offers the credential in the HTTP Request node.
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		signRequest(credentials, requestOptions, Math.floor(Date.now() / 1000));

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.endpoint || "").trim().split("?")[0] || ${JSON.stringify(BASE_URLS)}[$credentials.site] || "${baseUrlOf(DEFAULT_SITE, 'live')}" }}`,
			url: '/',
			method: 'POST',
			headers: {
				'Content-Type': 'application/json; charset=utf-8',
				'X-TC-Action': TEST_ACTION,
				'X-TC-Version': '2018-08-01',
				'X-TC-Language': 'en-US',
			},
			body: { PageNum: 1, PageSize: 10 },
		},
		rules: testRules,
	};
}
