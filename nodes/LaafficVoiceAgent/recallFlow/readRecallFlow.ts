import type { OwnWords } from '../api/errors';
import { read, type RequestContext } from '../shared/transport';

/** Asks for a recall flow, `{"keyId":321}`, and gives the answer's `data` [recallDetail]. */
export async function readRecallFlow(
	context: RequestContext,
	keyId: number | string,
): Promise<unknown> {
	return (await read(context, 'getRecallFlow', { body: { keyId } }, unknownFlow(keyId))).data;
}

/** The pages have no code for an unknown flow of their own: it is a bad parameter (-22). */
function unknownFlow(keyId: number | string): OwnWords {
	const words = {
		problem: `The platform does not have the recall flow ${keyId}`,
		advice:
			"Choose 'Recall Flow' from the list, or take its ID from Query Recall Flows. The ID of a task or of a node is another number.",
	};
	return { '-22': words, '-24': words };
}
