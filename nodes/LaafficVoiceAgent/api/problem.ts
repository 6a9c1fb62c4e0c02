/**
 * Something in the user's input that has to change before anything may be sent. The message says
 * what is wrong, by the parameter's name on the panel; the advice says how to go on.
 */
export class InputProblem extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
		this.name = 'InputProblem';
	}
}

/**
 * A request that did not end well. `state` is the truth about what the platform has:
 * - `nothing`: it has not carried the request out;
 * - `unknown`: it may have, and nothing could be found out.
 */
export class RequestProblem extends Error {
	constructor(
		message: string,
		readonly advice: string,
		readonly state: 'nothing' | 'unknown',
		readonly details: { readonly code?: string; readonly httpStatus?: number } = {},
	) {
		super(message);
		this.name = 'RequestProblem';
	}
}
