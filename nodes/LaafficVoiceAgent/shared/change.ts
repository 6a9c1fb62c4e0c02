import type { Endpoint } from '../api/facts';
import {
	inOwnWords,
	mayHaveArrived,
	problemOf,
	RequestProblem,
	type Failed,
	type OwnWords,
} from '../api/errors';
import { sendRepeatedly, type RequestContext } from './transport';

interface Change {
	readonly endpoint: Endpoint;
	readonly body: Record<string, unknown>;
	/** What the codes mean here. */
	readonly words?: OwnWords;
	/** Looks whether the platform has made the change; for when its answer was lost. */
	readonly isMade: () => Promise<boolean>;
	/** What to look at where that stays unknown. */
	readonly check: string;
}

/**
 * `confirmed`: the answer was lost, or the change was refused because it was made before; the
 * platform was then found to have made it.
 */
type ChangeOutcome = 'accepted' | 'confirmed';

/**
 * Makes a change that does no harm when it is asked for twice. A repeat after a lost answer can be
 * refused because the first was carried out, so then the platform is asked for how things are.
 */
export async function makeChange(
	context: RequestContext,
	{ endpoint, body, words = {}, isMade, check }: Change,
): Promise<ChangeOutcome> {
	const { answer, mayHaveArrivedBefore } = await sendRepeatedly(context, endpoint, { body });
	if (answer.kind === 'success') return 'accepted';
	const isUnknown = mayHaveArrivedBefore || mayHaveArrived(answer);
	// What an earlier run has made is refused, too; asking for it again is no mistake.
	const mayBeMade = isUnknown || isOwnRefusal(answer, words);
	if (mayBeMade && (await foundOut(isMade))) return 'confirmed';
	const problem = problemOf(inOwnWords(answer, words));
	throw isUnknown ? unknownOutcome(problem, answer, check) : problem;
}

/** Whether the platform refuses the change for what it is asked for, and not for who asks or when. */
function isOwnRefusal(answer: Failed, words: OwnWords): boolean {
	return answer.kind === 'refusal' && Object.hasOwn(words, answer.code);
}

/** A look that fails tells nothing. */
async function foundOut(isMade: () => Promise<boolean>): Promise<boolean> {
	try {
		return await isMade();
	} catch {
		return false;
	}
}

function unknownOutcome(problem: RequestProblem, answer: Failed, check: string): RequestProblem {
	const why = mayHaveArrived(answer)
		? 'this does not tell'
		: 'the answer to an earlier try did not arrive';
	return new RequestProblem(
		`${problem.message}. It is unknown whether the change was made, because ${why}`,
		`${check} It does no harm to run this again. ${problem.advice}`,
		'unknown',
		problem.details,
	);
}
