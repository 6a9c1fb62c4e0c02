import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { LIMITS, type Endpoint } from '../api/facts';
import { readPage } from '../api/paging';
import { credentialsOf, read } from '../shared/transport';
import { platformZone } from '../shared/zones';
import { searchRange } from '../task/taskLookup';

export type Choice = INodeListSearchResult['results'][number];

interface Search {
	readonly endpoint: Endpoint;
	/** The `params` of the request besides the range of times. */
	readonly params: Record<string, unknown>;
	/** The page to show, as n8n hands it back. */
	readonly token: string | undefined;
	/** A record as a choice; nothing for records that cannot be chosen. */
	readonly toChoice: (record: Record<string, unknown>) => Choice | undefined;
}

/** One page of a list to choose from, of everything that is not too old to matter. */
export async function searchPage(
	context: ILoadOptionsFunctions,
	{ endpoint, params, token, toChoice }: Search,
): Promise<INodeListSearchResult> {
	const current = Number(token ?? 1);
	const size = LIMITS.pageSize.max;
	const range = searchRange(platformZone(await credentialsOf(context)), DateTime.now());
	const body = { current, size, params: { ...range, ...params } };
	const page = readPage((await read(context, endpoint, { body })).data);
	const isLast = page.pages === undefined ? page.records.length < size : current >= page.pages;
	return {
		results: page.records.map(toChoice).filter((choice) => choice !== undefined),
		paginationToken: isLast ? undefined : String(current + 1),
	};
}
