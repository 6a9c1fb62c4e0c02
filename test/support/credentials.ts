import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsEncrypted,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentials,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

/** A credential as a user fills it in: fields left out get the credential type's defaults. */
export interface TestCredential {
	type: ICredentialType;
	data: ICredentialDataDecryptedObject;
}

/** Keeps credentials encrypted and gives them to nodes, as n8n does with those in its database. */
export class MemoryCredentials extends ICredentialsHelper {
	private readonly types = new Map<string, ICredentialType>();

	private readonly stored = new Map<string, ICredentialsEncrypted>();

	/** Encrypts the credentials and makes them available under their type's name as id. */
	static async with(credentials: readonly TestCredential[]): Promise<MemoryCredentials> {
		const helper = new MemoryCredentials();
		for (const { type, data } of credentials) {
			helper.types.set(type.name, type);
			await helper.updateCredentials({ id: type.name, name: type.displayName }, type.name, data);
		}
		return helper;
	}

	/** The references that a node needs in order to use all of these credentials. */
	references(): INodeCredentials {
		const entries = [...this.types].map(([name, { displayName }]) => [
			name,
			{ id: name, name: displayName },
		]);
		return Object.fromEntries(entries) as INodeCredentials;
	}

	/** The credentials as they are stored: nothing in here may be readable. */
	encrypted(): ICredentialsEncrypted[] {
		return [...this.stored.values()];
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	override async getCredentials(
		{ id }: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentials> {
		const stored = this.stored.get(id ?? '');
		if (stored === undefined) throw new Error(`No credential of type ${type} was given`);
		return new Credentials({ id, name: stored.name }, type, stored.data);
	}

	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = await (await this.getCredentials(details, type)).getData();
		const properties = this.getCredentialsProperties(type);
		const complete = NodeHelpers.getNodeParameters(
			properties,
			data as Parameters<typeof NodeHelpers.getNodeParameters>[1],
			true,
			false,
			null,
			null,
		);
		return { ...data, ...complete } as ICredentialDataDecryptedObject;
	}

	override async updateCredentials(
		{ id, name }: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = new Credentials({ id, name }, type);
		await credentials.setData(data);
		this.stored.set(id ?? '', credentials.getDataToSave());
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('The test credentials know no OAuth');
	}

	override async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return (await this.typeOf(type).preAuthentication?.call(helpers, credentials)) as
			ICredentialDataDecryptedObject | undefined;
	}

	/** Lets the credential type itself sign the request. */
	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const options = request as IHttpRequestOptions;
		const credentialType = this.typeOf(type);
		if (credentialType.authenticate === undefined) return options;
		if (typeof credentialType.authenticate === 'function') {
			return await credentialType.authenticate(credentials, options);
		}
		return addProperties(options, credentialType.authenticate, (text) =>
			workflow.expression.getSimpleParameterValue(node, text, 'internal', {
				$credentials: credentials,
			}),
		);
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types.get(name);
		if (type === undefined) throw new Error(`No credential of type ${name} was given`);
		return type;
	}
}

/** The declared form of `authenticate`: texts and expressions to add to the request. */
function addProperties(
	request: IHttpRequestOptions,
	{ properties }: IAuthenticateGeneric,
	evaluate: (expression: string) => unknown,
): IHttpRequestOptions {
	const parts = Object.entries(properties).map(([part, fields]) => {
		const added = Object.entries(fields as Record<string, string>).map(([name, text]) => [
			name,
			text.startsWith('=') ? evaluate(text) : text,
		]);
		const present = request[part as keyof IHttpRequestOptions] as object | undefined;
		return [part, { ...present, ...Object.fromEntries(added) }];
	});
	return { ...request, ...Object.fromEntries(parts) };
}
