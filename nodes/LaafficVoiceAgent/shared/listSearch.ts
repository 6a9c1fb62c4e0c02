import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { errorText, nodeError } from './errors';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * A list to choose from that also says how to go on when it cannot be filled: of an error in a
 * list, n8n shows the message only.
 */
export function advising(search: ListSearch): ListSearch {
	return async function (filter, paginationToken) {
		try {
			return await search.call(this, filter, paginationToken);
		} catch (error) {
			throw new NodeOperationError(this.getNode(), errorText(nodeError(this, error)));
		}
	};
}
