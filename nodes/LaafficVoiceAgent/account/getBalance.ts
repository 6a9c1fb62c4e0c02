import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../api/coerce';
import { BALANCE_FIELDS } from '../api/facts';
import { outputFields, simplified, typesOf } from '../api/simplify';
import { simplifyField } from '../shared/fields';
import type { Operation } from '../shared/operation';
import { credentialsOf, read, type RequestContext } from '../shared/transport';

const amounts = outputFields(BALANCE_FIELDS);

/**
 * Get Balance. The amounts stand beside the status, as text; a `data` object is read too:
 *
 * ```json
 * {"status":"0","reason":"success","balance":"250.000000","gift":"0.000000","credit":"0.000000"}
 * ```
 */
export const getBalance: Operation = {
	resource: 'account',
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get account balance',
	description: 'Look up how much money the account has left',
	fields: [simplifyField],
	output: typesOf(amounts),
	execute: async (context, item) => {
		const { timeZone } = await credentialsOf(context);
		const zones = { workflow: context.getTimezone(), platform: timeZone };
		const { body, data } = await read(context, 'getBalance', {});
		if (context.getNodeParameter('simplify', item) !== true) return body as IDataObject;
		return simplified(amountsIn(body, data), amounts, zones);
	},
};

/** The amounts of the account, as they are written. */
export async function readBalance(context: RequestContext): Promise<Record<string, unknown>> {
	const { body, data } = await read(context, 'getBalance', {});
	return amountsIn(body, data);
}

function amountsIn(body: Record<string, unknown>, data: unknown): Record<string, unknown> {
	return isRecord(data) ? data : body;
}
