import type { IExecuteFunctions } from 'n8n-workflow';
import { LIMITS, type Endpoint } from '../api/facts';
import { allRecords, readPage } from '../api/paging';
import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';
import { read, type RequestContext } from './transport';

type ListRecord = Record<string, unknown>;

export interface ListSource {
	readonly endpoint: Endpoint;
	/** The `params` of the request. */
	readonly params: ListRecord;
	readonly keyOf: (record: ListRecord) => unknown;
	/** A condition that the platform cannot be asked for. */
	readonly matches?: (record: ListRecord) => boolean;
}

/** The records of a list up to `limit`, reading no page more than that needs. */
export async function* listed(
	context: RequestContext,
	{ endpoint, params, keyOf, matches }: ListSource,
	limit: number = Infinity,
): AsyncGenerator<ListRecord> {
	const size = matches === undefined ? Math.min(limit, LIMITS.pageSize.max) : LIMITS.pageSize.max;
	const fetchPage = async (current: number) =>
		readPage((await read(context, endpoint, { body: { current, size, params } })).data);
	let count = 0;
	for await (const record of allRecords(fetchPage, keyOf, size)) {
		if (matches?.(record) === false) continue;
		yield record;
		count++;
		if (count === limit) return;
	}
}

/** How many records the user wants. */
export function limitOf(context: IExecuteFunctions, item: number): number {
	if (context.getNodeParameter('returnAll', item) === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit', item));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputProblem(
		`'Limit' is "${plainText(context.getNodeParameter('limit', item))}", but has to be a whole number from 1 on`,
		"Set 'Limit' to a whole number, or turn on 'Return All'.",
	);
}
