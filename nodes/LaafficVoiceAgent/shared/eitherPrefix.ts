import { endpointUrl, type LaafficCredentials, type PathPrefix } from '../api/address';
import type { Answer } from '../api/answer';
import type { ReadEndpoint } from '../api/facts';

/** How a request can end, whatever it brings back. */
type Ended = { readonly kind: 'success' } | Exclude<Answer, { kind: 'success' }>;

/** Documented addresses that were found under the other prefix, for as long as this process runs. */
const foundElsewhere = new Map<string, PathPrefix>();

/**
 * Asks at the documented address and, if nothing answers there, once under the other prefix: the
 * pages of one platform disagree about /v3, and some addresses have no page at all. Only for reads,
 * and only where the credentials leave the prefix to the documents.
 */
export async function underEitherPrefix<Result extends Ended>(
	credentials: LaafficCredentials,
	endpoint: ReadEndpoint,
	ask: (prefix: PathPrefix) => Promise<Result>,
): Promise<Result> {
	const documented = endpointUrl(credentials, endpoint);
	const other = otherPrefix(credentials, endpoint, documented);
	if (other === undefined) return await ask(credentials.pathPrefix);
	const [first, second] = foundElsewhere.has(documented)
		? [other, credentials.pathPrefix]
		: [credentials.pathPrefix, other];
	const answer = await ask(first);
	if (!isWrongPath(answer)) return answer;
	const answerElsewhere = await ask(second);
	if (!isOfPlatform(answerElsewhere)) return answer;
	// A gateway may refuse what it does not know, so a refusal does not prove that it is there.
	if (answerElsewhere.kind !== 'success') return answerElsewhere;
	if (second === other) foundElsewhere.set(documented, other);
	else foundElsewhere.delete(documented);
	return answerElsewhere;
}

/** The prefix that leads to another address than the documented one, if any does. */
function otherPrefix(
	credentials: LaafficCredentials,
	endpoint: ReadEndpoint,
	documented: string,
): PathPrefix | undefined {
	if (credentials.pathPrefix !== 'documented') return undefined;
	const prefixes: readonly PathPrefix[] = ['v3', 'none'];
	// A base address that brings its own /v3 has only one.
	return prefixes.find(
		(pathPrefix) => endpointUrl({ ...credentials, pathPrefix }, endpoint) !== documented,
	);
}

const NO_SUCH_PATH: readonly number[] = [404, 405];

/** Whether nothing of the platform stands at the address: no such path, or somebody's page. */
export function isWrongPath(answer: Ended): boolean {
	if (answer.kind !== 'turnedAway' && answer.kind !== 'lost') return false;
	const { httpStatus = 0, said } = answer;
	if (NO_SUCH_PATH.includes(Number(said?.code ?? httpStatus))) return true;
	return said === undefined && httpStatus >= 200 && httpStatus < 300;
}

function isOfPlatform({ kind }: Ended): boolean {
	return kind === 'success' || kind === 'refusal';
}
