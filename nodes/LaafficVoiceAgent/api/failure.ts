import type { Answer } from './answer';
import { RequestProblem } from './problem';

type Failed = Exclude<Answer, { kind: 'success' }>;

/** A failed answer as a problem to show: what happened, in the platform's own words too, and what to do. */
export function problemOf(answer: Failed): RequestProblem {
	const state = answer.kind === 'lost' ? 'unknown' : 'nothing';
	return new RequestProblem(whatHappened(answer), answer.advice, state, {
		code: answer.kind === 'refusal' ? answer.code : undefined,
		httpStatus: 'httpStatus' in answer ? answer.httpStatus : undefined,
	});
}

/** One line, such as `The platform does not know the agent (code -60, "template missing")`. */
export function whatHappened(answer: Failed): string {
	if (answer.kind === 'refusal') {
		const words = answer.text === '' ? '' : `, "${answer.text}"`;
		return `${answer.problem} (code ${answer.code}${words})`;
	}
	if ('httpStatus' in answer && answer.httpStatus !== undefined) {
		return `${answer.problem} (HTTP status ${answer.httpStatus})`;
	}
	return answer.problem;
}
